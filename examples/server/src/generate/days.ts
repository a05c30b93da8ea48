const DAY = 86_400_000;

/** The day so many days from a moment, in UTC: `2026-03-07`. */
export function day(from: number, days: number): string {
  return new Date(from + days * DAY).toISOString().slice(0, 10);
}

/** A clock's time on the day so many days from a moment. */
export function fromDay(from: number, days: number, clock: string): string {
  return `${day(from, days)}T${clock}:00`;
}

/** To the whole minute. */
export function inUtc(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16)}:00Z`;
}

/** The first such weekday (0 is Sunday) from so many days after a moment on. */
export function weekdayFrom(from: number, days: number, weekday: number): number {
  const start = from + days * DAY;
  return start + ((weekday - new Date(start).getUTCDay() + 7) % 7) * DAY;
}
