import type { CommunityEvent, EventStatus, EventTime, Venue } from '../model/event.js';
import { CalendarTimes, utc } from './ics-times.js';
import { escapeText, line, webAddress } from './ics-lines.js';
import { parseRule, type Rule } from './rrule.js';
import { ruleText } from './rule-text.js';
import { eventOn, Series } from './series.js';
import type { Instant } from './time.js';
import { placeOf, toldOf } from './told.js';

export interface CalendarOptions {
  /** What calendars call it. */
  readonly name: string;
  /** Where it stands; an address of the web. */
  readonly url?: string | undefined;
  /** When it is written. The same events at the same time give the same text. */
  readonly now: Instant;
}

interface Writing extends CalendarOptions {
  readonly times: CalendarTimes;
}

/** There is no word for an event whose new date is not known yet; what it must not do is stand there as if it took place. */
const statuses: ReadonlyMap<EventStatus, string> = new Map([
  ['tentative', 'TENTATIVE'],
  ['cancelled', 'CANCELLED'],
  ['postponed', 'CANCELLED'],
]);

/**
 * Writes events as an iCalendar file or feed (RFC 5545, RFC 7986). Events without a beginning that can be read are left out.
 *
 * One VEVENT for each event; one more for each changed date of a recurring one; and for one that has sessions, one for each
 * of these instead, related to the event by its UID.
 */
export function writeCalendar(events: readonly CommunityEvent[], options: CalendarOptions): string {
  const writing: Writing = { ...options, times: new CalendarTimes() };
  const written = events.map((event) => eventLines(event, writing)).join('');
  const name = escapeText(options.name);
  const url = webAddress(options.url);
  return [
    line('BEGIN', 'VCALENDAR'),
    line('VERSION', '2.0'),
    line('PRODID', '-//Kith//Kith calendar//EN'),
    line('CALSCALE', 'GREGORIAN'),
    line('NAME', name),
    line('X-WR-CALNAME', name),
    url && line('URL', url),
    writing.times.zones(),
    written,
    line('END', 'VCALENDAR'),
  ]
    .filter((part) => part !== undefined)
    .join('');
}

/** The UID of an event: its own, else made of its `id` and the site that it is from, so that two sites' do not meet. */
export function uidOf({ id, uid, url }: CommunityEvent, calendarUrl?: string): string {
  if (uid) return uid;
  const site = webAddress(url) ?? webAddress(calendarUrl);
  return `${id}@${site ? new URL(site).hostname : 'kith'}`;
}

function eventLines(event: CommunityEvent, writing: Writing): string {
  const series = Series.of(event, 'UTC');
  if (!series) return '';
  const uid = uidOf(event, writing.url);
  if (!event.recurrence) {
    const sessions = sessionsOf(event, uid);
    if (sessions.length > 0)
      return sessions.map((one) => component(one.event, one.series, one.uid, writing, uid)).join('');
    return component(event, series, uid, writing);
  }
  const { changes, except } = event.recurrence;
  const written = new Set((except ?? []).map((time) => series.mark(time)));
  const changed = (changes ?? []).map((change) => {
    const mark = series.mark(change.recurrenceId);
    const one = eventOn(event, series, change);
    const own = Series.of(one, 'UTC');
    // Each date once, and none that is left out.
    if (mark === undefined || written.has(mark) || !own) return '';
    written.add(mark);
    return component({ ...one, recurrence: null }, own, uid, writing, undefined, series);
  });
  return component(event, series, uid, writing) + changed.join('');
}

/** Each session as an event of its own, since a course is not one long appointment. */
function sessionsOf(event: CommunityEvent, uid: string) {
  return (event.sessions ?? []).flatMap((session) => {
    const { startAt, endAt, title, id, venue, onlineUrl } = session;
    const titles = [event.title, title].filter((one) => one);
    const own: CommunityEvent = {
      ...event,
      startAt,
      endAt,
      title: titles.join(': '),
      venue: venue ?? event.venue,
      onlineUrl: onlineUrl ?? event.onlineUrl,
    };
    const series = Series.of(own, 'UTC');
    return series ? [{ event: own, series, uid: `${id}.${uid}` }] : [];
  });
}

