import ICAL from 'ical.js';
import { addDays, instantOf } from '@kith/core/calendar';
import { parseRule, RuleError } from '@kith/core/calendar/rules';
import { toTag } from '../discussions/tags.js';
import type { ChangeRow, EventStatus, RecurrenceRow } from '../events/event-row.js';
import type { NewEvent } from '../events/write-events.js';
import { isMeetingRoom, kindOf, readPlace } from './calendar-place.js';
import type { CalendarZones } from './calendar-zones.js';
import { quoted } from './report.js';
import { webUrl } from './upsert.js';

/** Why an entry is not taken. */
export class Refused extends Error {}

/** One VEVENT: an event, or how one date of a series differs. */
export type Entry = { readonly event: NewEvent } | { readonly uid: string; readonly change: ChangeRow };

/** When something is, in the contract's shape, with the zone that its clock is of. */
interface Moment {
  readonly at: string;
  readonly zone: string | null;
  readonly isDate: boolean;
}

const statuses: Readonly<Record<string, EventStatus>> = { TENTATIVE: 'tentative', CANCELLED: 'cancelled' };
const MOST_DATES = 2_000;
/** Seconds that an event may take. */
const LONGEST = 10 * 366 * 86_400;

/**
 * @param warn notes what of it is left out.
 * @throws {Refused} where it lacks what an event must have.
 */
export function readEntry(text: string, zones: CalendarZones, warn: (reason: string) => void): Entry {
  const entry = new ICAL.Component(ICAL.parse(text) as unknown[]);
  const read = new EntryReader(entry, zones, warn);
  const uid = read.text('uid');
  const title = read.text('summary');
  if (!uid) throw new Refused('has no UID');
  const isChange = entry.hasProperty('recurrence-id');
  if (!title && !isChange) throw new Refused('has no SUMMARY');
  const start = read.moment('dtstart');
  if (!start && !isChange) throw new Refused('has no DTSTART');
  const end = start && read.end(start);
  const { venue, place, online } = readPlace(read.text('location'), read.geo());
  const url = read.url('url');
  const room = read.url('conference') ?? read.url('x-google-conference') ?? (url && isMeetingRoom(url) ? url : null);
  const status = statuses[read.text('status')?.toUpperCase() ?? ''];
  if (isChange) {
    const range = entry.getFirstProperty('recurrence-id')?.getFirstParameter('range');
    if (range) throw new Refused('changes all later dates of a series as well, which is not kept');
    const recurrence = read.moment('recurrence-id');
    if (!recurrence) throw new Refused('changes a date that cannot be read');
    const change: ChangeRow = {
      recurrenceId: recurrence.at,
      startAt: start && start.at !== recurrence.at ? start.at : null,
      endAt: end ?? null,
      status: status ?? null,
      title,
      venue,
      onlineUrl: room,
    };
    return { uid, change };
  }
  if (!start || !title) throw new Refused('has no DTSTART');
  const categories = read.categories();
  const kind = categories.map(kindOf).find((one) => one !== undefined) ?? null;
  const tags = categories.flatMap((one) => (one.toLowerCase() === kind ? [] : (toTag(one) ?? [])));
  const description = read.text('description');
  const organiser = read.organiser();
  const format = room || online ? (venue ? 'hybrid' : 'online') : venue ? 'onsite' : null;
  return {
    event: {
      uid,
      title,
      kind,
      format,
      status: status ?? 'scheduled',
      start_at: start.at,
      end_at: end ?? null,
      time_zone: start.zone,
      description: description === null ? null : { text: description, format: 'text' },
      venue,
      place,
      online_url: room,
      // Whoever has the file has it.
      online_for: 'all',
      tags: [...new Set(tags)],
      links: url && url !== room ? [{ url }] : [],
      recurrence: read.recurrence(start),
      statuses: ['going', 'maybe', 'declined'],
      hosts: organiser === null ? [] : [{ name: organiser }],
    },
  };
}

class EntryReader {
  readonly #entry: ICAL.Component;
  readonly #zones: CalendarZones;
  readonly #warn: (reason: string) => void;

  constructor(entry: ICAL.Component, zones: CalendarZones, warn: (reason: string) => void) {
    this.#entry = entry;
    this.#zones = zones;
    this.#warn = warn;
  }

