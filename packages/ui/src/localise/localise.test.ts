import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { html as template, type TemplateResult } from 'lit';
import { KithElement } from '../kith-element.js';
import { localeOf } from './locale.js';
import { Messages } from './messages.js';

const english = { hello: 'Hello {name}', members: { one: '{count} member', other: '{count} members' } } as const;

describe('localeOf', () => {
  it('is the nearest lang, through shadow roots, canonical', async () => {
    const root = await fixture(
      html`<div lang="pt-br">
        <p></p>
        <section lang="AR"></section>
      </div>`,
    );
    const p = root.querySelector('p')!;
    expect(localeOf(p)).to.equal('pt-BR');
    const shadow = p.attachShadow({ mode: 'open' });
    shadow.append(document.createElement('i'));
    const inside = shadow.querySelector('i')!;
    expect(localeOf(inside)).to.equal('pt-BR');
    inside.lang = 'de';
    expect(localeOf(inside)).to.equal('de');
    expect(localeOf(root.querySelector('section')!)).to.equal('ar');
  });

  for (const lang of ['no such language', 'x', '12', 'en_US', '<b>', 'a-'])
    it(`is English for lang=${JSON.stringify(lang)}`, () => {
      const element = document.createElement('p');
      element.lang = lang;
      expect(localeOf(element)).to.equal('en');
    });

  it('is the browser’s where the page says nothing', () => {
    const { lang } = document.documentElement;
    document.documentElement.removeAttribute('lang');
    // WebKitGTK on a machine without a language says `C`.
    const own = navigator.language === 'C' ? 'en' : Intl.getCanonicalLocales(navigator.language)[0];
    expect(localeOf(document.createElement('p'))).to.equal(own);
    document.documentElement.lang = lang;
  });
});

describe('Messages', () => {
  it('fills places, writes numbers for the locale, and leaves what it was not given', () => {
    const messages = new Messages(english);
    expect(messages.text('en', 'hello', { name: '<b>{count}</b>' })).to.equal('Hello <b>{count}</b>');
    expect(messages.text('en', 'hello')).to.equal('Hello {name}');
    expect(messages.text('en', 'members', { count: 1 })).to.equal('1 member');
    expect(messages.text('de', 'members', { count: 4727 })).to.equal('4.727 members');
    expect(messages.text('en', 'hello', JSON.parse('{"__proto__":{"name":"x"}}') as { name: string })).to.equal(
      'Hello {name}',
    );
  });

  it('speaks a language by its own plural rules once it is loaded, with English for what it lacks', async () => {
    const catalogue = { members: { zero: 'صفر', one: 'واحد', two: 'اثنان', few: 'قليل {count}', other: 'كثير' } };
    const messages = new Messages(english, { ar: async () => ({ catalogue }) });
    expect(messages.text('ar', 'members', { count: 2 })).to.equal(
      '2 members'.replace('2', new Intl.NumberFormat('ar').format(2)),
    );
    expect(await messages.load('ar-EG')).to.equal(true);
    const of = (count: number) => messages.text('ar-EG', 'members', { count });
    expect([of(0), of(1), of(2), of(11), of(100)]).to.deep.equal(['صفر', 'واحد', 'اثنان', 'كثير', 'كثير']);
    expect(of(5)).to.match(/^قليل/);
    expect(messages.text('ar', 'hello', { name: 'A' })).to.equal('Hello A');
  });

  it('loads a language once for all who ask, tells each of them, and tries again after a failure', async () => {
    let loads = 0;
    let fails = true;
    const messages = new Messages(english, {
      de: async () => {
        loads += 1;
        if (fails) throw new Error('offline');
        return { catalogue: { hello: 'Hallo {name}' } };
      },
    });
    expect(await Promise.all([messages.load('de'), messages.load('de-AT')])).to.deep.equal([false, false]);
    expect([loads, messages.text('de', 'hello', { name: 'A' })]).to.deep.equal([1, 'Hello A']);
    fails = false;
    expect(await Promise.all([messages.load('de'), messages.load('de-CH')])).to.deep.equal([true, true]);
    expect([loads, messages.text('de-CH', 'hello', { name: 'A' })]).to.deep.equal([2, 'Hallo A']);
    expect(await messages.load('de')).to.equal(false);
    expect(loads).to.equal(2);
  });

  it('knows nothing to load for English and for languages that nobody brought', async () => {
    const messages = new Messages(english);
    expect(await messages.load('en')).to.equal(false);
    expect(await messages.load('ja')).to.equal(false);
    expect(messages.text('ja', 'hello', { name: 'A' })).to.equal('Hello A');
  });

  it('takes the host’s own words, before and after the language is loaded', async () => {
    const messages = new Messages(english, { de: async () => ({ catalogue: { hello: 'Hallo', members: 'M' } }) });
    messages.add('de', { hello: 'Servus' });
    await messages.load('de');
    expect([messages.text('de', 'hello'), messages.text('de', 'members')]).to.deep.equal(['Servus', 'M']);
    messages.add('en', { hello: 'Hi' });
    expect(messages.text('en-GB', 'hello')).to.equal('Hi');
  });
});

describe('an element’s language', () => {
  const messages = new Messages(english, { de: async () => ({ catalogue: { hello: 'Hallo {name}' } }) });
  class SpeakingProbe extends KithElement {
    protected override render(): TemplateResult {
      return template`${this.text(messages, 'hello', { name: 'A' })}`;
    }
  }
  customElements.define('speaking-probe', SpeakingProbe);
  const speaks = (probe: Element, words: string) => waitUntil(() => probe.shadowRoot?.textContent === words, words);

  it('is followed as it changes, for every element, in shadow roots too', async () => {
    const root = await fixture(
      html`<div lang="en">
        <speaking-probe></speaking-probe><speaking-probe></speaking-probe>
        <p></p>
      </div>`,
    );
    const shadow = root.querySelector('p')!.attachShadow({ mode: 'open' });
    const box = document.createElement('div');
    box.append(document.createElement('speaking-probe'));
    shadow.append(box);
    const probes = [...root.querySelectorAll('speaking-probe'), box.firstElementChild!];
    await Promise.all(probes.map((probe) => speaks(probe, 'Hello A')));
    (root as HTMLElement).lang = 'de';
    await Promise.all(probes.map((probe) => speaks(probe, 'Hallo A')));
    box.lang = 'en';
    await speaks(box.firstElementChild!, 'Hello A');
    expect(probes[0]!.shadowRoot?.textContent).to.equal('Hallo A');
  });

  it('is that of the place it is moved to', async () => {
    const root = await fixture(
      html`<div>
        <div lang="en"><speaking-probe></speaking-probe></div>
        <div lang="de"></div>
      </div>`,
    );
    const probe = root.querySelector('speaking-probe')!;
    await speaks(probe, 'Hello A');
    root.lastElementChild!.append(probe);
    await speaks(probe, 'Hallo A');
  });
});
