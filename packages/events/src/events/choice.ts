import type { EventChoice, EventFormat, EventKind, ListEvents, Support } from '@kith/core';

export type View = 'agenda' | 'list' | 'grid' | 'month' | 'week';
export type Period = 'upcoming' | 'past';

export const views: readonly View[] = ['agenda', 'list', 'grid', 'month', 'week'];
export const periods: readonly Period[] = ['upcoming', 'past'];
export const kinds: readonly EventKind[] = ['meetup', 'webinar', 'workshop', 'course', 'conference', 'meeting'];
export const formats: readonly EventFormat[] = ['onsite', 'online', 'hybrid'];
export const prices = ['free', 'paid'] as const;

export type ListSupport = Support<'events.list'>;

/** What events are narrowed by, as a host writes it in attributes. */
export interface EventFilters {
  readonly kind?: string | undefined;
  readonly format?: string | undefined;
  readonly topic?: string | undefined;
  readonly tag?: string | undefined;
  readonly place?: string | undefined;
  readonly host?: string | undefined;
  readonly series?: string | undefined;
  readonly price?: string | undefined;
  readonly going?: boolean | undefined;
  readonly search?: string | undefined;
}

/** From when to when is asked for, and which end first. */
export type Slot = Pick<ListEvents, 'from' | 'to' | 'sort'>;

/** The words of an attribute that are among `valid`, each once, in the order written. */
export function wordsIn<T extends string>(attribute: string | null | undefined, valid: readonly T[]): readonly T[] {
  const words = new Set((attribute ?? '').split(/\s+/));
  return [...words].flatMap((word) => valid.filter((one) => one === word));
}

export function narrowing(filters: EventFilters): EventChoice {
  const { topic, tag, place, host, series, going, search } = filters;
  const kind = wordsIn(filters.kind, kinds);
  const format = wordsIn(filters.format, formats);
  const price = prices.find((one) => one === filters.price);
  return {
    ...(kind.length && { kind }),
    ...(format.length && { format }),
    ...(topic && { topic }),
    ...(tag && { tag: tag.split(/\s*,\s*/) }),
    ...(place && { place: [place] }),
    ...(host && { host }),
    ...(series && { series }),
    ...(price && { price }),
    ...(going && { going }),
    ...(search?.trim() && { search: search.trim() }),
  };
}

/** What to ask the backend for. Absent inputs, and those that it does not know, stay absent: equal questions are one. */
export function eventsInput({ inputs }: ListSupport, choice: EventChoice, slot: Slot, first: number): ListEvents {
  const wanted: ListEvents = { ...choice, ...slot, first };
  return Object.fromEntries(Object.entries(wanted).filter(([name]) => inputs[name as keyof ListEvents]));
}
