import assert from 'node:assert/strict';
import { test } from 'node:test';
import { transform } from 'esbuild';
import { tightCss, tightHtml } from './literals.mjs';

test('styles lose layout and comments', () => {
  assert.equal(
    tightCss('\n  :host {\n    color: red; /* why */\n    margin: 0 1em;\n  }\n  a, b {\n    inset: 0;\n  }\n'),
    ' :host{color:red;margin:0 1em}a,b{inset:0}',
  );
});

test('what means something stays', () => {
  for (const css of [
    'a :hover{x:y}',
    'a > b + c{width:calc(1px + 2px)}',
    '@media (width > 3em) and (hover){a{b:c}}',
    '@starting-style{a{opacity:0}}',
    'a::before{content:"  ;  } /* no */ : "}',
    "a{grid-template-areas:'a  b' 'c  d'}",
    '.a .b{--c:d}',
    '@supports not (a:b){a{b:c}}',
  ]) {
    assert.equal(tightCss(css), css);
  }
});

test('a tight style sheet means the same to a parser of CSS', async () => {
  const css = `
    @layer a { .b:not(.c, .d) > :is(e, f) ~ g { margin: -1px auto 0 calc(100% - var(--x,2em)); } }
    @container (min-width:30em) { article { display: grid; grid-template: "a b" 1fr / auto 2fr; } }
    :host(:state(busy))::part(name) { transition: opacity .2s, color 1s; background: url("a b.svg") }`;
  const minify = async (text) => (await transform(text, { loader: 'css', minify: true })).code;
  assert.equal(await minify(tightCss(css)), await minify(css));
});

test('markup loses layout, and keeps a space where there was one', () => {
  assert.equal(
    tightHtml('\n  <p\n    class="a"\n  >\n    One\n    <b>two</b>\n  </p>\n'),
    ' <p class="a" > One <b>two</b> </p> ',
  );
  assert.equal(tightHtml('<i></i><!-- note --><b></b>'), '<i></i><b></b>');
});
