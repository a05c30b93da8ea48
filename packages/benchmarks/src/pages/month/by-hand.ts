import type { CommunityEvent } from '@kith/core';
import { monthBench } from './contender.js';
import { perDay, shown } from './events.js';

// What an expert would write by hand for one site: a table as a grid with one tab stop, days and spans in lanes, names in full.

interface Placed {
  readonly event: CommunityEvent;
  readonly start: number;
  /** Days in the grid, from 0; the last one is within it. */
  readonly first: number;
  readonly last: number;
  readonly allDay: boolean;
}

const dayMs = 86_400_000;
const style = document.createElement('style');
style.textContent = `
.month { border-collapse: collapse; inline-size: 100%; table-layout: fixed }
.month td { border: 1px solid #ccc; block-size: 7rem; padding: 2px; vertical-align: top }
.month .number { display: block; font-size: .8rem }
.month ul { list-style: none; margin: 0; padding: 0 }
.month a { background: #e8eefc; border-radius: 3px; color: #123; display: block; font-size: .8rem; margin-block-end: 2px; overflow: hidden; padding: 1px 4px; text-decoration: none; text-overflow: ellipsis; white-space: nowrap }
.month a.timed { background: none }
.month button { background: none; border: 0; font: inherit; font-size: .8rem }
.month .outside { color: #767676 }`;
document.head.append(style);

const clock = new Intl.DateTimeFormat(shown.language, { timeZone: shown.timeZone, hour: 'numeric', minute: '2-digit' });
const full = new Intl.DateTimeFormat(shown.language, {
  timeZone: shown.timeZone,
  dateStyle: 'full',
  timeStyle: 'short',
});
const fullDay = new Intl.DateTimeFormat(shown.language, { timeZone: 'UTC', dateStyle: 'full' });
const dayOf = new Intl.DateTimeFormat('sv', { timeZone: shown.timeZone, dateStyle: 'short' });
const weekday = new Intl.DateTimeFormat(shown.language, { timeZone: 'UTC', weekday: 'short' });

function month(events: readonly CommunityEvent[]): HTMLElement {
  const begin = Date.UTC(shown.year, shown.month - 1, 1);
  const gridStart = begin - ((new Date(begin).getUTCDay() + 6) % 7) * dayMs;
  const end = Date.UTC(shown.year, shown.month, 1);
  const weeks = Math.ceil((end - gridStart) / (7 * dayMs));
  const dayIndex = (day: string): number => Math.round((Date.parse(day) - gridStart) / dayMs);
  const placed = events
    .map((event): Placed => {
      const { startAt = '', endAt = '' } = event;
      if (startAt === null || endAt === null) throw new TypeError('Each of these events has a time.');
      const allDay = startAt.length === 10;
      const start = Date.parse(startAt);
      const first = dayIndex(allDay ? startAt : dayOf.format(start));
      return { event, start, first, last: allDay ? dayIndex(endAt) - 1 : first, allDay };
    })
    .sort((a, b) => a.first - b.first || b.last - a.last || +b.allDay - +a.allDay || a.start - b.start);

  const days: (Placed | undefined)[][] = Array.from({ length: weeks * 7 }, () => []);
  const hidden = days.map(() => 0);
  for (const one of placed) {
    let lane = 0;
    while (days[one.first]?.[lane]) lane++;
    for (let day = one.first; day <= one.last && day < days.length; day++) {
      if (lane < perDay) (days[day] ?? [])[lane] = one;
      else hidden[day] = (hidden[day] ?? 0) + 1;
    }
  }

  const table = document.createElement('table');
  table.className = 'month';
  table.setAttribute('role', 'grid');
  const head = table.createTHead().insertRow();
  for (let day = 0; day < 7; day++) {
    const cell = document.createElement('th');
    cell.textContent = weekday.format(gridStart + day * dayMs);
    head.append(cell);
  }
  const body = table.createTBody();
  for (let week = 0; week < weeks; week++) {
    const row = body.insertRow();
    for (let day = week * 7; day < week * 7 + 7; day++) {
      const at = gridStart + day * dayMs;
      const cell = row.insertCell();
      cell.tabIndex = at === begin ? 0 : -1;
      cell.setAttribute('aria-label', fullDay.format(at));
      if (at < begin || at >= end) cell.className = 'outside';
      const number = document.createElement('span');
      number.className = 'number';
      number.textContent = String(new Date(at).getUTCDate());
      const list = document.createElement('ul');
      for (const one of days[day] ?? []) list.append(one ? item(one) : document.createElement('li'));
      cell.append(number, list);
      const more = hidden[day] ?? 0;
      if (more) {
        const button = document.createElement('button');
        button.textContent = `${more} more`;
        cell.append(button);
      }
    }
  }
  table.addEventListener('keydown', ({ key, target }) => {
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[key];
    const cells = [...table.querySelectorAll('td')];
    const from = cells.findIndex((cell) => cell === target);
    const to = step === undefined || from < 0 ? undefined : cells[from + step];
    if (!to) return;
    for (const cell of cells) cell.tabIndex = cell === to ? 0 : -1;
    to.focus();
  });
  return table;
}

function item({ event, start, allDay }: Placed): HTMLLIElement {
  const line = document.createElement('li');
  const link = document.createElement('a');
  const name = event.title ?? '';
  link.href = `/events/${event.id}`;
  link.className = allDay ? 'day' : 'timed';
  link.tabIndex = -1;
  link.textContent = allDay ? name : `${clock.format(start)} ${name}`;
  link.setAttribute('aria-label', `${name}, ${allDay ? fullDay.format(start) : full.format(start)}`);
  line.append(link);
  return line;
}

globalThis.kithMonth = monthBench({
  mount: (into, events) => into.append(month(events)),
  events: () => document.querySelectorAll('.month a').length,
});