/** `of` is the series that a changed date belongs to, `parent` the UID of the event that a session belongs to. */
function component(
  event: CommunityEvent,
  series: Series,
  uid: string,
  writing: Writing,
  parent?: string,
  of?: Series,
): string {
  const { title, venue, updatedAt, revision, recurrence } = event;
  const { times } = writing;
  const changedAt = updatedAt == null ? NaN : Date.parse(updatedAt);
  const stamp = Number.isNaN(changedAt) ? writing.now : changedAt;
  const online = webAddress(event.onlineUrl);
  const url = webAddress(event.url);
  const place = placeOf(venue);
  const text = (name: string, value: string | null | undefined) => (value ? line(name, escapeText(value)) : '');
  const recurs = recurrence != null;
  const end = series.endOf(series.first);
  // Without the master beside it, what tells a date from the others is the UID that the backend gave to all of them.
  const alone = !of && !recurs && parent === undefined && event.uid;
  const single = alone && event.recurrenceId ? series.mark(event.recurrenceId) : undefined;
  return [
    line('BEGIN', 'VEVENT'),
    text('UID', uid),
    line('DTSTAMP', utc(stamp)),
    Number.isNaN(changedAt) ? '' : line('LAST-MODIFIED', utc(changedAt)),
    line('SEQUENCE', String(Math.min(2 ** 31 - 1, Math.max(0, Math.trunc(revision ?? 0) || 0)))),
    of && event.recurrenceId ? times.line('RECURRENCE-ID', of, [of.mark(event.recurrenceId) ?? of.first], true) : '',
    single === undefined ? '' : times.line('RECURRENCE-ID', series, [single], false),
    times.line('DTSTART', series, [series.first], recurs),
    end > series.first ? times.line('DTEND', series, [end], recurs) : '',
    recurs ? recurrenceLines(event, series, times) : '',
    parent === undefined ? '' : text('RELATED-TO', parent),
    line('STATUS', statuses.get(event.status ?? 'scheduled') ?? 'CONFIRMED'),
    text('SUMMARY', title),
    // Programs that do not know CONFERENCE find where to join in what they do know.
    text('DESCRIPTION', toldOf(event).join('\n\n')),
    text('LOCATION', place || online),
    geoLine(venue),
    url ? line('URL', url) : '',
    online ? line('CONFERENCE;VALUE=URI', online) : '',
    categoriesLine(event),
    line('END', 'VEVENT'),
  ].join('');
}

function recurrenceLines({ recurrence }: CommunityEvent, series: Series, times: CalendarTimes): string {
  const marksOf = (times: readonly EventTime[] | null | undefined) =>
    [...new Set((times ?? []).flatMap((time) => series.mark(time) ?? []))].sort((a, b) => a - b);
  const rules = (recurrence?.rules ?? []).flatMap((text): readonly Rule[] => {
    try {
      return [parseRule(text)];
    } catch {
      return [];
    }
  });
  const [dates, except] = [marksOf(recurrence?.dates), marksOf(recurrence?.except)];
  return [
    ...rules.map((rule) => line('RRULE', ruleText(rule, times.until(rule, series)))),
    dates.length > 0 ? times.line('RDATE', series, dates, true) : '',
    except.length > 0 ? times.line('EXDATE', series, except, true) : '',
  ].join('');
}

function geoLine(venue: Venue | null | undefined): string {
  const { latitude, longitude } = venue ?? {};
  const within = (value: unknown, most: number): value is number =>
    typeof value === 'number' && Math.abs(value) <= most;
  if (!within(latitude, 90) || !within(longitude, 180)) return '';
  return line('GEO', `${latitude.toFixed(6)};${longitude.toFixed(6)}`);
}

function categoriesLine({ kind, topic, tags }: CommunityEvent): string {
  const all = new Set([kind, topic?.name, ...(tags ?? [])].filter((one) => typeof one === 'string' && one !== ''));
  return all.size === 0 ? '' : line('CATEGORIES', [...all].map((one) => escapeText(one ?? '')).join());
}
