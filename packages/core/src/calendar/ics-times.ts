import { line } from './ics-lines.js';
import type { Rule } from './rrule.js';
import type { Mark, Series } from './series.js';
import { clockOf, dayMs, dayOf, wallOfClock, wallOfDay, type Instant } from './time.js';
import { basic, timeZoneLines } from './vtimezone.js';
import { instantOf, isZone, type ZoneName } from './zones.js';

/** Names of UTC, which calendars write as `Z`. */
const utcNames = new Set([
  'UTC',
  'GMT',
  'ETC/UTC',
  'ETC/GMT',
  'ETC/ZULU',
  'ETC/UNIVERSAL',
  'ZULU',
  'UNIVERSAL',
  '+00:00',
]);

/** `20260307T170000Z`. */
export function utc(at: Instant): string {
  return `${basic(clockOf(at))}Z`;
}

interface Use {
  readonly zone: ZoneName;
  from: Instant;
  to: Instant;
  /** Whether it goes on. */
  open: boolean;
}

/** How times of events are written in a calendar, and the zones that it must explain for them. */
export class CalendarTimes {
  readonly #zones = new Map<string, Use>();

  /**
   * A property of times: days as days, floating times as they are, instants in UTC. Where an event goes by a zone's clock, that
   * clock and the zone; but UTC for what the clock shows twice.
   */
  line(name: string, series: Series, marks: readonly Mark[], recurs: boolean): string {
    if (series.allDay) return line(`${name};VALUE=DATE`, marks.map((mark) => basic(dayOf(mark))).join());
    // A rule goes by the clock as it was written, also at an hour that is skipped that night.
    const asWritten = name === 'DTSTART' && recurs;
    const walls = marks.map((mark) => (asWritten ? series.start : series.wall(mark)));
    const local = walls.map((wall) => basic(clockOf(wall))).join();
    if (series.floating) return line(name, local);
    const { zone } = series;
    const once = asWritten || walls.every((wall, index) => instantOf(wall, zone) === marks[index]);
    if (!once || utcNames.has(zone.toUpperCase()) || !(recurs || (series.byClock && isZone(zone))))
      return line(name, marks.map(utc).join());
    return line(`${name};TZID=${this.#use(zone, marks, series, recurs)}`, local);
  }

  /** UNTIL as RFC 5545 wants it: a day for days, floating for floating, else UTC. A day is meant to its end. */
  until({ until }: Rule, { allDay, floating, zone }: Series): string | undefined {
    if (!until) return undefined;
    if (until.is === 'instant') {
      if (allDay) return basic(dayOf(until.at));
      return floating ? basic(clockOf(until.at)) : utc(until.at);
    }
    if (allDay) return basic(until.is === 'day' ? until.day : until.clock.slice(0, 10));
    const wall = until.is === 'day' ? wallOfDay(until.day) + dayMs - 1000 : wallOfClock(until.clock);
    return floating ? basic(clockOf(wall)) : utc(instantOf(wall, zone));
  }

  /** A VTIMEZONE for each zone that was written. */
  zones(): string {
    return [...this.#zones].map(([id, { zone, from, to, open }]) => timeZoneLines(id, zone, from, to, open)).join('');
  }

  #use(zone: ZoneName, marks: readonly Mark[], series: Series, recurs: boolean): string {
    // A fixed offset has no name that calendars know, and a colon has a meaning there.
    const id = /^[+-]/.test(zone) ? `UTC${zone.replace(':', '')}` : zone;
    const use = this.#zones.get(id) ?? { zone, from: series.first, to: series.first, open: false };
    this.#zones.set(id, use);
    use.from = Math.min(use.from, ...marks);
    use.to = Math.max(use.to, ...marks);
    use.open ||= recurs;
    return id;
  }
}
