import type { Occasion } from '../../occasion/occasion.js';
import { dayOf, lastShownDay } from '../../occasion/span.js';

/** One event in one week: from which to which of its days, and on which line. */
export interface Bar {
  readonly occasion: Occasion;
  /** Columns of the week, from 0; `last` is part of it. */
  readonly first: number;
  readonly last: number;
  /** From 0. */
  readonly lane: number;
  /** It began before this week, or goes on after it. */
  readonly before: boolean;
  readonly after: boolean;
}

export interface Week {
  /** Counted from 1970. */
  readonly start: number;
  readonly bars: readonly Bar[];
  /** What takes place on each of its days, in order. */
  readonly days: readonly (readonly Occasion[])[];
}

/**
 * Puts occasions, sorted by their beginning, on the lines of each week: what takes several days goes first and keeps its
 * line through the week, so that it is one bar; the rest fills the lines from the top in order of time.
 */
export function weeksWith(occasions: readonly Occasion[], from: number, to: number): readonly Week[] {
  const weeks: Occasion[][] = Array.from({ length: Math.ceil((to - from) / 7) }, () => []);
  for (const occasion of occasions) {
    if (!occasion.span) continue;
    const first = Math.max(0, Math.floor((dayOf(occasion.span.from) - from) / 7));
    const last = Math.min(weeks.length - 1, Math.floor((lastShownDay(occasion.span) - from) / 7));
    for (let week = first; week <= last; week += 1) weeks[week]?.push(occasion);
  }
  return weeks.map((found, index) => week(found, from + index * 7));
}

function week(occasions: readonly Occasion[], start: number): Week {
  const days: Occasion[][] = Array.from({ length: 7 }, () => []);
  const pieces = occasions.flatMap((occasion) => {
    if (!occasion.span) return [];
    const [begin, end] = [dayOf(occasion.span.from) - start, lastShownDay(occasion.span) - start];
    const piece = { occasion, first: Math.max(0, begin), last: Math.min(6, end), before: begin < 0, after: end > 6 };
    for (let day = piece.first; day <= piece.last; day += 1) days[day]?.push(occasion);
    return [piece];
  });
  const long = pieces.filter(({ first, last }) => last > first);
  const short = pieces.filter(({ first, last }) => last === first);
  // Which days each line is taken on, as bits.
  const taken: number[] = [];
  const bars = [...long.sort((a, b) => a.first - b.first || b.last - a.last), ...short].map((piece) => {
    const mask = ((1 << (piece.last - piece.first + 1)) - 1) << piece.first;
    let lane = 0;
    while ((taken[lane] ?? 0) & mask) lane += 1;
    taken[lane] = (taken[lane] ?? 0) | mask;
    return { ...piece, lane };
  });
  return { start, bars, days };
}
