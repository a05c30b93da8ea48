import { existsSync, readFileSync } from 'node:fs';
import ICAL from 'ical.js';
import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { occurrencesOf } from '@kith/core/calendar';
import { expandRule, parseRule } from '@kith/core/calendar/rules';
import type { CommunityEvent } from '../../src/model/event.js';
import { judged } from './judged.js';
import type { Tally } from './tally.js';

const shared = new URL('../../../../../shared/', import.meta.url);
const threeYears = 3 * 366 * 86_400_000;

export function hasShared(): boolean {
  return existsSync(shared);
}

/** A rule with its first date, as the text of iCalendar has it. */
interface Case {
  readonly id: string;
  readonly zone: string;
  /** `20260106T090000`, by the clock of the zone. */
  readonly start: string;
  readonly rules: readonly string[];
  readonly dates: readonly string[];
  readonly except: readonly string[];
}

const isoOf = (text: string) => text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(Z?)$/, '$1-$2-$3T$4:$5:$6$7');

/** What a piece of the corpus says; what it leaves open is filled in so that its rule is alive. */
function caseOf(id: string, payload: string): Case {
  const rules: string[] = [];
  const dates: string[] = [];
  const except: string[] = [];
  let zone = 'America/New_York';
  let start: string | undefined;
  for (const line of payload.replaceAll(/\n /g, '').trim().split('\n')) {
    const [, name = 'RRULE', tzid, value = line] =
      /^(DTSTART|RRULE|EXRULE|RDATE|EXDATE)(?:;TZID=([^:;]+))?:(.+)$/.exec(line) ?? [];
    if (name.endsWith('RULE')) rules.push(value);
    else {
      zone = tzid ?? (value.endsWith('Z') ? 'UTC' : zone);
      if (name === 'DTSTART') start = value.replace('Z', '');
      else (name === 'RDATE' ? dates : except).push(...value.split(','));
    }
  }
  const listed = [...dates, ...except][0];
  if (start === undefined && listed !== undefined) {
    start = Temporal.PlainDateTime.from(isoOf(listed.replace('Z', '')))
      .subtract({ days: 2 })
      .toString()
      .replaceAll(/[-:]/g, '');
    rules.push('FREQ=DAILY');
  }
  const [, until] = /UNTIL=(\d{4})/.exec(rules.join()) ?? [];
  if (start === undefined) {
    start = until === undefined ? '20260106T090000' : `${Number(until) - 1}0902T090000`;
    return inStep({ id, zone, start, rules, dates, except });
  }
  return { id, zone, start, rules, dates, except };
}

/** Begins with the first date that the rule makes: what a rule means whose first date it does not make, the RFC leaves open. */
function inStep(one: Case): Case {
  if (refusalOf(one) !== undefined) return one;
  const endless = { ...one, rules: one.rules.map((rule) => rule.replace(/;?UNTIL=\w+/, '')) };
  const rule = new RRuleTemporal({ rruleString: linesOf(endless).join('\n') });
  const first = rule.next(new Date(firstOf(one)), true);
  return first
    ? { ...one, start: first.toPlainDateTime().toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '') }
    : one;
}

/** Why we do not take one of its rules. */
function refusalOf({ rules }: Case): string | undefined {
  try {
    rules.forEach(parseRule);
    return undefined;
  } catch (error) {
    return String(error);
  }
}

function eventOf({ start, zone, rules, dates, except }: Case): CommunityEvent {
  const recurrence = { rules, dates: dates.map(isoOf), except: except.map(isoOf) };
  return { id: 'e', startAt: isoOf(start), timeZone: zone, recurrence };
}

function firstOf({ start, zone }: Case): number {
  return Temporal.PlainDateTime.from(isoOf(start)).toZonedDateTime(zone).epochMilliseconds;
}

function ours(one: Case): readonly number[] {
  const from = firstOf(one);
  const window = { from, to: from + threeYears, zone: 'UTC', limit: 1_000_000 };
  return occurrencesOf(eventOf(one), window, expandRule).map(({ start }) => start);
}

/** A list of dates as a property of its kind. */
function property(name: string, { zone }: Case, values: readonly string[]): string {
  const utc = zone === 'UTC';
  return `${name}${utc ? '' : `;TZID=${zone}`}:${values.map((value) => value.replace('Z', '') + (utc ? 'Z' : '')).join()}`;
}

function linesOf(one: Case): readonly string[] {
  return [
    property('DTSTART', one, [one.start]),
    ...one.rules.map((rule) => `RRULE:${rule}`),
    ...(one.dates.length > 0 ? [property('RDATE', one, one.dates)] : []),
    ...(one.except.length > 0 ? [property('EXDATE', one, one.except)] : []),
  ];
}

