import {
  CommunityError,
  gatewayOf,
  memberGateway,
  type Gateway,
  type ListMembers,
  type Member,
  type Page,
} from '@kith/core';
import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { someMembers, viewer, wrongValues } from '../../../people/test/members.js';
import { broken, heard, until } from '../../../people/test/until.js';
import { findHarm } from '../../../ui/test/harm.js';
import './define.js';
import type { KithDirectory } from './directory.js';

const members = someMembers(60);

async function show(gateway: Gateway, attributes: { readonly [name: string]: string } = {}): Promise<KithDirectory> {
  const stage = await fixture<HTMLElement>(html`<div></div>`);
  const element = document.createElement('kith-directory');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.gateway = gateway;
  stage.append(element);
  await element.updateComplete;
  return element;
}

const all = (element: KithDirectory, selector: string): HTMLElement[] => [
  ...element.renderRoot.querySelectorAll<HTMLElement>(selector),
];
const one = (element: KithDirectory, selector: string): HTMLElement => {
  const found = element.renderRoot.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`The directory has no ${selector}.`);
  return found;
};
const names = (element: KithDirectory): string[] => all(element, '.card .name').map((name) => name.textContent.trim());
const cards = (element: KithDirectory): number => all(element, '.card .name').length;
/** Something is said of the list: the words for it load then. */
const said = (element: KithDirectory): Promise<void> =>
  until(() => element.renderRoot.querySelector('.notice') !== null, 'a notice');
/** So many cards, and around them what comes once they are on the screen. */
const settled = (element: KithDirectory, count: number): Promise<void> =>
  until(
    () => cards(element) === count && element.renderRoot.querySelector('.bar > *') !== null,
    `${count} cards, there are ${cards(element)}`,
  );

