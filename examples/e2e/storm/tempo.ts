import type { Stall } from './turns.js';

/** Over how long it is looked at how much the machine could do, in milliseconds. */
const span = 10_000;
/** Which part of that may go without turns. */
const most = 0.1;

/**
 * How much faster time goes in the page, and how many of its seconds something took. What waits for a timer goes faster;
 * what works does not, nor does a machine that others keep busy: stretches in which neither the page nor what drives it
 * had a turn count as long as they really were. Where there are many of them, time goes slower from then on.
 */
export class Tempo {
  speed: number;
  #stalls: Stall[] = [];
  #since: number;

  constructor(speed: number, now: number) {
    this.speed = speed;
    this.#since = now;
  }

  note(stalls: readonly Stall[]): void {
    this.#stalls.push(...stalls);
  }

  /** Seconds of the page between two moments, in milliseconds since 1970. */
  seconds(from: number, to: number): number {
    if (to <= from) return 0;
    const stalled = overlap(this.#stalls, from, to);
    return ((to - from - stalled) * this.speed + stalled) / 1000;
  }

  /** Forgets what is past, and halves the speed where the machine cannot keep it up. @returns whether it did */
  adapt(now: number): boolean {
    if (now - this.#since < span) return false;
    const share = overlap(this.#stalls, this.#since, now) / (now - this.#since);
    this.#stalls = [];
    this.#since = now;
    if (share <= most || this.speed <= 1) return false;
    this.speed = Math.max(1, this.speed / 2);
    return true;
  }
}

/** How much of a stretch others cover; what several cover counts once. */
function overlap(stalls: readonly Stall[], from: number, to: number): number {
  let sum = 0;
  let done = from;
  for (const stall of [...stalls].sort((a, b) => a.from - b.from)) {
    const [begin, end] = [Math.max(stall.from, done), Math.min(stall.to, to)];
    if (end <= begin) continue;
    sum += end - begin;
    done = end;
  }
  return sum;
}
