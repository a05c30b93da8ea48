import { line } from './ics-lines.js';
import { wallOfDate } from './rule-days.js';
import { weekdays } from './rrule.js';
import { clockOf, dayMs, type Instant, type Wall } from './time.js';
import { offsetOf, type ZoneName } from './zones.js';

/** A change of a zone's clocks. */
interface Change {
  readonly at: Instant;
  readonly before: number;
  readonly after: number;
  /** When, by the clock that is put forward or back. */
  readonly wall: Wall;
}

const stepMs = 5 * dayMs;
/** Years that must agree before they are called a rule: weekdays need 28 to fall on every date. */
const ruleYears = 28;
/** So many years are looked at where there is no end: rules that were made since the beginning are found too. */
const openYears = 45;

/** `20260307T180000`. */
export function basic(clock: string): string {
  return clock.replace(/[-:]/g, '');
}

/**
 * The VTIMEZONE of a zone from one instant to another, as this machine knows it: changes that come every year alike as a rule
 * without an end where `open`, all others one by one (RFC 5545, 3.6.5).
 */
export function timeZoneLines(id: string, zone: ZoneName, from: Instant, to: Instant, open: boolean): string {
  const firstYear = new Date(from).getUTCFullYear() - 1;
  const begin = wallOfDate(firstYear, 0);
  const lastYear = Math.min(9998, Math.max(new Date(to).getUTCFullYear() + 1, open ? firstYear + openYears : 0));
  const changes = changesOf(zone, begin, wallOfDate(lastYear + 1, 0));
  const rules = open ? yearlyRules(changes, firstYear, lastYear) : [];
  const ruled = new Set(rules.flatMap((rule) => rule.changes));
  const singles = new Map<string, Change[]>();
  for (const change of changes) {
    if (ruled.has(change)) continue;
    const key = `${change.before} ${change.after}`;
    singles.set(key, [...(singles.get(key) ?? []), change]);
  }
  const start = offsetOf(begin, zone);
  return [
    line('BEGIN', 'VTIMEZONE'),
    line('TZID', id),
    observance(begin + start, start, start),
    ...[...singles.values()].map((alike) => {
      const [first, ...others] = alike;
      if (!first) return '';
      // Readers that pass over DTSTART where there are RDATEs find it among them; twice is once (3.8.5.2).
      const dates = others.length > 0 ? alike.map(({ wall }) => line('RDATE', basic(clockOf(wall)))) : [];
      return observance(first.wall, first.before, first.after, dates);
    }),
    ...rules.map(({ changes: [first], text }) =>
      first ? observance(first.wall, first.before, first.after, [line('RRULE', text)]) : '',
    ),
    line('END', 'VTIMEZONE'),
  ].join('');
}

function observance(start: Wall, before: number, after: number, more: readonly string[] = []): string {
  const kind = after > before ? 'DAYLIGHT' : 'STANDARD';
  return [
    line('BEGIN', kind),
    line('DTSTART', basic(clockOf(start))),
    line('TZOFFSETFROM', offsetText(before)),
    line('TZOFFSETTO', offsetText(after)),
    ...more,
    line('END', kind),
  ].join('');
}

/** `+0530`, with seconds where there are. */
function offsetText(offset: number): string {
  const clock = basic(clockOf(Math.abs(offset)).slice(11));
  return `${offset < 0 ? '-' : '+'}${clock.endsWith('00') ? clock.slice(0, 4) : clock}`;
}

/** No zone changed its clocks twice within five days, so that looking every five days finds all. */
function changesOf(zone: ZoneName, from: Instant, to: Instant): readonly Change[] {
  const found: Change[] = [];
  let before = offsetOf(from, zone);
  for (let time = from; time < to; time += stepMs) {
    const after = offsetOf(time + stepMs, zone);
    if (after === before) continue;
    let [low, high] = [time, time + stepMs];
    while (high - low > 1000) {
      const middle = Math.floor((low + high) / 2000) * 1000;
      if (offsetOf(middle, zone) === before) low = middle;
      else high = middle;
    }
    found.push({ at: high, before, after, wall: high + before });
    before = after;
  }
  return found;
}

interface YearlyRule {
  readonly changes: readonly Change[];
  readonly text: string;
}

/** The changes of the last years that come every year alike, until they no longer do. */
function yearlyRules(changes: readonly Change[], firstYear: number, lastYear: number): readonly YearlyRule[] {
  const byYear = new Map<number, Change[]>();
  for (const change of changes) {
    const year = new Date(change.wall).getUTCFullYear();
    byYear.set(year, [...(byYear.get(year) ?? []), change]);
  }
  const years = (since: number) =>
    Array.from({ length: lastYear - since + 1 }, (_, index) => byYear.get(since + index) ?? []);
  const sample = years(lastYear - ruleYears + 1);
  const last = sample.at(-1) ?? [];
  const tests = last.map((change, index) =>
    dayRule(
      sample.map((year) => year[index]),
      change,
    ),
  );
  const fits = (year: readonly Change[]) =>
    year.length === last.length && year.every((change, index) => tests[index]?.fits(change));
  if (last.length === 0 || !sample.every(fits)) return [];
  let since = lastYear - ruleYears + 1;
  while (since > firstYear && fits(byYear.get(since - 1) ?? [])) since -= 1;
  return tests.map((test, index) => ({
    text: test?.text ?? '',
    changes: years(since).flatMap((year) => year[index] ?? []),
  }));
}

/** How the day of a change is named within its month: the last Sunday, the second, or the one from the 23rd to the 29th. */
function dayRule(sample: readonly (Change | undefined)[], model: Change) {
  const partsOf = ({ wall, before, after }: Change) => {
    const date = new Date(wall);
    const key = [date.getUTCMonth(), date.getUTCDay(), wall - Math.floor(wall / dayMs) * dayMs, before, after].join();
    return { key, day: date.getUTCDate(), left: new Date(wall + 7 * dayMs).getUTCMonth() !== date.getUTCMonth() };
  };
  const all = sample.flatMap((change) => (change ? [partsOf(change)] : []));
  const days = all.map(({ day }) => day);
  const [least, most] = [Math.min(...days), Math.max(...days)];
  const { key } = partsOf(model);
  const date = new Date(model.wall);
  const weekday = weekdays[date.getUTCDay()] ?? '';
  const month = `FREQ=YEARLY;BYMONTH=${date.getUTCMonth() + 1}`;
  const within = (change: Change, test: (parts: ReturnType<typeof partsOf>) => boolean) => {
    const parts = partsOf(change);
    return parts.key === key && test(parts);
  };
  if (all.every(({ left }) => left))
    return { text: `${month};BYDAY=-1${weekday}`, fits: (change: Change) => within(change, ({ left }) => left) };
  if (most - least > 6) return undefined;
  const nth = Math.ceil(least / 7);
  const between = (change: Change) => within(change, ({ day }) => day >= least && day <= most);
  if (nth === Math.ceil(most / 7)) return { text: `${month};BYDAY=${nth}${weekday}`, fits: between };
  const list = Array.from({ length: most - least + 1 }, (_, index) => least + index).join();
  return { text: `${month};BYMONTHDAY=${list};BYDAY=${weekday}`, fits: between };
}