function type(element: KithDirectory, words: string): void {
  const input = element.renderRoot.querySelector<HTMLInputElement>('.search input');
  if (!input) throw new Error('There is no search box.');
  input.value = words;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

/** A backend over the network: each answer waits to be given. */
function slowBackend() {
  const asked: { input: ListMembers; answer: (page: Page<Member>) => void; fail: (error: CommunityError) => void }[] =
    [];
  const gateway = gatewayOf({
    'members.list': (input) => new Promise<Page<Member>>((answer, fail) => asked.push({ input, answer, fail })),
    'viewer.get': () => ({ key: null }),
  });
  return { gateway, asked };
}
const page = (...items: Member[]): Page<Member> => ({ items, total: items.length });

describe('<kith-directory>', () => {
  it('shows members, how many there are, and more of them when asked', async function () {
    this.timeout(60_000);
    const element = await show(memberGateway(members, viewer), { facets: 'expertise location' });
    await settled(element, 24);
    expect(one(element, '.count').textContent).to.equal('60 members');
    one(element, '.more').click();
    await settled(element, 48);
    one(element, '.more').click();
    await settled(element, 60);
    expect(element.renderRoot.querySelector('.more')).to.equal(null);
    await expect(element).to.be.accessible();
  });

  it('searches while typing, without regard for accents and case', async () => {
    const element = await show(memberGateway(members, viewer));
    await settled(element, 24);
    type(element, 'BJORN');
    await until(() => names(element).every((name) => name.startsWith('Björn')));
    await until(() => one(element, '[role=status]').textContent === one(element, '.count').textContent);
    type(element, 'nobody has this name');
    await until(() => element.matches(':state(empty)'));
    await said(element);
    one(element, '[part=notice-action]').click();
    await settled(element, 24);
  });

  it('narrows by several values of a facet, and takes them back by chips', async () => {
    const element = await show(memberGateway(members, viewer), { facets: 'location' });
    element.style.inlineSize = '1200px';
    await until(() => all(element, '.facet-value').length > 0);
    const boxes = (): HTMLInputElement[] => [...element.renderRoot.querySelectorAll<HTMLInputElement>('.facet input')];
    const count = (): string => one(element, '.count').textContent;
    boxes()[0]?.click();
    await until(() => count() === '12 members');
    boxes()[1]?.click();
    await until(() => count() === '24 members');
    expect(all(element, '.chosen .chip').length).to.equal(2);
    one(element, '[part=chip-remove]').click();
    await until(() => count() === '12 members');
    one(element, '[part=clear]').click();
    await until(() => count() === '60 members');
    expect(boxes().some((box) => box.checked)).to.equal(false);
  });

  it('loads what pointing at a member does for a host’s own items too', async () => {
    const element = await show(memberGateway(members, viewer), { 'page-size': '3' });
    element.renderMember = ({ id, name }) => html`<span data-member=${id}>${name}</span>`;
    expect(element.people.point).to.equal(undefined);
    await until(() => element.people.point !== undefined);
  });

  it('lets the last input win, whatever order the answers come in', async () => {
    const { gateway, asked } = slowBackend();
    const element = await show(gateway);
    await until(() => asked.length === 1);
    asked[0]?.answer(page(...members.slice(0, 3)));
    await settled(element, 3);
    type(element, 'first');
    await until(() => asked.length === 2);
    expect(names(element).length).to.equal(3);
    type(element, 'second');
    await until(() => asked.length === 3);
    asked[2]?.answer(page({ id: 'b', name: 'Second' }));
    await settled(element, 1);
    asked[1]?.answer(page({ id: 'a', name: 'First' }));
    await element.updateComplete;
    expect(names(element)).to.deep.equal(['Second']);
  });

  it('keeps what it had when a later answer fails, and offers to try again', async () => {
    const { gateway, asked } = slowBackend();
    const element = await show(gateway);
    await until(() => asked.length === 1);
    asked[0]?.answer(page(...members.slice(0, 2)));
    await settled(element, 2);
    type(element, 'x');
    await until(() => asked.length === 2);
    asked[1]?.fail(new CommunityError('invalid'));
    await until(() => element.matches(':state(failed)'));
    await said(element);
    expect(names(element).length).to.equal(2);
    expect(one(element, '[role=alert]').textContent).to.contain('could not be accepted');
  });

  it('invites a guest who may not look to sign in, and shows the fallback', async () => {
    const element = await show(
      gatewayOf({ 'members.list': () => Promise.reject(new CommunityError('unauthenticated')) }),
    );
    await until(() => element.matches(':state(failed)'));
    await said(element);
    const request = heard(element, 'kith-sign-in-request');
    element.addEventListener('kith-sign-in-request', (event) => event.preventDefault());
    one(element, '[part=notice-action]').click();
    await request;
    expect(element.renderRoot.querySelector('slot:not([name])')).to.not.equal(null);
  });

  it('offers only what the backend can do', async () => {
    const plain = gatewayOf({ 'members.list': () => page(...members.slice(0, 2)) }, { 'members.list': { inputs: {} } });
    const element = await show(plain, { facets: 'expertise' });
    await settled(element, 2);
    for (const absent of ['.search', '.sort', '.facet', '[part=filters]', '.more'])
      expect(element.renderRoot.querySelector(absent), absent).to.equal(null);
  });

  it('goes by pages, moves the focus to the list and says which page it is', async () => {
    const element = await show(memberGateway(members, viewer), { paging: 'pages', 'page-size': '10' });
    await until(() => all(element, '.pages button').length > 0);
    const numbers = all(element, '.pages [aria-label]');
    expect(numbers.map((number) => number.textContent.trim())).to.deep.equal(['1', '2', '6']);
    numbers[1]?.click();
    await until(() => names(element)[0] === members[10]?.name);
    expect(element.shadowRoot?.activeElement?.classList.contains('list')).to.equal(true);
    await until(() => one(element, '[role=status]').textContent.includes('Page 2'));
    await expect(element).to.be.accessible();
  });

  it('goes back and forth by cursors where the backend cannot jump', async () => {
    const inner = memberGateway(members, viewer);
    const gateway = gatewayOf(
      { 'members.list': (input) => inner.run('members.list', input) },
      { 'members.list': { inputs: { first: true, after: true }, instant: true } },
    );
    const element = await show(gateway, { paging: 'pages', 'page-size': '10' });
    await until(() => all(element, '.pages button').length === 2);
    all(element, '.pages button')[1]?.click();
    await until(() => names(element)[0] === members[10]?.name);
    all(element, '.pages button')[1]?.click();
    await until(() => names(element)[0] === members[20]?.name);
    all(element, '.pages button')[0]?.click();
    await until(() => names(element)[0] === members[10]?.name);
  });

  it('is a real table where there is room, sorted by its headings', async () => {
    const element = await show(memberGateway(members, viewer), { view: 'table' });
    element.style.inlineSize = '1000px';
    await until(() => element.renderRoot.querySelector('table') !== null);
    expect(all(element, 'thead th').map((heading) => heading.textContent.trim())).to.deep.equal([
      'Name',
      'Expertise',
      'Organisation',
      'Location',
      'Joined',
    ]);
    one(element, 'thead button').click();
    await until(() => all(element, 'th[aria-sort=ascending]').length === 1);
    await expect(element).to.be.accessible();
    element.style.inlineSize = '300px';
    await until(() => element.renderRoot.querySelector('ul.list') !== null);
  });

  it('keeps its facets in a sheet where there is no room, with the focus inside and given back', async function () {
    this.timeout(60_000);
    const element = await show(memberGateway(members, viewer), { facets: 'location' });
    element.style.inlineSize = '320px';
    const opener = await until(() => element.renderRoot.querySelector('[part=filters]')).then(() =>
      one(element, '[part=filters]'),
    );
    opener.focus();
    opener.click();
    await until(() => element.renderRoot.querySelector('dialog')?.open);
    await until(() => all(element, 'dialog .facet-value').length > 0);
    await expect(element).to.be.accessible();
    await sendKeys({ press: 'Escape' });
    await until(() => element.renderRoot.querySelector('dialog') === null);
    expect(element.shadowRoot?.activeElement).to.equal(opener);
  });

  it('names an attribute value that it does not know, with the nearest', async () => {
    const warnings: string[] = [];
    const { warn } = console;
    console.warn = (line: string) => warnings.push(line);
    await show(memberGateway(members, viewer), { facets: 'expertize', paging: 'page' });
    await until(() => warnings.length >= 2);
    console.warn = warn;
    expect(warnings.join(' ')).to.contain('expertise').and.to.contain('bad-attribute').and.to.contain('"pages"');
  });
});

describe('<kith-directory sync-url>', () => {
  const address = location.href;
  afterEach(() => history.replaceState(null, '', address));

  it('keeps the choice in the address, and takes it from there when the reader goes back', async () => {
    const gateway = memberGateway(members, viewer);
    const element = await show(gateway, { facets: 'location', 'sync-url': 'm' });
    const other = await show(gateway, { 'sync-url': 'other' });
    await settled(element, 24);
    type(element, 'jo');
    await until(() => new URLSearchParams(location.search).get('m-q') === 'jo');
    all(element, '.views button')[1]?.click();
    await until(() => new URLSearchParams(location.search).get('m-view') === 'list');
    type(other, 'ada');
    await until(() => new URLSearchParams(location.search).get('other-q') === 'ada');
    expect(new URLSearchParams(location.search).get('m-q')).to.equal('jo');
    history.back();
    await until(() => element.renderRoot.querySelector('ul.grid') !== null);
    expect(one(element, '.count').textContent).to.contain('member');
    expect(new URLSearchParams(location.search).get('m-view')).to.equal(null);
  });

  it('begins with what the address says', async () => {
    history.replaceState(null, '', '?m-q=zoe&m-sort=name');
    const element = await show(memberGateway(members, viewer), { 'sync-url': 'm' });
    await until(() => names(element).length > 0 && names(element).every((name) => name.startsWith('Zoë')));
  });
});

describe('<kith-directory> with many members', () => {
  const many = someMembers(5000);

  it('holds few elements, wherever the reader is, and says where that is', async () => {
    const element = await show(memberGateway(many, viewer), { 'page-size': '5000' });
    await until(() => document.documentElement.scrollHeight > 50_000);
    for (const place of [0, 20_000, 90_000]) {
      window.scrollTo(0, place);
      await until(() =>
        all(element, '.card').some((card) => {
          const { top, bottom } = card.getBoundingClientRect();
          return bottom > 0 && top < innerHeight;
        }),
      );
      expect(all(element, '*').length).to.be.below(300);
    }
    const first = one(element, '.card');
    expect(Number(first.getAttribute('aria-posinset'))).to.be.above(100);
    expect(first.getAttribute('aria-setsize')).to.equal('5000');
    window.scrollTo(0, 0);
    await until(() => names(element)[0] === many[0]?.name);
  });

  it('keeps what has the focus, and the way on from it', async () => {
    const element = await show(memberGateway(many, viewer), { 'page-size': '5000', view: 'list' });
    await until(() => document.documentElement.scrollHeight > 50_000);
    one(element, '.card .follow').focus();
    window.scrollTo(0, 60_000);
    await until(() => names(element).some((name) => name === many[400]?.name) || cards(element) < 24);
    await until(() => !names(element).includes(many[6]?.name ?? ''));
    expect(element.shadowRoot?.activeElement?.classList.contains('follow')).to.equal(true);
    expect(names(element).slice(0, 2)).to.deep.equal([many[0]?.name, many[1]?.name]);
    window.scrollTo(0, 0);
  });

  it('works inside of what scrolls', async () => {
    const element = await show(memberGateway(many, viewer), { 'page-size': '5000' });
    const box = element.parentElement;
    if (!box) throw new Error('The directory stands nowhere.');
    box.style.cssText = 'block-size: 400px; overflow: auto';
    element.remove();
    box.append(element);
    await until(() => box.scrollHeight > 50_000);
    box.scrollTop = 30_000;
    await until(() => Number(one(element, '.card').getAttribute('aria-posinset')) > 100);
    expect(all(element, '*').length).to.be.below(300);
  });
});

describe('<kith-directory> whatever comes', () => {
  it('takes any wrong value in any field, in every view', async function () {
    this.timeout(60_000);
    const element = await show(memberGateway([]));
    const [whole] = members;
    for (const view of ['grid', 'list', 'table'])
      for (const field of Object.keys(whole ?? {}).filter((name) => name !== 'id')) {
        const items = wrongValues.map((value, index): Member =>
          Object.assign({}, whole, { id: `${index}`, [field]: value }),
        );
        element.view = view;
        element.gateway = gatewayOf({ 'members.list': () => page(...items), 'viewer.get': () => viewer });
        await until(() => all(element, '.name').length === items.length, `${view}, ${field}`);
      }
  });

  it('takes any wrong value as an answer', async function () {
    this.timeout(60_000);
    for (const value of wrongValues) {
      const answer = (): Page<Member> => broken(value ?? null);
      const wrong = gatewayOf({
        'members.list': answer,
        'members.facets': () => broken(value ?? null),
      });
      const element = await show(wrong, { facets: 'expertise' });
      await until(() => element.matches(':state(empty)'), JSON.stringify(value));
    }
  });

  it('shows hostile text as text', async () => {
    const evil = '"><img src=x onerror="globalThis.harmed=1"><iframe src="javascript:globalThis.harmed=1">';
    const items = [
      { id: 'x', name: evil, headline: evil, location: evil, expertise: [evil], url: 'javascript:globalThis.harmed=1' },
    ];
    const element = await show(memberGateway(items, viewer), { facets: 'expertise location' });
    element.style.inlineSize = '1200px';
    await until(() => all(element, '.facet-value').length === 2);
    expect(findHarm(element.renderRoot)).to.deep.equal(['<form>']); // the search box
    expect(Reflect.get(globalThis, 'harmed')).to.equal(undefined);
  });

  it('outlives 1,000 moves, listens no longer than it is there, and stays live', async function () {
    this.timeout(60_000);
    const listening = new Map<unknown, string>();
    const { addEventListener: add, removeEventListener: remove } = window;
    window.addEventListener = (...args: Parameters<typeof add>) => {
      listening.set(args[1], args[0]);
      add.apply(window, args);
    };
    window.removeEventListener = (...args: Parameters<typeof remove>) => {
      listening.delete(args[1]);
      remove.apply(window, args);
    };
    const element = await show(memberGateway(members, viewer));
    await settled(element, 24);
    const [here, there] = [document.createElement('div'), document.createElement('section')];
    element.parentElement?.append(here, there);
    for (let turn = 0; turn < 1000; turn += 1) (turn % 2 ? here : there).append(element);
    await element.updateComplete;
    type(element, 'zoe');
    await until(() => names(element).length > 0 && names(element).every((name) => name.startsWith('Zoë')));
    element.remove();
    await element.updateComplete;
    window.addEventListener = add;
    window.removeEventListener = remove;
    expect([...listening.values()]).to.deep.equal([]);
  });
});

describe('<kith-directory> with the host’s own items', () => {
  it('renders a template of the host, bound by paths', async () => {
    const element = await show(memberGateway(members, viewer));
    const template = document.createElement('template');
    template.dataset['kith'] = 'member';
    template.innerHTML = `<h4 data-kith-text="name"></h4><p data-kith-if="pronouns" data-kith-text="pronouns"></p>
      <ul><li data-kith-each="expertise" data-kith-text="."></li></ul><a data-kith-href="links.0.url" onclick="globalThis.harmed=1">Blog</a>`;
    element.append(template);
    element.requestUpdate();
    await until(() => all(element, '.card h4').length === 24);
    expect(one(element, '.card h4').textContent).to.equal(members[0]?.name);
    expect(all(element, '.card')[1]?.querySelector('p')).to.equal(null);
    expect(all(element, '.card')[1]?.querySelectorAll('li').length).to.equal(members[1]?.expertise?.length);
    expect(one(element, '.card a').getAttribute('href')).to.equal('https://example.org/blog');
    expect(one(element, '.card a').getAttribute('onclick')).to.equal(null);
  });

  it('takes a template whose content React has left outside', async () => {
    const element = await show(memberGateway(members, viewer));
    const template = document.createElement('template');
    template.dataset['kith'] = 'member';
    const heading = document.createElement('h4');
    heading.dataset['kithText'] = 'name';
    template.append(heading);
    element.append(template);
    element.requestUpdate();
    await until(() => all(element, '.card h4').length === 24);
  });

  it('renders by a function of the host', async () => {
    const element = await show(memberGateway(members, viewer));
    element.renderMember = ({ name }) => html`<strong>${name}</strong>`;
    await until(() => all(element, '.card strong').length === 24);
  });
});
