import './define.js';
import { CommunityError, type CommunityEvent, type Gateway } from '@kith/core';
import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { anEvent, eventGateway, inDays, inHours, someEvents } from '../../test/events.js';
import type { KithEvents } from './events.js';

const all = (element: Element, selector: string): HTMLElement[] => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
];
const one = (element: Element, selector: string): HTMLElement => {
  const found = element.shadowRoot?.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`There is no ${selector}.`);
  return found;
};
const textOf = (element: Element): string => (element.textContent ?? '').replace(/\s+/g, ' ').trim();

async function show(
  gateway: Gateway,
  attributes: { readonly [name: string]: string } = {},
  lang = 'en',
): Promise<KithEvents> {
  const stage = await fixture<HTMLElement>(html`<div lang=${lang}></div>`);
  stage.style.inlineSize = '1000px'; // whatever the window is
  const element = document.createElement('kith-events');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  Object.assign(element, { gateway });
  stage.append(element);
  return element;
}

const titles = (element: Element): string[] => all(element, '[part="title"]').map(textOf);
const shown = (element: Element, count = 1) =>
  waitUntil(() => all(element, '[part="event"]').length >= count, `no ${count} events`);
const bar = (element: Element) => waitUntil(() => element.shadowRoot?.querySelector('[part="views"]'), 'no controls');
const press = (element: Element, selector: string): void => one(element, selector).click();
const option = (element: Element, part: string, word: string): HTMLElement => {
  const found = all(element, `[part="${part}"] [role=radio]`).find((button) => textOf(button) === word);
  if (!found) throw new Error(`No ${word} in ${part}.`);
  return found;
};
const focused = (element: Element): HTMLElement | null => {
  const active = element.shadowRoot?.activeElement;
  return active instanceof HTMLElement ? active : null;
};
const focusedDay = (element: Element): string | undefined => {
  const day = focused(element)?.dataset['day'];
  return day && new Date(Number(day) * 86_400_000).toISOString().slice(0, 10);
};

const december = (more: Partial<CommunityEvent> & Pick<CommunityEvent, 'id'>): CommunityEvent =>
  anEvent({ startAt: '2027-12-10T18:00:00Z', endAt: '2027-12-10T20:00:00Z', timeZone: 'UTC', ...more });

