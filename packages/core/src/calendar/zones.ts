import { dayMs, wallOfDay, type Day, type Instant, type Wall } from './time.js';

/** An IANA name such as `Europe/Lisbon`, or a fixed offset such as `+05:30`. */
export type ZoneName = string;

const minuteMs = 60_000;
const fixed = /^([+-])(\d\d):(\d\d)$/;
const written = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/;

const formats = new Map<ZoneName, Intl.DateTimeFormat | undefined>();
/** Offsets of whole days by zone: events of a month lie on some thirty days, and a formatter takes a microsecond each time. */
const offsets = new Map<ZoneName, Map<number, number>>();
const daysKept = 4000;

function formatOf(zone: ZoneName): Intl.DateTimeFormat | undefined {
  if (formats.has(zone)) return formats.get(zone);
  let format: Intl.DateTimeFormat | undefined;
  try {
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  } catch {
    // A name that this machine does not know.
  }
  formats.set(zone, format);
  return format;
}

/** Whether this machine knows a zone by this IANA name. */
export function isZone(zone: string | null | undefined): zone is string {
  return typeof zone === 'string' && /^[a-z]/i.test(zone) && formatOf(zone) !== undefined;
}

/** The zone that the viewer's machine is set to. */
export function viewerZone(): ZoneName {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function milliseconds(sign: string | undefined, hours = '0', minutes = '0', seconds = '0'): number {
  return (sign === '-' ? -1 : 1) * ((Number(hours) * 60 + Number(minutes)) * minuteMs + Number(seconds) * 1000);
}

function exactOffset(at: Instant, format: Intl.DateTimeFormat): number {
  const [, sign, hours, minutes, seconds] = written.exec(format.format(at)) ?? [];
  return milliseconds(sign, hours, minutes, seconds);
}

/**
 * How far clocks of a zone are ahead of UTC at an instant, in milliseconds.
 * @throws RangeError for a zone that this machine does not know.
 */
export function offsetOf(at: Instant, zone: ZoneName): number {
  const [, sign, hours, minutes] = fixed.exec(zone) ?? [];
  if (sign) return milliseconds(sign, hours, minutes);
  const format = formatOf(zone);
  if (!format) throw new RangeError(`No such time zone: ${zone}`);
  let days = offsets.get(zone);
  if (!days) offsets.set(zone, (days = new Map<number, number>()));
  const day = Math.floor(at / dayMs);
  let offset = days.get(day);
  if (offset === undefined) {
    // Clocks are never put forward and back within one day: what is the same at both its ends is so all day long.
    const first = exactOffset(day * dayMs, format);
    offset = first === exactOffset((day + 1) * dayMs, format) ? first : NaN;
    if (days.size >= daysKept) days.clear();
    days.set(day, offset);
  }
  return Number.isNaN(offset) ? exactOffset(at, format) : offset;
}

/** What clocks of a zone show at an instant. */
export function wallOf(at: Instant, zone: ZoneName): Wall {
  return at + offsetOf(at, zone);
}

/**
 * When clocks of a zone show this. A time that comes twice is its first; one that is skipped is read with the offset from
 * before the gap, so that 02:30 on the night when 02:00 becomes 03:00 is 03:30 (RFC 5545, 3.3.5).
 */
export function instantOf(wall: Wall, zone: ZoneName): Instant {
  const before = offsetOf(wall - dayMs, zone);
  const at = wall - before;
  if (offsetOf(at, zone) === before) return at;
  const after = offsetOf(wall + dayMs, zone);
  return offsetOf(wall - after, zone) === after ? wall - after : at;
}

/** When a day begins in a zone: its first instant, which is not midnight everywhere. `midnight` is what a clock would show. */
export function startOf(midnight: Wall, zone: ZoneName): Instant {
  const at = instantOf(midnight, zone);
  if (wallOf(at, zone) === midnight) return at;
  // Skipped, by a gap that may have begun before it: the day begins where the gap ends.
  let [low, high] = [at - dayMs, at];
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000;
    if (wallOf(middle, zone) < midnight) low = middle;
    else high = middle;
  }
  return high;
}

export function startOfDay(day: Day, zone: ZoneName): Instant {
  return startOf(wallOfDay(day), zone);
}
