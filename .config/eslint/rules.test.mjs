import { describe, it } from 'node:test';
import { RuleTester } from 'eslint';
import { kith } from './rules.mjs';

RuleTester.describe = describe;
RuleTester.it = it;
const tester = new RuleTester();

tester.run('no-literal-text', kith.rules['no-literal-text'], {
  valid: [
    'html`<p>${text}</p>`',
    'html`<p>·</p><span>${count} / ${total}</span>`',
    'html`<input aria-label=${label} name="search" type="search">`',
    'html`<slot name="header"></slot>`',
    'other`<p>Members</p>`',
    'html`<!-- a note --><p>&nbsp;×</p>`',
  ],
  invalid: [
    { code: 'html`<p>Members</p>`', errors: [{ messageId: 'literal' }] },
    { code: 'html`<p>${count} members found</p>`', errors: [{ messageId: 'literal' }] },
    { code: 'html`<button aria-label="Close">×</button>`', errors: [{ messageId: 'literal' }] },
    { code: 'html`<input placeholder="Search ${what}">`', errors: [{ messageId: 'literal' }] },
  ],
});

tester.run('no-inline-style', kith.rules['no-inline-style'], {
  valid: ['html`<p class="a" .style=${s}></p>`', 'html`<p part="style"></p>`'],
  invalid: [
    { code: 'html`<p style="color: red"></p>`', errors: [{ messageId: 'style' }] },
    { code: 'html`<p style=${s}></p>`', errors: [{ messageId: 'style' }] },
  ],
});

const colour = [{ messageId: 'colour' }];
const physical = [{ messageId: 'physical' }];
tester.run('themed-css', kith.rules['themed-css'], {
  valid: [
    'css`:host { color: var(--kith-color-text, light-dark(#222, rgb(1 2 3))); margin-inline-start: 1em; }`',
    'css`#list { color: CanvasText; background: transparent; inset-inline-start: 0; }`',
    'css`p { text-align: start; color: ${accent}; white-space: nowrap; }`',
    'css`/* left: red 1rem */ a:hover { inset-block: 0; }`',
    'css`.red { transition: left 1s; border-inline-end: 1px solid currentColor; }`',
    'css`@media (forced-colors: active) { a { outline-color: Highlight; } }`',
  ],
  invalid: [
    { code: 'css`p { padding: 1.5rem; }`', errors: [{ messageId: 'rem' }] },
    { code: 'css`p { color: #35d; }`', errors: colour },
    { code: 'css`p { border: 1px solid rgb(0 0 0 / 20%); }`', errors: colour },
    { code: 'css`p { background: white; }`', errors: colour },
    { code: 'css`@media print { p { color: black } }`', errors: colour },
    { code: 'css`p { margin-left: ${x}; }`', errors: physical },
    { code: 'css`p { border-right-width: 1px; }`', errors: physical },
    { code: 'css`p {\n  ${mixin};\n  left: 0;\n}`', errors: [{ messageId: 'physical', line: 3, column: 3 }] },
    { code: 'css`p { text-align: right; }`', errors: physical },
    { code: 'css`p { color: var(--a, red); background: hsl(1 2% 3%) }`', errors: colour },
  ],
});
