import { expect } from '@open-wc/testing';
import { checkWords } from './check-attributes.js';
import { badWord, unknownAttribute } from './attribute-words.js';
import { KithElement } from '../kith-element.js';

class CheckedProbe extends KithElement {}
customElements.define('checked-probe', CheckedProbe);

const known = ['view', 'views', 'sort', 'member-url', 'page-size', 'facets', 'community', 'endpoint'];
const { warn } = console;
let warnings: string[] = [];
beforeEach(() => {
  warnings = [];
  console.warn = (...words) => warnings.push(words.join(' '));
});
afterEach(() => {
  console.warn = warn;
});

describe('attributes', () => {
  for (const [wrong, near] of [
    ['veiw', 'view'],
    ['memberurl', 'member-url'],
    ['member-utl', 'member-url'],
    ['pagesize', 'page-size'],
    ['facet', 'facets'],
    ['srot', 'sort'],
    ['comunity', 'community'],
    ['quite-another', undefined],
    ['constructor', undefined],
  ] as const)
    it(`${wrong}: ${near ?? 'nothing'} is near`, () => {
      const { code, detail } = unknownAttribute(document.createElement('checked-probe'), wrong, known)!;
      expect(code).to.equal('unknown-attribute');
      expect(detail).to.include(`<checked-probe> has no attribute "${wrong}".`);
      expect(/Did you mean "(.*)"/.exec(detail)?.[1]).to.equal(near);
    });

  it('are those of a community too where a widget has its own endpoint', () => {
    const element = document.createElement('checked-probe');
    expect(unknownAttribute(element, 'token-url', known)).not.to.equal(undefined);
    element.setAttribute('endpoint', '/graphql');
    expect(unknownAttribute(element, 'token-url', known)).to.equal(undefined);
  });

  it('name values that are not taken, with the nearest', async () => {
    const element = document.createElement('checked-probe');
    expect(badWord(element, 'view', 'gird', ['grid', 'list']).detail).to.equal(
      '<checked-probe view="gird">: it takes grid, list. Did you mean "grid"?',
    );
    expect(checkWords(element, 'views', ' grid  list ', ['grid', 'list'])).to.equal(true);
    expect(checkWords(element, 'views', 'grid tabel', ['grid', 'list'])).to.equal(false);
    while (!warnings.length) await new Promise((done) => setTimeout(done, 10));
    expect(warnings[0]).to.include('views="tabel"');
  });

  it('that are HTML’s or a framework’s are left alone', async () => {
    const element = document.createElement('checked-probe');
    const names = [
      'id',
      'class',
      'hidden',
      'aria-label',
      'data-a',
      'onclick',
      'v-if',
      'x-data',
      'hx-get',
      'ng-version',
      'is',
      'inert',
      'translate',
      'exportparts',
      '_ngcontent-a',
      'nonce',
    ];
    for (const name of names) element.setAttribute(name, '');
    element.setAttribute('valeu', '');
    document.body.append(element);
    while (!warnings.length) await new Promise((done) => setTimeout(done, 10));
    element.remove();
    expect(warnings.join('\n')).to.match(/^[^\n]*"valeu"[^\n]*$/);
  });
});