  text(name: string): string | null {
    return textOf(this.#entry.getFirstPropertyValue(name));
  }

  url(name: string): string | null {
    const text = this.text(name);
    const url = text === null ? null : (webUrl(text) ?? null);
    if (text !== null && url === null) this.#warn(`${name.toUpperCase()} ${quoted(text)} is not a web address`);
    return url;
  }

  categories(): string[] {
    return this.#entry.getAllProperties('categories').flatMap((property) => property.getValues().map(String));
  }

  organiser(): string | null {
    return textOf(this.#entry.getFirstProperty('organizer')?.getFirstParameter('cn'));
  }

  geo(): { latitude: number; longitude: number } | null {
    const geo: unknown = this.#entry.getFirstPropertyValue('geo');
    if (!Array.isArray(geo)) return null;
    const [latitude = NaN, longitude = NaN] = geo.map(Number);
    if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) return { latitude, longitude };
    this.#warn('GEO is no place on Earth');
    return null;
  }

  moment(name: string): Moment | undefined {
    const property = this.#entry.getFirstProperty(name);
    const value: unknown = property?.getFirstValue();
    return property && value instanceof ICAL.Time ? this.#moment(value, property) : undefined;
  }

  /** RFC 5545, 3.6.1: without an end or duration a date lasts its day, and a date-time no time at all. */
  end(start: Moment): string | undefined {
    const given = this.moment('dtend');
    const duration: unknown = this.#entry.getFirstPropertyValue('duration');
    if (!given && duration instanceof ICAL.Duration) {
      const seconds = duration.toSeconds();
      if (Math.abs(seconds) <= LONGEST) return this.#after(start, later(start.at, seconds));
      this.#warn('DURATION is longer than ten years');
      return undefined;
    }
    return given && this.#after(start, given.zone === start.zone || given.isDate ? given.at : absolute(given));
  }

  recurrence(start: Moment): RecurrenceRow | null {
    const rules = this.#values('rrule').flatMap((value) => {
      const rule = value instanceof ICAL.Recur ? value.toString() : String(value);
      try {
        parseRule(rule);
        return [rule];
      } catch (error) {
        if (!(error instanceof RuleError)) throw error;
        this.#warn(`RRULE is left out: ${error.message}`);
        return [];
      }
    });
    if (this.#entry.hasProperty('exrule')) this.#warn('EXRULE is left out: no calendar has it any more');
    const dates = this.#dates('rdate', start);
    const except = this.#dates('exdate', start);
    return rules.length > 0 || dates.length > 0 ? { rules, dates, except } : null;
  }

  #values(name: string): unknown[] {
    return this.#entry.getAllProperties(name).flatMap((property): unknown[] => property.getValues());
  }

  #dates(name: string, start: Moment): string[] {
    const moments = this.#entry.getAllProperties(name).flatMap((property) =>
      property.getValues().flatMap((value: unknown) => {
        const time = value instanceof ICAL.Period ? value.start : value;
        return time instanceof ICAL.Time ? [this.#moment(time, property)] : [];
      }),
    );
    if (moments.length > MOST_DATES) this.#warn(`${name.toUpperCase()} has more than ${MOST_DATES} dates`);
    return moments.slice(0, MOST_DATES).map((one) => (one.zone === start.zone || one.isDate ? one.at : absolute(one)));
  }

  /** What is written after the beginning; what is not is left out. */
  #after(start: Moment, at: string): string | undefined {
    const [from, to] = [instantAt(start), instantAt({ ...start, at })];
    if (to >= from && !(start.isDate && to === from)) return at;
    this.#warn('ends before it starts');
    return undefined;
  }

  #moment(time: ICAL.Time, property: ICAL.Property): Moment {
    const place = this.#zone(this.text('x-timezone'), time.year);
    const named = place && 'name' in place ? place.name : null;
    if (time.isDate) return { at: clock(time).slice(0, 10), zone: named, isDate: true };
    const id = textOf(property.getFirstParameter('tzid'));
    if (time.zone === ICAL.Timezone.utcTimezone) return { at: `${clock(time)}Z`, zone: named, isDate: false };
    const zone = this.#zone(id, time.year) ?? place;
    if (zone && 'offset' in zone) {
      const at = Date.parse(`${clock(time)}Z`) - zone.offset(time) * 1000;
      return { at: `${new Date(at).toISOString().slice(0, 19)}Z`, zone: null, isDate: false };
    }
    return { at: clock(time), zone: zone?.name ?? null, isDate: false };
  }

  #zone(id: string | null, year: number) {
    const zone = id === null ? undefined : this.#zones.find(id, year);
    if (id !== null && !zone) this.#warn(`time zone ${quoted(id)} is not known`);
    return zone;
  }
}

/** A clock's time in its zone, as an instant. */
function absolute({ at, zone }: Moment): string {
  if (at.endsWith('Z') || zone === null) return at;
  return `${new Date(instantOf(Date.parse(`${at}Z`), zone)).toISOString().slice(0, 19)}Z`;
}

function instantAt(moment: Moment): number {
  const at = absolute(moment);
  return Date.parse(at.length === 10 ? at : at.endsWith('Z') ? at : `${at}Z`);
}

/** As much later as a clock counts, in the shape that it is given in. */
function later(at: string, seconds: number): string {
  const [, clock = '', shape = ''] = /^(.*?)(Z?)$/.exec(at) ?? [];
  const day = clock.length === 10;
  const end = Date.parse(day ? clock : `${clock}Z`) + seconds * 1000;
  // Of whole days only whole days are added.
  return new Date(end).toISOString().slice(0, day ? 10 : 19) + shape;
}

function clock(time: ICAL.Time): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${String(time.year).padStart(4, '0')}-${two(time.month)}-${two(time.day)}`;
  const real = /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day)) && addDays(day, 0) === day;
  if (!real) throw new Refused(`has a date that there is not: ${quoted(day)}`);
  if (time.isDate) return `${day}T00:00:00`;
  if (time.hour > 23 || time.minute > 59 || time.second > 60) throw new Refused('has a time that there is not');
  return `${day}T${two(time.hour)}:${two(time.minute)}:${two(Math.min(59, time.second))}`;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.replaceAll('\0', '').trim() : null;
}
