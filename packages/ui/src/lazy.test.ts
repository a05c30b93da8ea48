import { expect } from '@open-wc/testing';
import { Lazy } from './lazy.js';

describe('a part that is loaded on use', () => {
  it('is loaded once, and asks all who wanted it to render again', async () => {
    let loads = 0;
    const lazy = new Lazy(async () => {
      loads += 1;
      await Promise.resolve();
      return 'part';
    });
    const told: string[] = [];
    const host = (name: string) => ({ requestUpdate: () => void told.push(name) });
    expect(lazy.for(host('a'))).to.equal(undefined);
    expect(lazy.for(host('b'))).to.equal(undefined);
    expect(await lazy.load()).to.equal('part');
    expect(told).to.deep.equal(['a', 'b']);
    expect(lazy.for(host('c'))).to.equal('part');
    expect(loads).to.equal(1);
  });

  it('is tried again the next time where it could not be loaded, and tells nobody in between', async () => {
    let network = false;
    const lazy = new Lazy(() => (network ? Promise.resolve('part') : Promise.reject(new TypeError('no network'))));
    let told = 0;
    const host = { requestUpdate: () => void (told += 1) };
    expect(lazy.for(host)).to.equal(undefined);
    await new Promise((resolve) => setTimeout(resolve));
    expect(told).to.equal(0);
    network = true;
    expect(lazy.for(host)).to.equal(undefined);
    await new Promise((resolve) => setTimeout(resolve));
    expect(told).to.equal(1);
    expect(lazy.for(host)).to.equal('part');
  });
});
