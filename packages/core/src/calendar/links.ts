import type { CommunityEvent } from '../model/event.js';
import { webAddress, wellFormed } from './ics-lines.js';
import { CalendarTimes } from './ics-times.js';
import { eventAt, type Occurrence } from './occurrences.js';
import { parseRule } from './rrule.js';
import { ruleText } from './rule-text.js';
import { Series } from './series.js';
import { addDays, clockOf, dayOf } from './time.js';
import { placeOf, toldOf } from './told.js';
import { basic } from './vtimezone.js';
import { instantOf, isZone } from './zones.js';

/** Addresses that open a calendar's form with an event filled in. */
export interface AddLinks {
  readonly google: string;
  readonly outlook: string;
  readonly office365: string;
  readonly yahoo: string;
}

/** Addresses by which a calendar follows a feed. */
export interface SubscribeLinks {
  /** Programs on the viewer's machine. */
  readonly webcal: string;
  readonly google: string;
  readonly outlook: string;
  readonly office365: string;
}

type Parameters = Readonly<Record<string, string | undefined>>;

/** Addresses are cut off at some length by some servers; the event's own page says the rest. */
const mostDetails = 1000;
/** The forms want an end where nobody knows one. */
const hourMs = 3_600_000;

/** Not `URLSearchParams`: Outlook shows its `+` for a space as it is. */
function address(base: string, parameters: Parameters): string {
  const query = Object.entries(parameters).flatMap(([name, value]) =>
    value ? [`${name}=${encodeURIComponent(wellFormed(value))}`] : [],
  );
  return `${base}?${query.join('&')}`;
}

/**
 * Links that add one date of an event to a calendar on the web. `series` asks for all its dates where the calendar takes a
 * rule, which Google's does, and where the rule says them all; the others get the one date.
 */
export function addLinks(occurrence: Occurrence, { series = false }: { readonly series?: boolean } = {}): AddLinks {
  const event = eventAt(occurrence);
  const rule = series ? wholeRule(occurrence.event) : undefined;
  const title = event.title ?? '';
  const details = detailsOf(event);
  const location = placeOf(event.venue) || webAddress(event.onlineUrl);
  const microsoft = {
    path: '/calendar/action/compose',
    rru: 'addevent',
    subject: title,
    ...microsoftTimes(occurrence, event),
    body: details,
    location,
  };
  return {
    google: address('https://calendar.google.com/calendar/render', {
      action: 'TEMPLATE',
      text: title,
      ...(rule === undefined ? googleTimes(event) : { ...googleTimes(occurrence.event), recur: `RRULE:${rule}` }),
      details,
      location,
    }),
    outlook: address('https://outlook.live.com/calendar/0/deeplink/compose', microsoft),
    office365: address('https://outlook.office.com/calendar/0/deeplink/compose', microsoft),
    yahoo: address('https://calendar.yahoo.com/', {
      v: '60',
      title,
      ...yahooTimes(occurrence, event),
      desc: details,
      in_loc: location,
    }),
  };
}

/** Links that subscribe to a feed; `undefined` for an address that is none of the web. */
export function subscribeLinks(feed: string, name: string): SubscribeLinks | undefined {
  const url = webAddress(feed);
  if (url === undefined) return undefined;
  const webcal = url.replace(/^https?:/, 'webcal:');
  const microsoft = { url: webcal, name };
  return {
    webcal,
    google: address('https://calendar.google.com/calendar/r', { cid: webcal }),
    outlook: address('https://outlook.live.com/calendar/0/addfromweb', microsoft),
    office365: address('https://outlook.office.com/calendar/0/addfromweb', microsoft),
  };
}

function detailsOf(event: CommunityEvent): string {
  const page = webAddress(event.url);
  const [told, room] = [toldOf(event).join('\n\n'), mostDetails - (page ?? '').length];
  const cut = told.length > room ? `${told.slice(0, Math.max(0, room))}…` : told;
  return [cut, page].filter((part) => part).join('\n\n');
}

/** The rule of an event whose dates are all that it says. */
function wholeRule({ recurrence, ...event }: CommunityEvent): string | undefined {
  const [text, ...others] = recurrence?.rules ?? [];
  const series = Series.of(event, 'UTC');
  const exceptions = [recurrence?.dates, recurrence?.except, recurrence?.changes].some((list) => list?.length);
  if (text === undefined || others.length > 0 || exceptions || !series) return undefined;
  try {
    const rule = parseRule(text);
    return ruleText(rule, new CalendarTimes().until(rule, series));
  } catch {
    return undefined;
  }
}

/** A clock's times with the zone beside them, so that the form shows the event's own; else in UTC. */
function googleTimes(event: CommunityEvent): Parameters {
  const series = Series.of(event, 'UTC');
  if (!series) return {};
  const end = series.endOf(series.first);
  if (series.allDay) return { dates: `${basic(dayOf(series.first))}/${basic(dayOf(end))}` };
  const marks = [series.first, end > series.first ? end : series.first + hourMs];
  const { zone } = series;
  const local = marks.map((mark) => series.wall(mark));
  const clocks = local.map((wall) => basic(clockOf(wall))).join('/');
  if (series.floating) return { dates: clocks };
  if (isZone(zone) && local.every((wall, index) => instantOf(wall, zone) === marks[index]))
    return { dates: clocks, ctz: zone };
  return { dates: marks.map((mark) => `${basic(clockOf(mark))}Z`).join('/') };
}

/** When it begins and ends, in UTC or as a clock shows it anywhere. */
function timesOf({ start, end, floating }: Occurrence, event: CommunityEvent): readonly [string, string] {
  const until = end > start ? end : start + hourMs;
  if (!floating) return [`${clockOf(start)}Z`, `${clockOf(until)}Z`];
  const series = Series.of(event, 'UTC');
  const wall = series ? series.wall(series.first) : start;
  return [clockOf(wall), clockOf(wall + until - start)];
}

function microsoftTimes(occurrence: Occurrence, event: CommunityEvent): Parameters {
  const { startDay, endDay } = occurrence;
  if (startDay !== undefined) return { allday: 'true', startdt: startDay, enddt: endDay };
  const [startdt, enddt] = timesOf(occurrence, event);
  return { startdt, enddt };
}

/** Yahoo's last day is one of the days. */
function yahooTimes(occurrence: Occurrence, event: CommunityEvent): Parameters {
  const { startDay, endDay } = occurrence;
  if (startDay !== undefined && endDay !== undefined)
    return { st: basic(startDay), et: basic(addDays(endDay, -1)), dur: 'allday' };
  const [st, et] = timesOf(occurrence, event);
  return { st: basic(st), et: basic(et) };
}
