import { CommunityError, toCommunityError } from './errors.js';
import { backoffMs, sleep, type Pace } from './pace.js';

/** How long one try may take, and how long a read goes on trying before it is shown as failed. */
export const tryLimitMs = 15_000;
const readLimitMs = 30_000;

/** Short against the half minute, so that most of it is used. */
const longestBackoffMs = 5000;
/** The least wait where a backend asks for a pause and does not say, or hides, for how long. */
const unsaidPauseMs = 1000;

/**
 * Tries a read until it answers, fails for good, or has taken 30 s in all. A try that hangs is ended after
 * 15 s. Waits follow full jitter and the endpoint's pace, so `Retry-After` is never undercut.
 * @throws {CommunityError} the last failure; the signal's reason when the caller gave up
 */
export async function attemptRead<T>(
  run: (signal: AbortSignal) => Promise<T>,
  pace: Pace,
  signal: AbortSignal,
): Promise<T> {
  const deadline = Date.now() + readLimitMs;
  for (let attempt = 0; ; attempt += 1) {
    // Again and again: the pause may have grown, and timers may end a moment early.
    for (let ms = pace.waitMs; ms; ms = pace.waitMs) {
      if (Date.now() + ms >= deadline) throw new CommunityError('rate-limited', { retryAfterMs: ms });
      await sleep(ms, signal);
    }
    const backoff = backoffMs(attempt, longestBackoffMs);
    try {
      return await limited(
        heeding(run, pace, unsaidPauseMs + backoff),
        Math.min(tryLimitMs, deadline - Date.now()),
        signal,
      );
    } catch (thrown) {
      if (signal.aborted) throw signal.reason;
      const error = toCommunityError(thrown);
      const wait = Math.max(backoff, pace.waitMs);
      if (!error.transient || Date.now() + wait >= deadline) throw error;
      await sleep(wait, signal);
    }
  }
}

/** Pauses the endpoint where the backend asked for it. `Retry-After` is often hidden from scripts of another origin. */
export function heed(error: CommunityError, pace: Pace, unsaidMs = unsaidPauseMs): void {
  const wait = error.retryAfterMs ?? (error.kind === 'rate-limited' ? unsaidMs : undefined);
  if (wait !== undefined) pace.pause(wait);
}

/** Heeds the pause that an answer asks for, whether or not somebody still waits for it. */
export function heeding<T>(run: (signal: AbortSignal) => Promise<T>, pace: Pace, unsaidMs?: number): typeof run {
  return (signal) =>
    run(signal).catch((thrown: unknown) => {
      heed(toCommunityError(thrown), pace, unsaidMs);
      throw thrown;
    });
}

/** One try with an end: a request that hangs counts as the network's fault. */
export async function limited<T>(
  run: (signal: AbortSignal) => Promise<T>,
  limitMs: number,
  signal?: AbortSignal,
): Promise<T> {
  signal?.throwIfAborted();
  const ending = new AbortController();
  const stop = (): void => ending.abort(signal?.reason);
  signal?.addEventListener('abort', stop);
  const timer = setTimeout(() => ending.abort(new CommunityError('network')), limitMs);
  const ended = new Promise<never>((_, reject) => {
    ending.signal.addEventListener('abort', () => reject(ending.signal.reason));
  });
  try {
    return await Promise.race([ended, run(ending.signal)]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}
