import type { EventTime } from '../model/event.js';

/** A time of an event by its parts, as it is written: a day, a clock's time, or an instant. */
export type ReadTime =
  | { readonly is: 'day'; readonly day: string }
  | { readonly is: 'clock'; readonly clock: string }
  /** Milliseconds since 1970 in UTC. */
  | { readonly is: 'instant'; readonly at: number };

const shape = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:?\d\d)?)?$/;

/** Reads one of the three shapes of `EventTime`; `undefined` where it is none or names no real day. */
export function readTime(text: EventTime): ReadTime | undefined {
  const [, day, clock, offset] = shape.exec(text) ?? [];
  if (day === undefined) return undefined;
  const midnight = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== day) return undefined;
  if (clock === undefined) return { is: 'day', day };
  const full = clock.length === 5 ? `${clock}:00` : clock.slice(0, 8);
  const at = Date.parse(`${day}T${full}${offset?.replace(/(\d\d)(\d\d)$/, '$1:$2') ?? 'Z'}`);
  if (Number.isNaN(at)) return undefined;
  return offset === undefined ? { is: 'clock', clock: `${day}T${full}` } : { is: 'instant', at };
}
