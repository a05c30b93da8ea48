import ICAL from 'ical.js';
import { instantOf, isZone, offsetOf } from '@kith/core/calendar';
import { WINDOWS_TO_IANA_MAP } from 'windows-iana';

const DAY = 86_400_000;
/** So many zones that a file describes itself are looked for among those that are known. */
const MOST_SEARCHES = 20;

/** A zone as a file names it: one that has an IANA name, or only its own rules, or neither. */
export type FoundZone =
  | { readonly name: string }
  /** Minutes and more that its clocks are ahead of UTC, in seconds, when they show a time. */
  | { readonly offset: (local: ICAL.Time) => number }
  | undefined;

/**
 * The time zones of one file: by their IANA name, by the name that Windows has for them, by the offset in their name, and by
 * what the file says of their clocks.
 */
export class CalendarZones {
  readonly #described = new Map<string, ICAL.Timezone>();
  readonly #found = new Map<string, FoundZone>();
  #searches = 0;

  /** @param components the file's VTIMEZONE components, each as its text; those that cannot be read are passed over. */
  constructor(components: readonly string[]) {
    for (const text of components) {
      try {
        const component = new ICAL.Component(ICAL.parse(text) as unknown[]);
        const id = component.getFirstPropertyValue('tzid');
        if (typeof id === 'string') this.#described.set(id, new ICAL.Timezone({ component, tzid: id }));
      } catch {
        // What it would have said is found by its name, or not at all.
      }
    }
  }

  /** @param year of the event, whose clock changes are compared. */
  find(id: string, year: number): FoundZone {
    const key = `${year} ${id}`;
    if (!this.#found.has(key)) this.#found.set(key, this.#find(id, year));
    return this.#found.get(key);
  }

  #find(id: string, year: number): FoundZone {
    const described = this.#described.get(id);
    const location: unknown = described?.component.getFirstPropertyValue('x-lic-location');
    const named = zoneNamed(id) ?? (typeof location === 'string' ? zoneNamed(location) : undefined);
    if (named) return { name: named };
    if (described) {
      const alike = this.#searches++ < MOST_SEARCHES ? zoneAlike(described, id, year) : undefined;
      if (alike) return { name: alike };
      if (described.component.getAllSubcomponents().length > 0)
        return { offset: (local) => described.utcOffset(local) };
    }
    return zoneByOffset(id);
  }
}

/** By a name that is IANA's, ends in one (`/mozilla.org/20050126_1/Europe/Berlin`), or is Windows'. */
function zoneNamed(id: string): string | undefined {
  const parts = id.replace(/^"|"$/g, '').trim().split('/');
  for (let from = 0; from < Math.min(parts.length, 8); from++) {
    const name = parts.slice(from).join('/');
    if (/^[A-Za-z][\w+-]*(\/[\w+-]+)*$/.test(name) && isZone(name)) return name;
  }
  const windows = WINDOWS_TO_IANA_MAP.find(
    ({ windowsName, territory }) => territory === '001' && windowsName.toLowerCase() === id.trim().toLowerCase(),
  );
  return windows?.iana.find((name) => isZone(name));
}

/** `UTC+11`, `(UTC-03:00) Brasília`: one offset all the year, which is less than a zone says and all that is known. */
function zoneByOffset(id: string): FoundZone {
  const [, sign, hours, minutes = '0'] =
    /^\(?(?:UTC|GMT) ?([+-])(\d{1,2}):?(\d\d)?\)?(?: [^/]*)?$/i.exec(id.trim()) ?? [];
  if (!sign) return /^\(?(?:UTC|GMT)\)?$/i.test(id.trim()) ? { name: 'UTC' } : undefined;
  const seconds = (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60);
  return Math.abs(seconds) <= 14 * 3600 ? { offset: () => seconds } : undefined;
}

/** The zone whose clocks show the same all the year: first what the name speaks of, then those that most use. */
function zoneAlike(described: ICAL.Timezone, id: string, year: number): string | undefined {
  const samples: { readonly wall: number; readonly offset: number }[] = [];
  const start = Date.UTC(Math.min(Math.max(year, 1970), 2100), 0, 1, 12);
  for (let day = 0; day < 365; day += 5) {
    const wall = start + day * DAY;
    const date = new Date(wall);
    const local = ICAL.Time.fromData({
      year: date.getUTCFullYear(),
      month: date.getUTCMonth() + 1,
      day: date.getUTCDate(),
      hour: 12,
    });
    samples.push({ wall, offset: described.utcOffset(local) * 1000 });
  }
  const word = id.toLowerCase();
  const spoken = (zone: string): boolean => word.includes(zone.toLowerCase());
  const all = Intl.supportedValuesOf('timeZone');
  const order = [...all.filter(spoken), ...common, ...all];
  return order.find((zone) => samples.every(({ wall, offset }) => offsetOf(instantOf(wall, zone), zone) === offset));
}

const common = [
  'UTC',
  'Europe/Berlin',
  'Europe/London',
  'Europe/Helsinki',
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Los_Angeles',
  'America/Sao_Paulo',
  'Asia/Kolkata',
  'Asia/Shanghai',
  'Asia/Tokyo',
  'Australia/Sydney',
];
