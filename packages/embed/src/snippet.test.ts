import { expect } from '@open-wc/testing';
import { importMapOf, snippet, type IntegrityManifest } from './snippet.js';

const base = 'https://cdn.example/kith/1.2.0';
const manifest: IntegrityManifest = {
  version: '1.2.0',
  files: {
    'kith.css': { integrity: 'sha384-CSS' },
    'kith.js': { integrity: 'sha384-JS' },
    'shared.js': { integrity: 'sha384-SHARED' },
  },
};

describe('the snippet', () => {
  it('is a style sheet and a script, each with its hash', () => {
    expect(snippet({ base, manifest }).split('\n')).to.deep.equal([
      '<link rel="stylesheet" href="https://cdn.example/kith/1.2.0/kith.css" integrity="sha384-CSS" crossorigin>',
      '<script type="module" src="https://cdn.example/kith/1.2.0/kith.js" integrity="sha384-JS" crossorigin></script>',
    ]);
  });

  it('has an import map for every script where it is asked for, before the first module', () => {
    const [first] = snippet({ base: `${base}/`, manifest, importMap: true }).split('\n');
    expect(first).to.equal(`<script type="importmap">${importMapOf(base, manifest)}</script>`);
    expect(JSON.parse(importMapOf(base, manifest))).to.deep.equal({
      integrity: { [`${base}/kith.js`]: 'sha384-JS', [`${base}/shared.js`]: 'sha384-SHARED' },
    });
  });

  it('does not let an address out of its attribute', () => {
    expect(snippet({ base: 'https://cdn.example/"><script>/', manifest })).not.to.contain('"><script>');
  });

  it('says which file a manifest lacks', () => {
    expect(() => snippet({ base, manifest: { version: '1.2.0', files: {} } })).to.throw('1.2.0 has no kith.css');
  });
});
