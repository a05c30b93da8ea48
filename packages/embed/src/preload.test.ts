import { expect } from '@open-wc/testing';
import { preloader } from './preload.js';

const links = () => [...document.head.querySelectorAll<HTMLLinkElement>('link[rel=modulepreload]')];

describe('preloading', () => {
  let script: HTMLScriptElement;
  beforeEach(() => {
    script = document.createElement('script');
    script.src = 'https://cdn.example/kith/1.0.0/kith.js';
    script.nonce = 'abc';
  });
  afterEach(() => {
    for (const link of links()) link.remove();
  });

  it('asks for a file and what it imports, imports first, with hash and nonce', () => {
    preloader({ 'kith-a': ['sha256-AAAA', 'shared'], shared: ['sha256-BBBB'] }, script)('kith-a');
    expect(links().map(({ href }) => href)).to.deep.equal([
      'https://cdn.example/kith/1.0.0/shared.js',
      'https://cdn.example/kith/1.0.0/kith-a.js',
    ]);
    expect(links().map(({ integrity }) => integrity)).to.deep.equal(['sha256-BBBB', 'sha256-AAAA']);
    expect(links().every(({ nonce }) => nonce === 'abc')).to.equal(true);
  });

  it('asks for each file once, also when files import each other', () => {
    const preload = preloader({ a: ['sha256-A', 'b'], b: ['sha256-B', 'a'] }, script);
    preload('a');
    preload('b');
    expect(links()).to.have.length(2);
  });

  it('does nothing for a file that it does not know, or without knowing where the files are', () => {
    preloader({}, script)('unknown');
    preloader({ a: ['sha256-A'] }, null)('a');
    expect(links()).to.deep.equal([]);
  });
});
