import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import './define.js';
import type { KithMenu, MenuItem } from './menu.js';

const items: readonly MenuItem[] = [
  { value: 'name', label: 'Name' },
  { value: 'newest', label: 'Newest' },
  { value: 'active', label: 'Most active' },
  { value: 'old', label: 'Oldest', disabled: true },
];

async function show(value?: string): Promise<KithMenu> {
  return fixture<KithMenu>(html`<kith-menu label="Sort" .items=${items} .value=${value}></kith-menu>`);
}

function part(menu: KithMenu, selector: string): HTMLElement {
  const element = menu.renderRoot.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`The menu has no ${selector}.`);
  return element;
}

const isOpen = (menu: KithMenu): boolean => part(menu, '[role=menu]').matches(':popover-open');
const focused = (menu: KithMenu): string | undefined => menu.shadowRoot?.activeElement?.textContent?.trim();

async function openByKey(menu: KithMenu, key = 'ArrowDown'): Promise<void> {
  part(menu, '.button').focus();
  await sendKeys({ press: key });
  await waitUntil(
    () => part(menu, '.button').ariaExpanded === 'true' && menu.shadowRoot?.activeElement?.className === 'item',
  );
}

describe('<kith-menu>', () => {
  it('is closed at first, named and accessible', async () => {
    const menu = await show('name');
    expect(isOpen(menu)).to.equal(false);
    const button = part(menu, '.button');
    expect(button.getAttribute('aria-haspopup')).to.equal('menu');
    expect(button.getAttribute('aria-expanded')).to.equal('false');
    expect(button.textContent?.replace(/\s+/g, ' ').trim()).to.equal('Sort Name');
    await expect(menu).to.be.accessible();
  });

  it('opens by a click, and is accessible open', async () => {
    const menu = await show('newest');
    part(menu, '.button').click();
    await waitUntil(() => focused(menu) === 'Newest');
    expect(getComputedStyle(part(menu, '[role=menu]')).opacity).to.equal('1');
    expect(isOpen(menu)).to.equal(true);
    await expect(menu).to.be.accessible();
  });

  it('moves by arrows, Home, End and letters, around both ends', async () => {
    const menu = await show();
    await openByKey(menu);
    expect(focused(menu)).to.equal('Name');
    for (const [press, wanted] of [
      ['ArrowDown', 'Newest'],
      ['ArrowUp', 'Name'],
      ['ArrowUp', 'Oldest'],
      ['ArrowDown', 'Name'],
      ['End', 'Oldest'],
      ['Home', 'Name'],
      ['m', 'Most active'],
    ] as const) {
      await sendKeys({ press });
      expect(focused(menu), press).to.equal(wanted);
    }
  });

  it('goes on to the next item with the same letter, and reads letters as a word', async () => {
    const menu = await show();
    await openByKey(menu);
    await sendKeys({ press: 'n' });
    expect(focused(menu)).to.equal('Newest');
    await sendKeys({ press: 'n' });
    expect(focused(menu)).to.equal('Name');
    await sendKeys({ press: 'e' });
    expect(focused(menu)).to.equal('Newest');
  });

  it('opens at its end by ArrowUp', async () => {
    const menu = await show();
    await openByKey(menu, 'ArrowUp');
    expect(focused(menu)).to.equal('Oldest');
  });

  it('closes by Escape and returns to its button', async () => {
    const menu = await show();
    await openByKey(menu);
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !isOpen(menu));
    expect(menu.shadowRoot?.activeElement).to.equal(part(menu, '.button'));
  });

  it('chooses one by Enter, tells it and returns to its button', async () => {
    const menu = await show('name');
    const told: string[] = [];
    menu.addEventListener('kith-menu-select', (event) => told.push(event.detail.value));
    await openByKey(menu);
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => told.length === 1);
    expect(told).to.deep.equal(['newest']);
    expect(menu.value).to.equal('newest');
    expect(isOpen(menu)).to.equal(false);
    await menu.updateComplete;
    const checked = menu.renderRoot.querySelectorAll('[role=menuitemradio][aria-checked=true]');
    expect(Array.from(checked, ({ textContent }) => textContent?.trim())).to.deep.equal(['Newest']);
  });

  it('keeps its choice when the host says no, and never takes what is disabled', async () => {
    const menu = await show('name');
    let told = 0;
    menu.addEventListener('kith-menu-select', (event) => {
      told++;
      event.preventDefault();
    });
    const [, newest, , oldest] = menu.renderRoot.querySelectorAll<HTMLElement>('.item');
    part(menu, '.button').click();
    newest?.click();
    expect(menu.value).to.equal('name');
    oldest?.click();
    expect(told).to.equal(1);
  });

  for (const [where, style] of [
    ['at the end of the line', 'inset-inline-end: 0; inset-block-start: 40vh'],
    ['at the begin of the line', 'inset-inline-start: 0; inset-block-start: 40vh'],
    ['in the last corner', 'inset-inline-end: 0; inset-block-end: 0'],
  ] as const)
    for (const dir of ['ltr', 'rtl'] as const)
      it(`opens within the window ${where}, ${dir}`, async () => {
        const stage = await fixture<HTMLElement>(html`<div dir=${dir}><kith-menu label="Sort"></kith-menu></div>`);
        const menu = stage.querySelector<KithMenu>('kith-menu')!;
        menu.style.cssText = `position: fixed; ${style}`;
        menu.items = Array.from({ length: 40 }, (_, at) => ({
          value: `${at}`,
          label: `A rather long thing to do, number ${at}`,
        }));
        await menu.updateComplete;
        part(menu, '.button').click();
        await waitUntil(() => focused(menu));
        const { left, top, right, bottom } = part(menu, '[role=menu]').getBoundingClientRect();
        expect(
          [left >= 0, top >= 0, right <= innerWidth, bottom <= innerHeight],
          [left, top, right, bottom].join(' '),
        ).to.deep.equal([true, true, true, true]);
      });

  it('has plain items where there is nothing to choose between', async () => {
    const menu = await show();
    expect(menu.renderRoot.querySelectorAll('[role=menuitem]').length).to.equal(4);
    expect(menu.renderRoot.querySelector('[aria-checked]')).to.equal(null);
  });
});
