import ICAL from 'ical.js';
import { insertRows, type Json } from '../database/insert-rows.js';
import type { ImportContext } from './import-community.js';
import { quoted } from './report.js';
import { upsert, webUrl } from './upsert.js';

const columns = {
  uid: 'text',
  title: 'text',
  description: 'text',
  location: 'text',
  latitude: 'double precision',
  longitude: 'double precision',
  url: 'text',
  categories: 'text[]',
  status: 'text',
  all_day: 'boolean',
  starts_local: 'timestamp',
  ends_local: 'timestamp',
  time_zone: 'text',
  rrule: 'text',
  starts_at: 'timestamptz',
};

class Refused extends Error {}

/** An iCalendar file (RFC 5545): every VEVENT on its own, found again by UID, so that a broken one takes no other with it. */
export async function importCalendar(text: string, { database, refuse, warn }: ImportContext): Promise<number> {
  const taken = new Map<string, Readonly<Record<string, Json>>>();
  const entries = text.matchAll(/^BEGIN:VEVENT\r?\n[^]*?^END:VEVENT\r?$/gim);
  let number = 0;
  for (const [entry] of entries) {
    number++;
    const uid = /^UID[^:\r\n]*:(.{1,200})/im.exec(entry)?.[1]?.trim();
    const where = uid ? `UID ${quoted(uid)}` : `entry ${number}`;
    try {
      const event = toEvent(entry, (reason) => warn(where, reason));
      const key = String(event['uid']);
      if (taken.has(key)) throw new Refused('is there twice');
      taken.set(key, event);
    } catch (error) {
      refuse(where, error instanceof Refused ? error.message : 'is not written as iCalendar');
    }
  }
  await insertRows(database, 'events', columns, [...taken.values()], upsert('events', 'uid', columns));
  return taken.size;
}

function toEvent(entry: string, warn: (reason: string) => void): Record<string, Json> {
  const event = new ICAL.Component(ICAL.parse(entry) as unknown[]);
  const text = (name: string) => textOf(event.getFirstPropertyValue(name));
  const uid = text('uid');
  const title = text('summary');
  if (!uid) throw new Refused('has no UID');
  if (!title) throw new Refused('has no SUMMARY');
  if (event.hasProperty('recurrence-id')) throw new Refused('changes one occurrence of a series, which is not kept');
  const start = event.getFirstPropertyValue('dtstart');
  if (!(start instanceof ICAL.Time)) throw new Refused('has no DTSTART');
  const end = endOf(event, start);
  if (end.compare(start) < 0) throw new Refused('ends before it starts');
  const time_zone = zoneOf(event, start, warn);
  const url = text('url');
  const webAddress = url === null ? null : (webUrl(url) ?? null);
  if (url !== null && webAddress === null) warn(`URL ${quoted(url)} is not a web address`);
  const rrule = event.getFirstPropertyValue('rrule');
  return {
    uid,
    title,
    description: text('description'),
    location: text('location'),
    ...placeOf(event, warn),
    url: webAddress,
    categories: event.getAllProperties('categories').flatMap((property) => property.getValues().map(String)),
    status: text('status')?.toLowerCase() ?? null,
    all_day: start.isDate,
    starts_local: local(start),
    ends_local: local(end),
    time_zone,
    rrule: rrule instanceof ICAL.Recur ? rrule.toString() : null,
    starts_at: `${local(start)} ${time_zone ?? 'UTC'}`,
  };
}

/** RFC 5545, 3.6.1: without an end or duration a date lasts its day, and a date-time no time at all. */
function endOf(event: ICAL.Component, start: ICAL.Time): ICAL.Time {
  const given = event.getFirstPropertyValue('dtend');
  if (given instanceof ICAL.Time) return given;
  const end = start.clone();
  const duration = event.getFirstPropertyValue('duration');
  if (duration instanceof ICAL.Duration) end.addDuration(duration);
  else if (start.isDate) end.addDuration(ICAL.Duration.fromSeconds(86_400));
  return end;
}

function zoneOf(event: ICAL.Component, start: ICAL.Time, warn: (reason: string) => void): string | null {
  if (start.zone === ICAL.Timezone.utcTimezone) return 'UTC';
  const zone =
    textOf(event.getFirstProperty('dtstart')?.getParameter('tzid')) ??
    textOf(event.getFirstPropertyValue('x-timezone'));
  if (zone === null) return null;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone && zone;
  } catch {
    warn(`time zone ${quoted(zone)} is not known`);
    return null;
  }
}

function placeOf(
  event: ICAL.Component,
  warn: (reason: string) => void,
): { latitude: number | null; longitude: number | null } {
  const geo: unknown = event.getFirstPropertyValue('geo');
  const [latitude, longitude] = Array.isArray(geo) ? geo.map(Number) : [];
  if (latitude === undefined || longitude === undefined) return { latitude: null, longitude: null };
  if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) return { latitude, longitude };
  warn('GEO is no place on Earth');
  return { latitude: null, longitude: null };
}

function local(time: ICAL.Time): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${String(time.year).padStart(4, '0')}-${two(time.month)}-${two(time.day)}`;
  return time.isDate ? `${day}T00:00:00` : `${day}T${two(time.hour)}:${two(time.minute)}:${two(time.second)}`;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.replaceAll('\0', '').trim() : null;
}
