import type { CommunityEvent, EventTime, OccurrenceChange } from '../model/event.js';
import {
  addDays,
  clockOf,
  dayMs,
  dayOf,
  readTime,
  wallOfClock,
  wallOfDay,
  type Day,
  type Instant,
  type ReadTime,
  type Wall,
} from './time.js';
import { instantOf, isZone, startOf, startOfDay, wallOf, type ZoneName } from './zones.js';

/** What tells a beginning of one event from another: the day's wall clock for whole days, else the instant. */
export type Mark = number;

/** When a date begins and ends. */
export interface Span {
  readonly start: Instant;
  readonly end: Instant;
  readonly startDay?: Day;
  readonly endDay?: Day;
}

type TimedEvent = Pick<CommunityEvent, 'startAt' | 'endAt' | 'timeZone'>;

/** The times of one event, read once: by which clock it goes and how long each of its dates is. */
export class Series {
  readonly allDay: boolean;
  readonly floating: boolean;
  /** Whose clock the event goes by, and its rule is expanded with; the viewer's for whole days and floating times. */
  readonly zone: ZoneName;
  readonly first: Mark;
  /** What the clock shows at the first, as it is written: also a time that is skipped that night. */
  readonly start: Wall;
  /** Days for whole days, else milliseconds: an exact duration, as RFC 5545 has it where an end is given (3.8.5.3). */
  readonly length: number;
  /** Whether its times are a clock's, not instants. */
  readonly byClock: boolean;
  readonly #is: ReadTime['is'];

  private constructor(first: ReadTime, event: TimedEvent, viewer: ZoneName) {
    this.#is = first.is;
    this.allDay = first.is === 'day';
    this.byClock = first.is === 'clock';
    const named = isZone(event.timeZone) ? event.timeZone : undefined;
    this.floating = first.is === 'clock' && !named;
    // An instant with a zone beside it recurs by that zone's clock; with none, by the offset that it is written with.
    this.zone = first.is === 'day' ? viewer : (named ?? (first.is === 'instant' ? first.offset : viewer));
    this.first = this.#markOf(first);
    this.start = first.is === 'clock' ? wallOfClock(first.clock) : this.wall(this.first);
    this.length = this.#lengthTo(event.endAt);
  }

  /** `undefined` for an event whose beginning is missing or cannot be read. */
  static of(event: TimedEvent, viewer: ZoneName): Series | undefined {
    const first = event.startAt == null ? undefined : readTime(event.startAt);
    return first && new Series(first, event, viewer);
  }

  /** Which date is meant: a bare day, of an event with hours, stands for the usual hour on that day. */
  mark(text: EventTime): Mark | undefined {
    const time = readTime(text);
    if (!time) return undefined;
    if (this.allDay) return wallOfDay(this.#dayOf(time));
    if (time.is === 'day') return this.markAt(wallOfDay(time.day) + mod(this.start, dayMs));
    return this.#markOf(time);
  }

  /** What the event's clock shows at a beginning. */
  wall(mark: Mark): Wall {
    return this.allDay ? mark : wallOf(mark, this.zone);
  }

  /** The beginning at which the event's clock shows this. */
  markAt(wall: Wall): Mark {
    return this.allDay ? wall - mod(wall, dayMs) : instantOf(wall, this.zone);
  }

  span(mark: Mark, viewer: ZoneName): Span {
    if (!this.allDay) return { start: mark, end: this.endOf(mark) };
    const end = this.endOf(mark);
    return { start: startOf(mark, viewer), end: startOf(end, viewer), startDay: dayOf(mark), endDay: dayOf(end) };
  }

  /** When a date ends, of whole days the first day after. */
  endOf(mark: Mark): Mark {
    return mark + this.length * (this.allDay ? dayMs : 1);
  }

  /** Written as the event's own beginning is. */
  write(mark: Mark): EventTime {
    if (this.#is === 'day') return dayOf(mark);
    return this.#is === 'clock' ? clockOf(this.wall(mark)) : `${clockOf(mark)}Z`;
  }

  #markOf(time: ReadTime): Mark {
    if (time.is === 'instant') return time.at;
    if (time.is === 'day') return wallOfDay(time.day);
    return instantOf(wallOfClock(time.clock), this.zone);
  }

  #dayOf(time: ReadTime): Day {
    if (time.is === 'day') return time.day;
    return time.is === 'clock' ? time.clock.slice(0, 10) : dayOf(wallOf(time.at, time.offset));
  }

  #lengthTo(endAt: EventTime | null | undefined): number {
    const end = endAt == null ? undefined : readTime(endAt);
    if (this.allDay) {
      if (!end) return 1;
      // An end with an hour is within its day.
      const until = end.is === 'day' ? end.day : addDays(this.#dayOf(end), 1);
      return Math.max(1, (wallOfDay(until) - this.first) / dayMs);
    }
    if (!end) return 0;
    const at = end.is === 'day' ? startOfDay(end.day, this.zone) : this.#markOf(end);
    return Math.max(0, at - this.first);
  }
}

/**
 * The event as it is on one of its dates: what differs there laid over it, with the beginning and end of that date. One that
 * only begins at another time takes as long as the others.
 */
export function eventOn(event: CommunityEvent, series: Series, change: OccurrenceChange): CommunityEvent {
  const { recurrenceId, ...differs } = change;
  const mark = series.mark(recurrenceId) ?? series.first;
  const startAt = change.startAt != null && readTime(change.startAt) ? change.startAt : series.write(mark);
  const moved = Series.of({ startAt, timeZone: event.timeZone }, series.zone);
  const kept = moved?.allDay === series.allDay && series.endOf(mark) > mark;
  const endAt = change.endAt ?? (kept ? moved.write(moved.first + series.endOf(mark) - mark) : null);
  const said = Object.entries(differs).filter(([, value]) => value !== undefined);
  return { ...event, ...Object.fromEntries(said), startAt, endAt, recurrenceId: series.write(mark) };
}

function mod(value: number, by: number): number {
  return ((value % by) + by) % by;
}