describe('<kith-events>', () => {
  describe('as an agenda', () => {
    it('shows what is to come by day, each day once, in order', async () => {
      const element = await show(eventGateway([...someEvents(6, undefined, 12)].reverse()));
      await shown(element, 6);
      expect(titles(element).map((title) => title.slice(-1))).to.deep.equal(['0', '1', '2', '3', '4', '5']);
      const days = all(element, '[part="day-heading"]').map((day) => day.getAttribute('aria-label'));
      expect(new Set(days).size).to.equal(days.length);
    });

    it('leaves out what is over, and shows it as past, latest first', async () => {
      const past = [48, 24].map((ago) =>
        anEvent({ id: `p${ago}`, title: `Past ${ago}`, startAt: inHours(-ago), endAt: inHours(1 - ago) }),
      );
      const element = await show(eventGateway([...past, ...someEvents(2)]));
      await shown(element, 2);
      await bar(element);
      option(element, 'period', 'Past').click();
      await waitUntil(() => titles(element)[0] === 'Past 24');
      expect(titles(element)).to.deep.equal(['Past 24', 'Past 48']);
      expect(all(element, '.mark.past')).to.have.length(2);
    });

    it('keeps what is going on today under today, and what has no date at the end', async () => {
      const element = await show(
        eventGateway([
          anEvent({ id: 'u', title: 'Some day', startAt: null, status: 'postponed' }),
          anEvent({ id: 'c', title: 'Conference', startAt: inDays(-2), endAt: inDays(3) }),
          ...someEvents(1),
        ]),
        { 'time-zone': 'UTC' },
      );
      await shown(element, 3);
      expect(titles(element)[0]).to.equal('Conference');
      expect(textOf(one(element, '.today'))).to.contain('Conference');
      expect(textOf(all(element, '[part="day"]').at(-1) ?? element))
        .to.contain('Date to be announced')
        .and.contain('Some day');
    });

    it('shows each date of a series, and each session of a course', async () => {
      const weekly = anEvent({
        id: 'w',
        title: 'Weekly',
        startAt: inHours(2),
        endAt: inHours(3),
        timeZone: 'UTC',
        recurrence: { rules: ['FREQ=WEEKLY;COUNT=4'] },
      });
      const course = anEvent({
        id: 'c',
        title: 'Course',
        startAt: inHours(30),
        endAt: inHours(300),
        sessions: [0, 7].map((day) => ({
          id: `s${day}`,
          startAt: inHours(30 + day * 24),
          endAt: inHours(31 + day * 24),
        })),
      });
      const element = await show(eventGateway([weekly, course]));
      await shown(element, 6);
      expect(titles(element).filter((title) => title === 'Weekly')).to.have.length(4);
      expect(all(element, '[part="facts"]').map(textOf).join()).to.contain('Session 2 of 2');
    });

    it('gives every event its full time and zone in words', async () => {
      const element = await show(eventGateway([december({ id: 'a' })]), { 'time-zone': 'Asia/Kolkata' });
      await shown(element);
      const when = textOf(one(element, '[part="when"]'));
      expect(when).to.contain('December 10, 2027').and.contain('11:30').and.contain('India Standard Time');
      expect(one(element, 'time').getAttribute('datetime')).to.equal('2027-12-10T18:00:00Z');
    });

    it('loads more on demand', async () => {
      const element = await show(eventGateway(someEvents(30)), { 'page-size': '10' });
      await shown(element, 10);
      await waitUntil(() => element.shadowRoot?.querySelector('[part="more"]'));
      press(element, '[part="more"]');
      await shown(element, 20);
      expect(new Set(titles(element)).size).to.equal(20);
    });

    it('shows hostile words as words', async () => {
      const bad = '<img src=x onerror=alert(1)>';
      const element = await show(
        eventGateway([
          anEvent({
            id: 'h',
            title: bad,
            venue: { name: bad, url: 'javascript:alert(1)' },
            url: 'javascript:alert(1)',
            hosts: [{ name: bad }],
          }),
        ]),
      );
      await shown(element);
      expect(titles(element)).to.deep.equal([bad]);
      expect(all(element, 'img, a')).to.have.length(0);
    });

    it('links to the event and opens the place in the map of the host', async () => {
      const element = await show(eventGateway([anEvent({ id: 'a', url: 'https://backend.example/a' })]), {
        'map-url': 'https://map.example/?q={latitude},{longitude}',
      });
      await shown(element);
      expect(one(element, 'a.open').getAttribute('href')).to.equal('https://backend.example/a');
      expect(one(element, '[part="place"]').getAttribute('href')).to.equal('https://map.example/?q=52.55,13.37');
      const opened: string[] = [];
      element.addEventListener('kith-event-open', (event) => {
        event.preventDefault();
        opened.push(event.detail.event.id);
      });
      press(element, 'a.open');
      expect(opened).to.deep.equal(['a']);
    });
  });

  describe('what the reader chooses', () => {
    it('switches between views in place, by press and by arrow', async () => {
      const element = await show(eventGateway(someEvents(3)));
      await shown(element, 3);
      await bar(element);
      option(element, 'views', 'List').click();
      await waitUntil(() => !element.shadowRoot?.querySelector('.agenda'));
      expect(option(element, 'views', 'List').getAttribute('aria-checked')).to.equal('true');
      option(element, 'views', 'List').focus();
      await sendKeys({ press: 'ArrowRight' });
      await waitUntil(() => element.shadowRoot?.querySelector('.cards'));
      expect(textOf(focused(element) ?? element)).to.equal('Cards');
    });

    it('narrows by what the backend counts and takes it back', async () => {
      const element = await show(eventGateway(someEvents(10)));
      await shown(element, 10);
      await bar(element);
      press(element, '[part="filters"]');
      await waitUntil(() => all(element, '[part="filter"] select').length > 0);
      const kind = one(element, '[part="filter"] select');
      if (!(kind instanceof HTMLSelectElement)) throw new Error('No menu.');
      kind.value = 'workshop';
      kind.dispatchEvent(new Event('change', { bubbles: true }));
      await waitUntil(() => all(element, '[part="event"]').length === 2);
      expect(textOf(one(element, '[part="chosen"]'))).to.contain('Workshop');
      press(element, '[part="chip-remove"]');
      await shown(element, 10);
    });

    it('searches, and says what comes next where nothing matches', async () => {
      const element = await show(eventGateway(someEvents(3)));
      await shown(element, 3);
      await bar(element);
      const box = one(element, '[part="search-input"]');
      if (!(box instanceof HTMLInputElement)) throw new Error('No field.');
      box.value = 'zzz';
      box.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await waitUntil(() => element.shadowRoot?.querySelector('[part~="notice"]'));
      await waitUntil(() => element.shadowRoot?.querySelector('.next'));
      expect(textOf(one(element, '.next')))
        .to.contain('Next event')
        .and.contain('Evening of short talks 0');
    });

    it('moves every time to another zone', async () => {
      const element = await show(eventGateway([december({ id: 'a' })]), { 'time-zone': 'UTC' });
      await shown(element);
      await bar(element);
      const menu = one(element, '[part="zone"] select');
      if (!(menu instanceof HTMLSelectElement)) throw new Error('No menu.');
      menu.dispatchEvent(new PointerEvent('pointerenter'));
      await waitUntil(() => menu.options.length > 100);
      menu.value = 'Asia/Tokyo';
      menu.dispatchEvent(new Event('change', { bubbles: true }));
      await waitUntil(() => textOf(one(element, '[part="when"]')).includes('Japan'));
      expect(one(element, '[part="day-heading"]').getAttribute('aria-label')).to.contain('December 11');
    });

    it('keeps the choice in the address', async () => {
      const before = location.href;
      const element = await show(eventGateway(someEvents(10)), { 'sync-url': 'ev' });
      await shown(element, 10);
      await bar(element);
      option(element, 'views', 'List').click();
      expect(new URLSearchParams(location.search).get('ev-view')).to.equal('list');
      history.replaceState(null, '', before);
    });
  });

  describe('as a month', () => {
    const month = { view: 'month', date: '2027-12-10', 'time-zone': 'UTC', 'week-start': 'monday' };
    const grid = (element: Element) => waitUntil(() => element.shadowRoot?.querySelector('[role=grid]'), 'no grid');
    const cell = (element: Element, day: string): HTMLElement =>
      one(element, `[data-day="${Date.parse(day) / 86_400_000}"]`);

    it('is a grid of weeks with one stop, each event named in full', async () => {
      const element = await show(eventGateway([december({ id: 'a', title: 'Talks' })]), month);
      await waitUntil(() => element.shadowRoot?.querySelector('[part="entry"]'));
      expect(all(element, '[role=columnheader]').map(textOf)).to.deep.equal([
        'Mon',
        'Tue',
        'Wed',
        'Thu',
        'Fri',
        'Sat',
        'Sun',
      ]);
      expect(all(element, '[role=grid] [tabindex="0"]')).to.have.length(1);
      const name = textOf(one(element, '[part="entry"]'));
      expect(name)
        .to.contain('Talks, Friday, December 10, 2027')
        .and.contain('6:00')
        .and.contain('Coordinated Universal Time');
      expect(cell(element, '2027-12-10').getAttribute('aria-label')).to.equal('Friday, December 10, 2027, 1 event');
    });

    it('moves by arrows, Home, End, pages and years', async () => {
      const element = await show(eventGateway([]), month);
      await grid(element);
      cell(element, '2027-12-10').focus();
      const go = async (press: string, day: string): Promise<void> => {
        await sendKeys({ press });
        await waitUntil(() => focusedDay(element) === day, `${press}: ${focusedDay(element)} is not ${day}`);
      };
      await go('ArrowRight', '2027-12-11');
      await go('ArrowDown', '2027-12-18');
      await go('ArrowLeft', '2027-12-17');
      await go('ArrowUp', '2027-12-10');
      await go('Home', '2027-12-06');
      await go('End', '2027-12-12');
      await go('PageDown', '2028-01-12');
      await go('PageUp', '2027-12-12');
      focused(element)?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'PageDown', shiftKey: true, bubbles: true, composed: true }),
      );
      await waitUntil(() => focusedDay(element) === '2028-12-12');
      expect(textOf(one(element, '[part="calendar-heading"]'))).to.equal('December 2028');
    });

    it('turns its arrows around in right-to-left text', async () => {
      const element = await show(eventGateway([]), { ...month, dir: 'rtl' });
      await grid(element);
      cell(element, '2027-12-10').focus();
      await sendKeys({ press: 'ArrowLeft' });
      await waitUntil(() => focusedDay(element) === '2027-12-11');
    });

    it('opens the rest of a day beside its trigger and gives the focus back', async () => {
      const many = Array.from({ length: 6 }, (_, index) =>
        december({ id: `e${index}`, title: `Event ${index}`, url: `https://a.example/${index}` }),
      );
      const element = await show(eventGateway(many), month);
      await waitUntil(() => element.shadowRoot?.querySelector('[part="more-events"]'));
      const trigger = one(element, '[part="more-events"]');
      expect(textOf(trigger)).to.equal('3 more');
      trigger.focus();
      trigger.click();
      await waitUntil(() => element.shadowRoot?.querySelector('.day-list:popover-open'));
      expect(all(element, '.day-list [part="event"]')).to.have.length(6);
      await waitUntil(() => focused(element)?.matches('.day-list a'));
      await sendKeys({ press: 'Escape' });
      await waitUntil(() => focused(element) === trigger, 'focus did not come back');
    });

    it('opens a day by Enter and comes back to it', async () => {
      const element = await show(eventGateway([december({ id: 'a', url: 'https://a.example/' })]), month);
      await waitUntil(() => element.shadowRoot?.querySelector('[part="entry"]'));
      cell(element, '2027-12-10').focus();
      await sendKeys({ press: 'Enter' });
      await waitUntil(() => focused(element)?.matches('.day-list a'));
      await sendKeys({ press: 'Escape' });
      await waitUntil(() => focusedDay(element) === '2027-12-10');
    });

    it('draws what takes days as one bar in each week, open where it goes on', async () => {
      const element = await show(
        eventGateway([december({ id: 'a', startAt: '2027-12-10', endAt: '2027-12-15' })]),
        month,
      );
      await waitUntil(() => all(element, '[part="entry"]').length === 2);
      const [first, second] = all(element, '[part="entry"]').map(({ classList }) => [...classList]);
      expect(first).to.include.members(['days-3', 'lane-0', 'after']).and.not.include('before');
      expect(second).to.include.members(['days-2', 'before']).and.not.include('after');
      for (const day of ['2027-12-10', '2027-12-14'])
        expect(cell(element, day).getAttribute('aria-label')).to.contain('1 event');
      expect(cell(element, '2027-12-15').getAttribute('aria-label')).to.contain('no events');
    });

    it('marks today, and becomes an agenda where there is no room', async () => {
      const element = await show(eventGateway(someEvents(2)), { view: 'month' });
      await grid(element);
      expect(all(element, '[aria-current="date"]')).to.have.length(1);
      if (element.parentElement) element.parentElement.style.inlineSize = '340px';
      await waitUntil(() => !element.shadowRoot?.querySelector('[role=grid]'), 'still a grid');
    });

    it('suggests what comes next where it is empty, and goes there', async () => {
      const element = await show(eventGateway([december({ id: 'a' })]), { ...month, date: '2027-10-01' });
      await waitUntil(() => element.shadowRoot?.querySelector('.next button'));
      press(element, '.next button');
      await waitUntil(() => textOf(one(element, '[part="calendar-heading"]')) === 'December 2027');
    });

    it('is accessible', async () => {
      const element = await show(
        eventGateway([december({ id: 'a' }), december({ id: 'b', startAt: '2027-12-01', endAt: '2027-12-20' })]),
        month,
      );
      await waitUntil(() => all(element, '[part="entry"]').length > 3);
      await expect(element).to.be.accessible();
    });
  });

  describe('when something is not as it should be', () => {
    it('says that nothing is planned and offers what is past', async () => {
      const element = await show(eventGateway([]));
      await waitUntil(() => element.shadowRoot?.querySelector('[part="notice-action"]'));
      expect(textOf(one(element, '[part~="notice"]')))
        .to.contain('Nothing is planned')
        .and.contain('Show past events');
    });

    it('offers to try again where it fails', async () => {
      const element = await show(
        eventGateway([], { more: { 'events.list': () => Promise.reject(new CommunityError('forbidden')) } }),
      );
      await waitUntil(() => element.shadowRoot?.querySelector('[part~="notice"]'));
      expect(element.matches(':state(failed)')).to.equal(true);
    });

    it('shows a month as an agenda on paper', async () => {
      const element = await show(eventGateway([december({ id: 'a', title: 'Talks' })]), {
        view: 'month',
        date: '2027-12-10',
      });
      await waitUntil(() => element.shadowRoot?.querySelector('[role=grid]'));
      window.dispatchEvent(new Event('beforeprint'));
      expect(titles(element)).to.deep.equal(['Talks']);
      window.dispatchEvent(new Event('afterprint'));
      await element.updateComplete;
      expect(element.shadowRoot?.querySelector('[role=grid]')).to.not.equal(null);
    });
  });
});
