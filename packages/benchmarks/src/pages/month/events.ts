import type { CommunityEvent } from '@kith/core';

/** The month that is shown, and the zone and language in which every contender shows it. */
export const shown = { year: 2026, month: 5, timeZone: 'Europe/Berlin', language: 'en-GB' } as const;

/** How many events of a day stand in its cell before "more". */
export const perDay = 3;

const topics = ['Accessibility', 'Design systems', 'GraphQL', 'Mentoring', 'Performance', 'Research', 'Testing'];
const kinds = ['meetup', 'webinar', 'workshop', 'course', 'meeting'] as const;

/** The same events every time, all in the month: timed ones, whole days, and some over several days. */
export function makeEvents(count: number): readonly CommunityEvent[] {
  return Array.from({ length: count }, (_, index) => {
    const day = 1 + ((index * 11) % 31);
    const common = {
      id: `e${index}`,
      title: `${topics[index % topics.length] ?? ''} ${index + 1}`,
      kind: kinds[index % kinds.length] ?? 'meetup',
      status: 'scheduled',
      timeZone: shown.timeZone,
      recurrence: null,
    } as const;
    if (index % 25 === 0) return { ...common, startAt: date(day), endAt: date(Math.min(32, day + 3)) };
    if (index % 8 === 0) return { ...common, startAt: date(day), endAt: date(day + 1) };
    const start = Date.UTC(shown.year, shown.month - 1, day, 6 + ((index * 7) % 12), (index % 4) * 15);
    return { ...common, startAt: iso(start), endAt: iso(start + 3_600_000) };
  });
}

function date(day: number): string {
  return new Date(Date.UTC(shown.year, shown.month - 1, day)).toISOString().slice(0, 10);
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
