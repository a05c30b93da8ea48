import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { RichText } from '@kith/core';
import { LitElement } from 'lit';
import { richText } from './rich-text.js';

class RichProbe extends LitElement {
  static override properties = { value: { attribute: false } };
  declare value: RichText | null | undefined;
  protected override render(): unknown {
    return html`<main>${richText(this.value)}</main>`;
  }
}
customElements.define('rich-probe', RichProbe);

async function show(value: RichText | null | undefined): Promise<{ probe: RichProbe; main: Element }> {
  const probe = await fixture<RichProbe>(html`<rich-probe .value=${value}></rich-probe>`);
  const main = probe.renderRoot.querySelector('main');
  if (!main) throw new Error('The probe has not rendered.');
  return { probe, main };
}

describe('richText', () => {
  it('shows text at once, as text, in its own direction and language', async () => {
    const { main } = await show({ format: 'text', text: 'Hi <b>you</b>\nthere', lang: 'de' });
    const element = main.querySelector('.rich-text');
    expect(element?.textContent).to.equal('Hi <b>you</b>\nthere');
    expect(element?.getAttribute('dir')).to.equal('auto');
    expect(element?.getAttribute('lang')).to.equal('de');
    expect(element?.children.length).to.equal(0);
  });

  it('adds no blank lines to text whose lines it keeps', async () => {
    const { main } = await show({ format: 'text', text: 'One' });
    expect(main.querySelector('.rich-text')?.textContent).to.equal('One');
  });

  it('is nothing for nothing', async () => {
    for (const value of [null, undefined, { format: 'text', text: '' } as const]) {
      const { main } = await show(value);
      expect(main.children.length).to.equal(0);
    }
  });

  it('shows words first, then Markdown, then the next Markdown at once', async () => {
    const { probe, main } = await show({ format: 'markdown', text: '**Bold** one' });
    expect(main.textContent).to.contain('Bold');
    await waitUntil(() => main.querySelector('strong'), 'Markdown is shown', { timeout: 8000 });
    probe.value = { format: 'markdown', text: '**Other** one' };
    await probe.updateComplete;
    expect(main.querySelector('strong')?.textContent).to.equal('Other');
    expect(main.textContent).to.not.contain('Bold');
  });

  it('keeps what it has rendered when nothing changed', async () => {
    const { probe, main } = await show({ format: 'html', text: '<p>One</p>' });
    await waitUntil(() => main.querySelector('p'), 'HTML is shown', { timeout: 8000 });
    const before = main.querySelector('p');
    probe.value = { format: 'html', text: '<p>One</p>' };
    await probe.updateComplete;
    expect(main.querySelector('p')).to.equal(before);
  });

  it('follows from one format to the other', async () => {
    const { probe, main } = await show({ format: 'html', text: '<p>One</p>' });
    await waitUntil(() => main.querySelector('p'), 'HTML is shown', { timeout: 8000 });
    probe.value = { format: 'text', text: '<p>Two</p>' };
    await probe.updateComplete;
    expect(main.querySelector('p')).to.equal(null);
    expect(main.textContent).to.contain('<p>Two</p>');
  });
});
