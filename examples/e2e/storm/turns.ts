/** A stretch in which nothing of a process or a page could run. Milliseconds since 1970. */
export interface Stall {
  readonly from: number;
  readonly to: number;
}

/** How often it is looked whether there are turns, and how late such a look may be, in milliseconds. */
const everyMs = 20;
const lateMs = 80;

/** Now, with fractions: the same for the page and for what drives it, as both run on one machine. */
export function moment(): number {
  return performance.timeOrigin + performance.now();
}

/**
 * Notes from now on when there were no turns: other programs had the processor, or something here ran for long. Call it
 * while timers are the real ones.
 * @returns what gives the stalls since it was called last
 */
export function watchTurns(): () => readonly Stall[] {
  const stalls: Stall[] = [];
  let last = moment();
  const beat = setInterval(() => {
    const now = moment();
    if (now - last > everyMs + lateMs) stalls.push({ from: last + everyMs, to: now });
    last = now;
  }, everyMs);
  // A number in pages, where nothing has to be let go.
  if (typeof beat === 'object') beat.unref();
  return () => stalls.splice(0);
}
