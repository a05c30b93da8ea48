import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { transform } from 'esbuild';
import { elementsOf, makeManifest } from '../manifest/manifest.mjs';
import { root } from './entries.mjs';

const read = (path) => readFileSync(join(root, path), 'utf8');
const table = [...read('packages/embed/src/tags.ts').matchAll(/'(kith-[\w-]+)': \(\) => import\('([^']+)'\)/g)];
/** What a page writes; the pieces in ui are parts of widgets, which register them. */
const tags = elementsOf(makeManifest())
  .filter(({ path }) => !path.startsWith('packages/ui/'))
  .map(({ tagName }) => tagName);

test('the loader knows every tag', () => {
  assert.deepEqual(table.map(([, tag]) => tag).sort(), tags);
});

test('each tag is registered by a module that says so', () => {
  for (const [, tag, specifier] of table) assert.match(specifier, /^@kith\/[\w-]+(\/[\w-]+)?\/define$/, tag);
});

test('kith.css makes room for every tag, in less than 1 kB', async () => {
  const css = read('packages/embed/src/kith.css');
  for (const tag of tags) assert.ok(css.includes(`${tag}:not(:defined)`), `${tag} has no room in kith.css`);
  const { code } = await transform(css, { loader: 'css', minify: true });
  assert.ok(Buffer.byteLength(code) < 1000, `${Buffer.byteLength(code)} bytes`);
});
