import type { CommunityEvent } from '@kith/core';
import { recordsOf } from '@kith/people';
import { occasionOf, type Occasion } from '../occasion/occasion.js';
import type { datesOf, Range } from './dates.js';

/** Whether it takes more than one look to know when an event takes place. */
export function hasDates({ recurrence, sessions }: CommunityEvent): boolean {
  return recurrence != null || recordsOf(sessions).length > 1;
}

/** When all of these take place in a range, in order; first those that have no time yet, or last. */
export function occasionsOf(
  events: readonly CommunityEvent[],
  zone: string,
  range: Range,
  dates: typeof datesOf | undefined,
): readonly Occasion[] {
  const found = events.flatMap((event) => {
    if (dates && hasDates(event)) return dates(event, range, zone);
    const one = occasionOf(event, zone);
    return !one.span || (one.span.startAt < range.to && one.span.endAt >= range.from) ? [one] : [];
  });
  return found.sort(inOrder);
}

/** Each event once, at its first time in the range. */
export function nextOf(
  events: readonly CommunityEvent[],
  zone: string,
  range: Range,
  dates: typeof datesOf | undefined,
): readonly Occasion[] {
  const found = events.map((event) => {
    const next = dates && hasDates(event) ? dates(event, range, zone, 1)[0] : undefined;
    return next ? { ...next, key: event.id } : occasionOf(event, zone);
  });
  return found.sort(inOrder);
}

function inOrder({ span: a, key }: Occasion, { span: b, key: other }: Occasion): number {
  const [from, then] = [a?.from ?? Infinity, b?.from ?? Infinity];
  return from === then ? (key < other ? -1 : 1) : from - then;
}
