import type { CommunityEvent, EventTime, OccurrenceChange } from '../model/event.js';
import { eventOn, Series, type Mark, type Span } from './series.js';
import { dayMs, firstWall, lastWall, type Instant, type Wall } from './time.js';
import { offsetOf, type ZoneName } from './zones.js';

/**
 * One date of an event. `start` and `end` (exclusive) are the same where nobody knows how long it takes; of whole days
 * they are when `startDay` begins and the last day ends in the zone that was asked for, and `endDay` is exclusive too.
 */
export interface Occurrence extends Span {
  readonly event: CommunityEvent;
  /** Whole days: `startDay` and `endDay` say which. */
  readonly allDay: boolean;
  /** The same clock time wherever one is, so that there is no zone to name. */
  readonly floating: boolean;
  /** Of an event that recurs: when its rule has this date begin, which names the date even where it has moved. */
  readonly recurrenceId?: EventTime;
  /** How this date differs; `eventAt` lays it over the event. */
  readonly change?: OccurrenceChange;
}

export interface OccurrenceWindow {
  readonly from: Instant;
  /** Exclusive. */
  readonly to: Instant;
  /** Where days begin and floating times are told: the viewer's zone, as a rule. */
  readonly zone: ZoneName;
  /** At most so many, the first ones; 1000 where absent. */
  readonly limit?: number | undefined;
}

/** What a rule is expanded with. */
export interface RuleWindow {
  /** The first beginning. */
  readonly start: Wall;
  readonly from: Wall;
  /** Inclusive. */
  readonly to: Wall;
  /** Whose clock it is. */
  readonly zone: ZoneName;
  /** Whether the event is of whole days, which have no hours to recur by. */
  readonly allDay: boolean;
}

/**
 * Expands an RRULE: beginnings as the event's clock shows them, in order. `expandRule` of `@kith/core/calendar/rules` is
 * one. It is passed in because most events have no rule and need no code for it.
 */
export type ExpandRule = (rule: string, window: RuleWindow) => Iterable<Wall>;

const defaultLimit = 1000;

/** Whether an event comes by a rule, so that `occurrencesOf` needs an `ExpandRule`. */
export function hasRules(event: CommunityEvent): boolean {
  return (event.recurrence?.rules?.length ?? 0) > 0;
}

/**
 * The dates of an event that touch a window, in order of time.
 *
 * Of an event that has rules where no `expand` is given, only what is known without them: the first date, added and
 * changed ones. A rule that cannot be read is passed over. Nothing for an event without a beginning.
 */
export function occurrencesOf(
  event: CommunityEvent,
  window: OccurrenceWindow,
  expand?: ExpandRule,
): readonly Occurrence[] {
  const series = Series.of(event, window.zone);
  if (!series) return [];
  const { allDay, floating } = series;
  const base = { event, allDay, floating };
  const { recurrence, recurrenceId } = event;
  if (!recurrence) {
    const one = { ...base, ...series.span(series.first, window.zone), ...(recurrenceId != null && { recurrenceId }) };
    return touches(one, window) ? [one] : [];
  }

  const found: Occurrence[] = [];
  const known = new Set<Mark>(marks(series, recurrence.except));
  for (const change of recurrence.changes ?? []) {
    const mark = series.mark(change.recurrenceId);
    if (mark === undefined || known.has(mark)) continue;
    known.add(mark);
    const own = Series.of(eventOn(event, series, change), window.zone) ?? series;
    const span = own.span(own === series ? mark : own.first, window.zone);
    const { allDay, floating } = own;
    if (touches(span, window))
      found.push({ event, allDay, floating, ...span, recurrenceId: series.write(mark), change });
  }
  const take = (mark: Mark): boolean => {
    const span = series.span(mark, window.zone);
    if (!touches(span, window) || known.has(mark)) return false;
    known.add(mark);
    found.push({ ...base, ...span, recurrenceId: series.write(mark) });
    return true;
  };
  take(series.first);
  for (const mark of marks(series, recurrence.dates)) take(mark);

  const limit = window.limit ?? defaultLimit;
  if (expand) {
    const part = ruleWindow(series, window);
    for (const rule of recurrence.rules ?? []) {
      let taken = 0;
      for (const wall of expand(rule, part)) if (take(series.markAt(wall)) && ++taken >= limit) break;
    }
  }
  return found.sort((a, b) => a.start - b.start || a.end - b.end).slice(0, limit);
}

/** The event as it is on one of its dates: what differs there laid over it, with that date's beginning and end. */
export function eventAt({ event, recurrenceId, change }: Occurrence): CommunityEvent {
  // What clock times stand for is not asked here, so that any zone does.
  const series = recurrenceId === undefined || !event.recurrence ? undefined : Series.of(event, 'UTC');
  return series ? eventOn(event, series, change ?? { recurrenceId: recurrenceId ?? '' }) : event;
}

function* marks(series: Series, times: readonly EventTime[] | null | undefined): Generator<Mark> {
  for (const time of times ?? []) {
    const mark = series.mark(time);
    if (mark !== undefined) yield mark;
  }
}

function touches({ start, end }: Span, { from, to }: OccurrenceWindow): boolean {
  return start < to && (end > from || start >= from);
}

/** The window as the event's clock has it, with what may lie across a change of clocks. */
function ruleWindow(series: Series, { from, to }: OccurrenceWindow): RuleWindow {
  const { allDay, zone } = series;
  const length = allDay ? (series.length + 1) * dayMs : series.length;
  const [early, late] = [around(from - length, zone), around(to, zone)];
  return { start: series.start, from: 2 * early.least - early.most, to: late.most, zone, allDay };
}

/** What clocks may show about an instant: the same, but where they are put forward or back within a day of it. */
function around(at: Instant, zone: ZoneName): { readonly least: Wall; readonly most: Wall } {
  const within = Math.min(lastWall, Math.max(firstWall, at));
  const offsets = [offsetOf(within - dayMs, zone), offsetOf(within + dayMs, zone)];
  return { least: within + Math.min(...offsets), most: within + Math.max(...offsets) };
}
