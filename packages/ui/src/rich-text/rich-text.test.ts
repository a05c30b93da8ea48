import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { RichText } from '@kith/core';
import { LitElement } from 'lit';
import { richText, type RichTextOptions } from './rich-text.js';
import { richTextStyles } from './rich-text-styles.js';

class RichProbe extends LitElement {
  static override properties = { value: { attribute: false }, options: { attribute: false } };
  static override styles = richTextStyles;
  declare value: RichText | null | undefined;
  declare options: RichTextOptions | undefined;
  protected override render(): unknown {
    return html`<main>${richText(this.value, this.options)}</main>`;
  }
}
customElements.define('rich-probe', RichProbe);

async function show(
  value: RichText | null | undefined,
  options?: RichTextOptions,
  lang = 'en',
): Promise<{ probe: RichProbe; main: Element }> {
  const probe = await fixture<RichProbe>(
    html`<rich-probe lang=${lang} .value=${value} .options=${options}></rich-probe>`,
  );
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

  it('shows words first, then Markdown, then the next Markdown', async () => {
    const { probe, main } = await show({ format: 'markdown', text: '**Bold** one' });
    expect(main.textContent).to.contain('Bold');
    await waitUntil(() => main.querySelector('strong'), 'Markdown is shown', { timeout: 8000 });
    probe.value = { format: 'markdown', text: '**Other** one' };
    await waitUntil(() => main.querySelector('strong')?.textContent === 'Other', 'the next is shown', {
      timeout: 8000,
    });
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

  /** What is rendered in Markdown once `selector` is there. */
  async function rendered(text: string, selector: string, options?: RichTextOptions, lang?: string): Promise<Element> {
    const { main } = await show({ format: 'markdown', text }, options, lang);
    await waitUntil(() => main.querySelector(selector), `${selector} is shown`, { timeout: 8000 });
    return main;
  }

  it('asks a picture’s host for nothing before the reader does', async () => {
    const address = new URL('/no-such-picture.png?asked', location.href).href;
    const asked = (): number => performance.getEntriesByName(address).length;
    const main = await rendered(`![A *red* bird](${address})`, 'button', { images: 'click' });
    const button = main.querySelector('button');
    expect(button?.textContent).to.equal(`Show image: A red bird (${location.host})`);
    expect(main.querySelector('img')).to.equal(null);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(asked()).to.equal(0);
    button?.click();
    const image = main.querySelector('img');
    expect(image?.src).to.equal(address);
    expect(image?.alt).to.equal('A red bird');
    expect(image?.referrerPolicy).to.equal('no-referrer');
    await waitUntil(() => asked() || image?.complete, 'it is asked for');
  });

  it('keeps the room of a picture that waits', async () => {
    const main = await rendered('<img src="https://a.example/i.png" width="200" height="100">', 'button', {
      images: 'click',
    });
    const button = main.querySelector('button');
    expect(button?.textContent).to.equal('Show image from a.example');
    expect(button?.getBoundingClientRect().width).to.equal(200);
    expect(button?.getBoundingClientRect().height).to.be.at.least(100);
  });

  it('shows files that wait to be uploaded, and their words where there is none', async () => {
    const options: RichTextOptions = {
      images: 'click',
      files: (id) => (id === 'a' ? 'data:image/gif;base64,R0lGODlhAQABAAAAACw=' : undefined),
    };
    const main = await rendered('![one](kith-file:a) ![two](kith-file:b) [three](kith-file:b)', 'img', options);
    expect(main.querySelectorAll('img').length).to.equal(1);
    expect(main.textContent).to.contain('two');
    expect(main.querySelector('a')?.hasAttribute('href')).to.equal(false);
  });

  it('links those who are named, and nobody in code, links or addresses', async () => {
    const options: RichTextOptions = { mention: (handle) => (handle === 'nobody' ? undefined : `/people/${handle}`) };
    const main = await rendered(
      'Hi @ada, @bo.b! `@code` @nobody a@b.example [@in](https://a.example/)',
      'code',
      options,
    );
    const links = [...main.querySelectorAll('a[data-handle]')];
    expect(links.map((link) => [link.textContent, link.getAttribute('href')])).to.deep.equal([
      ['@ada', '/people/ada'],
      ['@bo.b', '/people/bo.b'],
    ]);
    expect(main.textContent.trim()).to.equal('Hi @ada, @bo.b! @code @nobody a@b.example @in');
  });

  it('names what scrolls and whether a task is done, in the language around it', async () => {
    const text = '- [x] one\n- [ ] two\n\n- [x] loose\n\n  more\n\n| a |\n|---|\n| b |\n\n```\ncode\n```\n';
    const main = await rendered(text, 'table', {}, 'de');
    const names = [...main.querySelectorAll('[aria-label]')].map((one) => [one.role, one.ariaLabel]);
    expect(names).to.deep.equal([
      ['img', 'Erledigt'],
      ['img', 'Offen'],
      ['img', 'Erledigt'],
      ['group', 'Tabelle'],
      ['group', 'Code'],
    ]);
    for (const box of main.querySelectorAll<HTMLElement>('[role=group]')) expect(box.tabIndex).to.equal(0);
    await expect(main).to.be.accessible();
  });

  it('scrolls wide code and tables in their own boxes, and breaks long words', async () => {
    const wide = 'x'.repeat(900);
    const text = `${wide}\n\n| ${'word | '.repeat(60)}\n| ${'--- | '.repeat(60)}\n\n    ${wide}\n`;
    const main = await rendered(text, 'pre');
    expect(main.scrollWidth).to.be.at.most(main.clientWidth);
    for (const box of main.querySelectorAll('pre, .scroll')) expect(box.scrollWidth).to.be.above(box.clientWidth);
  });

  it('shows a long body in parts, in their order, and stops when another comes', async () => {
    const text = Array.from({ length: 1500 }, (_, n) => `Paragraph *${n}* of many.\n\n`).join('');
    const { probe, main } = await show({ format: 'markdown', text });
    await waitUntil(() => main.querySelectorAll('em').length === 1500, 'all is shown', { timeout: 8000 });
    const numbers = [...main.querySelectorAll('em')].map(({ textContent }) => Number(textContent));
    expect(numbers).to.deep.equal([...numbers].sort((a, b) => a - b));
    probe.value = { format: 'markdown', text: text.replaceAll('Paragraph', 'Other') };
    await probe.updateComplete;
    probe.value = { format: 'markdown', text: 'The *last*' };
    await probe.updateComplete;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(main.textContent.trim()).to.equal('The last');
  });
});
