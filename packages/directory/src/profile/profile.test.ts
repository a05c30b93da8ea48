import { gatewayOf, memberGateway, type Gateway, type Member } from '@kith/core';
import { expect, fixture, html } from '@open-wc/testing';
import { someMembers, viewer, wrongValues } from '../../../people/test/members.js';
import { heard, until } from '../../../people/test/until.js';
import { findHarm } from '../../../ui/test/harm.js';
import './define.js';
import { memberInAddress } from './member-in-address.js';
import type { KithProfile } from './profile.js';
import { vcard } from './vcard.js';

const [ada] = someMembers(1) as [Member];

async function show(gateway: Gateway, member = 'm0'): Promise<KithProfile> {
  return fixture<KithProfile>(html`<kith-profile .gateway=${gateway} member=${member}>Fallback</kith-profile>`);
}
const text = (element: KithProfile): string => element.renderRoot.textContent;
const named = (element: KithProfile): Promise<void> =>
  until(() => element.renderRoot.querySelector('[part=name]') !== null);

describe('<kith-profile>', () => {
  it('tells everything that there is to know', async function () {
    this.timeout(60_000);
    const element = await show(memberGateway([ada], viewer));
    await named(element);
    for (const words of ['Ada Okafor 0', 'they/them', 'Lagos', 'local time', 'Host', 'Code review', 'Public speaking'])
      expect(text(element)).to.contain(words);
    for (const words of ['example.org', 'Dutch', 'Find me at', 'Second floor', '0 followers', 'Joined'])
      expect(text(element)).to.contain(words);
    const link = element.renderRoot.querySelector<HTMLAnchorElement>('[part=links] a');
    expect(link?.rel).to.equal('noopener noreferrer nofollow ugc');
    await until(() => element.renderRoot.querySelector('[part=bio] strong') !== null, 'bold words');
    await expect(element).to.be.accessible();
  });

  it('leaves no trace of what is withheld, headings neither', async () => {
    const element = await show(memberGateway([{ id: 'm0', name: 'Jo' }], { key: 'viewer' }));
    await named(element);
    expect(element.renderRoot.querySelector('section, h3, .facts, .counts, .chips')).to.equal(null);
  });

  it('asks the host to open a conversation, only where that is allowed', async () => {
    const element = await show(memberGateway([ada], viewer));
    await named(element);
    const request = heard(element, 'kith-message-request');
    element.renderRoot.querySelector<HTMLElement>('[part=message]')?.click();
    expect((await request).detail.member.id).to.equal('m0');
    const other = await show(memberGateway([{ ...ada, viewerCan: ['follow'] }], viewer));
    await named(other);
    expect(other.renderRoot.querySelector('[part=message]')).to.equal(null);
  });

  it('says when there is no such member, and keeps the fallback', async () => {
    const element = await show(memberGateway([ada], viewer), '@nobody');
    await until(() => element.matches(':state(not-found)'));
    await until(() => element.renderRoot.querySelector('.notice') !== null); // its words load then
    expect(text(element)).to.contain('not here');
    expect(element.renderRoot.querySelector('slot:not([name])')).to.not.equal(null);
  });

  it('shows another member without a moment of the one before', async () => {
    const waiting: ((member: Member) => void)[] = [];
    const gateway = gatewayOf({
      'members.get': ({ id }) => (id === 'm0' ? ada : new Promise<Member>((answer) => waiting.push(answer))),
    });
    const element = await show(gateway);
    await named(element);
    element.member = 'm1';
    await element.updateComplete;
    expect(element.renderRoot.querySelector('[part=name]')).to.equal(null);
    await until(() => waiting.length === 1);
    waiting[0]?.({ id: 'm1', name: 'Zoë' });
    await until(() => text(element).includes('Zoë'));
  });

  it('takes any wrong value in any field', async function () {
    this.timeout(60_000);
    const fields = Object.keys(ada).filter((name) => name !== 'id');
    const wrong = fields.flatMap((field) =>
      wrongValues.map((value, index): Member => Object.assign({}, ada, { id: `${field}-${index}`, [field]: value })),
    );
    const gateway = gatewayOf({ 'members.get': ({ id }) => wrong.find((item) => item.id === id) ?? ada });
    const element = await show(gateway);
    await named(element);
    for (const { id } of wrong) {
      element.member = id;
      await element.updateComplete;
      await until(() => element.renderRoot.querySelector('[part=name]') !== null, id);
    }
  });

  it('shows hostile text as text', async () => {
    const evil = '<img src=x onerror="globalThis.harmed=1">';
    const url = 'javascript:globalThis.harmed=1';
    const hostile = {
      ...ada,
      name: evil,
      links: [{ url, label: evil }],
      bio: { text: evil, format: 'html' as const },
      timeZone: evil,
    };
    const element = await show(memberGateway([hostile], viewer));
    await named(element);
    expect(findHarm(element.renderRoot)).to.deep.equal([]);
    expect(element.renderRoot.querySelector('[part=links]')).to.equal(null);
    expect(Reflect.get(globalThis, 'harmed')).to.equal(undefined);
  });
});

describe('the member that an address names', () => {
  const at = (path: string, template?: string): string | undefined =>
    memberInAddress(new URL(path, location.origin), template);

  it('is found by the template of the host, or by a parameter', () => {
    expect(at('/people/ada-okafor', '/people/{handle}')).to.equal('@ada-okafor');
    expect(at('/people/ada-okafor/', '/people/{handle}')).to.equal('@ada-okafor');
    expect(at('/m/a%2Fb', '/m/{id}')).to.equal('a/b');
    expect(at('/person.html?x=1&id=42', '/person.html?id={id}')).to.equal('42');
    expect(at('/any?member=@ada', '/people/{handle}')).to.equal('@ada');
    expect(at('/elsewhere', '/people/{handle}')).to.equal(undefined);
    expect(at('/people/a/b', '/people/{handle}')).to.equal(undefined);
    expect(at('/people/x')).to.equal(undefined);
  });
});

describe('a vCard', () => {
  const lines = (card: string): string[] => card.replace(/\r\n /g, '').split('\r\n');

  it('escapes, folds at 75 octets without breaking a character, and ends lines as it should', () => {
    const card = vcard(
      { id: '1', headline: 'Semi;colon, comma \\ back\nline', organisation: '字'.repeat(60) },
      { name: 'Ådä', url: undefined },
    );
    expect(lines(card)).to.include('TITLE:Semi\\;colon\\, comma \\\\ back\\nline').and.to.include('FN:Ådä');
    expect(lines(card)).to.include(`ORG:${'字'.repeat(60)}`);
    for (const line of card.split('\r\n')) expect(new TextEncoder().encode(line).length).to.be.at.most(75);
    expect(card.startsWith('BEGIN:VCARD\r\nVERSION:4.0\r\n')).to.equal(true);
    expect(card.endsWith('END:VCARD\r\n')).to.equal(true);
  });

  it('holds no property that a text smuggles in, and no unsafe address', () => {
    const card = vcard(
      {
        id: '1',
        name: 'x',
        location: 'a\r\nEMAIL:evil@example.org',
        links: [{ url: 'javascript:alert(1)' }, { url: 'mailto:a%2Cb@example.org?subject=x' }],
      },
      { name: 'x\nORG:evil', url: 'https://example.org/x' },
    );
    expect(lines(card).filter((line) => /^(?:EMAIL|ORG|URL)/.test(line))).to.deep.equal(['EMAIL:a\\,b@example.org']);
  });
});
