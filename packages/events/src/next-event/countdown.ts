const secondMs = 1000;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** How long until something, as one would say it: whole days from two days on, else a clock that runs backwards. */
export type Countdown = { readonly days: number } | { readonly clock: string };

/** @param ms - Until then; not below 0 */
export function countdownOf(ms: number, locale: string): Countdown {
  if (ms >= 2 * dayMs) return { days: Math.floor(ms / dayMs) };
  const seconds = Math.ceil(ms / secondMs);
  const digits = new Intl.NumberFormat(locale, { minimumIntegerDigits: 2, useGrouping: false });
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return { clock: parts.map((part) => digits.format(part)).join(':') };
}

/** When it will read differently, in milliseconds from now. */
export function nextTick(ms: number): number {
  return ms >= 2 * dayMs ? Math.min(ms % hourMs || hourMs, hourMs) : ms % secondMs || secondMs;
}
