import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from './entries.mjs';
import { withoutPolyfills } from './lit.mjs';

const files = [
  '@lit/reactive-element/css-tag.js',
  '@lit/reactive-element/reactive-element.js',
  'lit-html/lit-html.js',
  'lit-element/lit-element.js',
];

/** A file of Lit as the bundle has it. */
function lessened(file) {
  const id = join(root, 'node_modules', file);
  const error = (message) => assert.fail(message);
  let code = readFileSync(id, 'utf8');
  for (const { transform } of withoutPolyfills) code = transform.call({ error }, code, id)?.code ?? code;
  return code;
}

test('Lit keeps nothing for polyfills, for its own warnings and for decorators', () => {
  for (const file of files)
    assert.doesNotMatch(
      lessened(file),
      /PolyfillSupport|Versions|HydrateSupport|ShadyCSS|Symbol\.metadata|addInitializer/,
    );
});

test('styles are put together as they were', async () => {
  const from = (code) => import(`data:text/javascript,${encodeURIComponent(code.replace(/\/\/# source.*/, ''))}`);
  const file = '@lit/reactive-element/css-tag.js';
  const ours = await from(lessened(file));
  const theirs = await from(readFileSync(join(root, 'node_modules', file), 'utf8'));
  const [made, meant] = [ours, theirs].map(({ css, unsafeCSS }) => {
    const inner = css(['a{order:', '}'], 2);
    return css(['', 'b{color:', '}'], inner, unsafeCSS('red')).cssText;
  });
  assert.equal(made, 'a{order:2}b{color:red}');
  assert.equal(made, meant);
});

test('a release of Lit that reads otherwise ends the build', () => {
  const error = (message) => {
    throw new Error(message);
  };
  const id = '/node_modules/lit-html/lit-html.js';
  assert.throws(
    () => withoutPolyfills.forEach(({ transform }) => transform.call({ error }, 'export {};', id)),
    /has no/,
  );
});