function asRruleTemporal(one: Case): readonly number[] {
  const from = firstOf(one);
  const rule = new RRuleTemporal({
    rruleString: linesOf(one).join('\n'),
    includeDtstart: true,
    maxIterations: 1_000_000,
  });
  const dates = rule.between(new Date(from), new Date(from + threeYears - 1), true);
  return dates.map(({ epochMilliseconds }) => epochMilliseconds);
}

/** Its rules are expanded by the clock; what instants those are, Temporal says: two times may be one. */
function asIcalJs(one: Case): readonly number[] {
  const until = firstOf(one) + threeYears;
  const text = ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', ...linesOf(one), 'END:VEVENT', 'END:VCALENDAR'].join('\r\n');
  const component = new ICAL.Component(ICAL.parse(text) as unknown[]).getFirstSubcomponent('vevent') ?? undefined;
  const event = new ICAL.Event(component);
  const found: number[] = [];
  const steps = event.iterator();
  for (let next: unknown = steps.next(); next instanceof ICAL.Time; next = steps.next()) {
    const clock = Temporal.PlainDateTime.from(next.toString().replace('Z', ''));
    const at = clock.toZonedDateTime(one.zone).epochMilliseconds;
    if (at >= until) break;
    found.push(at);
  }
  return [...new Set(found)];
}

const libraries = { 'rrule-temporal': asRruleTemporal, 'ical.js': asIcalJs };

/** How two lists differ, in short. */
function differenceOf(mine: readonly number[], theirs: readonly number[]): string | undefined {
  const [left, right] = [new Set(mine), new Set(theirs)];
  const iso = (list: readonly number[]) =>
    list
      .slice(0, 3)
      .map((at) => new Date(at).toISOString())
      .join(' ');
  const [more, less] = [mine.filter((at) => !right.has(at)), theirs.filter((at) => !left.has(at))];
  if (more.length + less.length > 0)
    return `${mine.length} of ours, ${theirs.length} of theirs; only ours ${iso(more)}; only theirs ${iso(less)}`;
  return mine.length === theirs.length ? undefined : `${mine.length} of ours, ${theirs.length} of theirs, some twice`;
}

function compare(tally: Tally, one: Case): void {
  const { id } = one;
  const refused = refusalOf(one);
  const expected = judged[id];
  if (refused !== undefined || expected?.refused !== undefined) {
    // Which part is wrong is known, and said.
    const known = expected?.refused !== undefined && refused?.includes(expected.refused);
    tally.check(
      known === true,
      () => `${id} ${one.rules.join()}: ${refused ?? 'taken'}, expected ${expected?.refused ?? 'dates'}`,
    );
    return;
  }
  const mine = ours(one);
  for (const [name, expand] of Object.entries(libraries)) {
    // It knows no event without a rule.
    if (name === 'rrule-temporal' && one.rules.length === 0) continue;
    let difference: string | undefined;
    try {
      difference = differenceOf(mine, expand(one));
    } catch (error) {
      difference = `throws ${String(error)}`;
    }
    // A difference that is judged must still be there: what a library has mended leaves the table.
    const why = expected?.differs?.[name];
    tally.check(
      (difference === undefined) === (why === undefined),
      () => `${id} ${linesOf(one).join(' ')} in ${name}: ${difference ?? 'no difference any more'}`,
    );
  }
}

export function checkRules(tally: Tally): void {
  const corpus = JSON.parse(readFileSync(new URL('corpora/rrule-strings.json', shared), 'utf8')) as readonly {
    id: string;
    payload: string;
  }[];
  tally.equal(corpus.length, 109, () => 'size of the corpus');
  for (const { id, payload } of corpus) compare(tally, caseOf(id, payload));
}

export function checkMeetings(tally: Tally): void {
  const calendar = new ICAL.Component(
    ICAL.parse(readFileSync(new URL('data/meetings.ics', shared), 'utf8')) as unknown[],
  );
  const meetings = calendar.getAllSubcomponents('vevent');
  tally.equal(meetings.length, 60, () => 'number of meetings');
  for (const meeting of meetings) {
    const start = meeting.getFirstProperty('dtstart');
    const zone = start?.getFirstParameter('tzid') ?? 'UTC';
    compare(tally, {
      id: String(meeting.getFirstPropertyValue('uid')),
      zone: zone === 'Etc/UTC' ? 'UTC' : zone,
      start: String(start?.getFirstValue()).replaceAll(/[-:Z]/g, ''),
      rules: meeting.getAllProperties('rrule').map((rule) => String(rule.getFirstValue())),
      dates: [],
      except: [],
    });
  }
}
