import type { CommunityEvent } from '@kith/core';
import { eventAt, occurrencesOf } from '@kith/core/calendar';
import { expandRule } from '@kith/core/calendar/rules';
import { recordsOf } from '@kith/people';
import { sessionsOf, type Occasion } from '../occasion/occasion.js';
import { spanOf } from '../occasion/span.js';

/** All in milliseconds since 1970; `to` is exclusive. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Every time at which an event of several sessions, or one of a series, takes place in a range. */
export function datesOf(event: CommunityEvent, range: Range, zone: string, limit?: number): readonly Occasion[] {
  if (recordsOf(event.sessions).length > 1)
    return sessionsOf(event, zone)
      .filter(({ span }) => !span || (span.startAt < range.to && span.endAt >= range.from))
      .slice(0, limit);
  return occurrencesOf(event, { ...range, zone, limit }, expandRule).map((date) => {
    const there = eventAt(date);
    return { key: `${event.id} ${date.recurrenceId ?? ''}`, event: there, span: spanOf(there, zone) };
  });
}
