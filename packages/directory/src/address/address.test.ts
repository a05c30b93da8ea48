import { expect } from '@open-wc/testing';
import { noChoice } from '../directory/choice.js';
import { readAddress, writeAddress } from './address.js';

describe("a directory's part of the address", () => {
  const choice = {
    search: 'ada & co',
    facets: { expertise: ['CSS', 'C++'], location: ['São Paulo'] },
    sort: 'newest',
    view: 'list',
    page: 3,
  } as const;

  it('comes back as it was written', () => {
    expect(readAddress(writeAddress('', 'm', choice), 'm')).to.deep.equal(choice);
    expect(readAddress(writeAddress('', '', choice), '')).to.deep.equal(choice);
  });

  it('leaves what others wrote to the letter', () => {
    const others = '?a=b%20c+d&other-q=x&flag';
    const written = writeAddress(others, 'm', choice);
    expect(written.startsWith(others)).to.equal(true);
    expect(writeAddress(written, 'm', noChoice)).to.equal(others);
  });

  it('takes nothing that makes no sense', () => {
    const read = readAddress('?m-sort=evil&m-view=3d&m-page=-4&m-expertise=&m-expertise=x&m-expertise=x&q=other', 'm');
    expect(read).to.deep.equal({ ...noChoice, sort: undefined, view: undefined, facets: { expertise: ['x'] } });
  });
});
