import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import './define.js';
import { fullTime } from './full-time.js';
import { momentOf, relativeTime, type Moment } from './relative-time.js';
import { tickListeners } from './ticker.js';
import type { KithTime } from './time.js';

const now = new Date(2026, 10, 22, 12, 0, 0);

function at(value: string): Moment {
  const moment = momentOf(value);
  if (!moment) throw new Error(`${value} is not read as a date.`);
  return moment;
}

function ago(seconds: number): Moment {
  return { date: new Date(now.getTime() - seconds * 1000), dayOnly: false };
}

describe('relativeTime', () => {
  const cases: readonly (readonly [number, string])[] = [
    [0, 'now'],
    [59, 'now'],
    [60, '1 minute ago'],
    [3599, '59 minutes ago'],
    [3600, '1 hour ago'],
    [86_399, '23 hours ago'],
    [47 * 3600, '1 day ago'],
    [8 * 86_400, '1 week ago'],
    [40 * 86_400, '1 month ago'],
    [800 * 86_400, '2 years ago'],
    [-90, 'in 1 minute'],
    [-86_400, 'in 1 day'],
  ];
  for (const [seconds, words] of cases)
    it(`says ${words}`, () => expect(relativeTime(ago(seconds), 'en', now)).to.equal(words));

  it('speaks other languages', () => {
    expect(relativeTime(ago(3 * 86_400), 'de', now)).to.equal('vor 3 Tagen');
    expect(relativeTime(ago(0), 'ar', now)).to.equal('الآن');
  });

  it('counts a day without a time of day by the calendar', () => {
    expect(relativeTime(at('2026-11-22'), 'en', now)).to.equal('today');
    expect(relativeTime(at('2026-11-21'), 'en', now)).to.equal('yesterday');
    expect(relativeTime(at('2026-11-23'), 'en', now)).to.equal('tomorrow');
  });

  it('writes such a day as that day, in every time zone', () => {
    expect(fullTime(at('2026-03-01'), 'en-GB')).to.equal('1 March 2026');
  });
});

describe('momentOf', () => {
  for (const value of [
    '',
    'soon',
    '1',
    'March 7',
    '2026-13-45',
    '2026-11-22T99:00',
    'foo 2001',
    7,
    null,
    undefined,
    {},
  ])
    it(`reads no date in ${JSON.stringify(value)}`, () => expect(momentOf(value)).to.equal(undefined));
});

describe('<kith-time>', () => {
  it('says how long ago, with the machine date, and is accessible', async () => {
    const iso = new Date(Date.now() - 3 * 86_400_000).toISOString();
    const element = await fixture<KithTime>(html`<kith-time lang="en" datetime=${iso}></kith-time>`);
    const time = element.renderRoot.querySelector('time');
    expect(time?.textContent).to.equal('3 days ago');
    expect(time?.getAttribute('datetime')).to.equal(iso);
    await expect(element).to.be.accessible();
  });

  it('follows the nearest language as it changes', async () => {
    const iso = new Date(Date.now() - 3 * 86_400_000).toISOString();
    const around = await fixture(html`<div lang="de"><kith-time datetime=${iso}></kith-time></div>`);
    const element = around.querySelector('kith-time');
    const words = (): string | undefined => element?.renderRoot.querySelector('time')?.textContent ?? undefined;
    expect(words()).to.equal('vor 3 Tagen');
    around.setAttribute('lang', 'en');
    await waitUntil(() => words() === '3 days ago');
  });

  it('shows the full date on focus, on a tap and under the mouse; Escape puts it away', async () => {
    const element = await fixture<KithTime>(html`<kith-time lang="en-GB" datetime="2020-03-01T12:00:00Z"></kith-time>`);
    const time = element.renderRoot.querySelector('time');
    const tooltip = element.renderRoot.querySelector<HTMLElement>('[popover]');
    const shown = (): boolean => tooltip?.matches(':popover-open') === true;
    expect(shown()).to.equal(false);
    time?.focus();
    expect(shown()).to.equal(true);
    expect(tooltip?.textContent).to.contain('1 March 2020');
    time?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }));
    expect(shown()).to.equal(false);
    time?.click();
    expect(shown()).to.equal(true);
    time?.blur();
    expect(shown()).to.equal(false);
    element.dispatchEvent(new PointerEvent('pointerenter', { pointerType: 'mouse' }));
    expect(shown()).to.equal(true);
    element.dispatchEvent(new PointerEvent('pointerleave', { pointerType: 'mouse' }));
    expect(shown()).to.equal(false);
  });

  it('writes a day and a month', async () => {
    const element = await fixture<KithTime>(
      html`<kith-time lang="en-GB" format="day" datetime="2026-03-01"></kith-time>`,
    );
    expect(element.renderRoot.textContent?.trim()).to.equal('1 March 2026');
    element.format = 'month';
    await element.updateComplete;
    expect(element.renderRoot.textContent?.trim()).to.equal('March 2026');
  });

  it('shows nothing for what is no date', async () => {
    const element = await fixture<KithTime>(html`<kith-time datetime="soon"></kith-time>`);
    expect(element.renderRoot.textContent?.trim()).to.equal('');
    element.datetime = null;
    await element.updateComplete;
    expect(element.renderRoot.querySelector('time')).to.equal(null);
  });

  it('shares one timer, and leaves none behind', async () => {
    const before = tickListeners();
    const around = await fixture(html`<div><kith-time></kith-time><kith-time></kith-time></div>`);
    expect(tickListeners()).to.equal(before + 2);
    const [first] = around.querySelectorAll('kith-time');
    for (let n = 0; n < 50; n++) first && around.append(first);
    expect(tickListeners()).to.equal(before + 2);
    around.replaceChildren();
    expect(tickListeners()).to.equal(before);
  });
});
