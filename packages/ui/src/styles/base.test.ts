import { expect, fixture, html } from '@open-wc/testing';
import { css, LitElement } from 'lit';
import { contrast } from '../../test/contrast.js';
import { base } from './base.js';

/** Paints each token, so that the browser computes it. */
class TokenProbe extends LitElement {
  static override styles = [
    base,
    css`
      b {
        background: var(--_accent);
        color: var(--_on-accent);
        border-color: var(--_link);
        font-size: var(--_text-m);
      }
      u {
        outline-color: var(--_control);
        border-color: var(--_muted);
      }
      i {
        color: var(--_positive);
        background: var(--_surface);
        border-color: var(--_warning);
        outline-color: var(--_danger);
      }
    `,
  ];
  protected override render(): unknown {
    return html`<b></b><i></i><u></u><token-inner></token-inner>`;
  }
}
customElements.define('token-probe', TokenProbe);
customElements.define(
  'token-inner',
  class extends LitElement {
    static override styles = base;
  },
);

const accents = [
  '#2f5fd0',
  '#ffe600',
  '#00ff00',
  '#0000ff',
  '#ff0000',
  '#ff00ff',
  '#00ffff',
  '#808080',
  '#000',
  '#fff',
];
const more = [
  'rebeccapurple',
  'hsl(30 100% 50%)',
  'oklch(0.7 0.3 150)',
  '#767676',
  '#777',
  '#ff7f50',
  '#006400',
  '#e91e63',
];
const schemes = [
  { scheme: 'light', page: '#fff', text: '#222' },
  { scheme: 'dark', page: '#121212', text: '#e8e8e8' },
];

type Styles = { readonly [name in 'b' | 'i' | 'u']: CSSStyleDeclaration };

async function probe(scheme: string, text: string, accent?: string): Promise<Styles> {
  const element = await fixture<TokenProbe>(html`<token-probe></token-probe>`);
  element.style.colorScheme = scheme;
  element.style.color = text;
  if (accent) element.style.setProperty('--kith-color-accent', accent);
  const [b, i, u] = ['b', 'i', 'u'].map((name) => element.renderRoot.querySelector(name));
  if (!b || !i || !u) throw new Error('The probe has not rendered.');
  return { b: getComputedStyle(b), i: getComputedStyle(i), u: getComputedStyle(u) };
}

describe('base', () => {
  for (const { scheme, page, text } of schemes) {
    for (const accent of [undefined, ...accents, ...more]) {
      it(`keeps contrast with the accent ${accent ?? 'of its own'} in the ${scheme} scheme`, async () => {
        const { b, i } = await probe(scheme, text, accent);
        expect(contrast(b.color, b.backgroundColor), 'text on the accent').to.be.at.least(4.5);
        expect(contrast(b.borderTopColor, page), 'accent as text').to.be.at.least(4.5);
        expect(contrast(b.borderTopColor, i.backgroundColor, page), 'accent as text on a surface').to.be.at.least(4.5);
      });
    }

    it(`keeps the contrast of neutrals and states in the ${scheme} scheme`, async () => {
      const { i, u } = await probe(scheme, text);
      expect(contrast(u.borderTopColor, i.backgroundColor, page), 'muted').to.be.at.least(4.5);
      expect(contrast(u.outlineColor, page), 'control').to.be.at.least(3);
      for (const state of [i.color, i.borderTopColor, i.outlineColor])
        expect(contrast(state, i.backgroundColor, page), state).to.be.at.least(4.5);
    });
  }

  it('applies a font size once, however deep widgets lie in each other', async () => {
    const element = await fixture<TokenProbe>(html`<token-probe></token-probe>`);
    element.style.setProperty('--kith-font-size', '0.75em');
    const inner = element.renderRoot.querySelector('token-inner');
    const outside = Number.parseFloat(getComputedStyle(document.body).fontSize);
    expect(getComputedStyle(element).fontSize).to.equal(`${outside * 0.75}px`);
    expect(inner && getComputedStyle(inner).fontSize).to.equal(`${outside * 0.75}px`);
  });

  it('does not follow the font size of the root', async () => {
    document.documentElement.style.fontSize = '10px';
    document.body.style.fontSize = '16px';
    const { b } = await probe('light', '#222');
    expect(b.fontSize).to.equal('16px');
    document.documentElement.style.fontSize = document.body.style.fontSize = '';
  });
});
