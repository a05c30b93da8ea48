import { CommunityError, type Pace, toCommunityError } from '@kith/core';
import type { TransportAnswer, TransportRequest, TransportSink } from '../transport.js';
import { type LiveOptions, type OpenLine, patience, type Patience, refusalOf } from './line.js';

/** Waits grow to this. */
const longestWaitMs = 30_000;
/** The least pause where a backend asks for one and does not say for how long. */
const unsaidPauseMs = 1000;
/** What held for so long was a success, though nothing was told. */
const steadyMs = 5000;
/** What timers can wait for. */
const longestTimerMs = 2 ** 31 - 1;

/** A way to open subscriptions, with what it takes loaded at the first. What cannot be loaded now is asked for again. */
export function lineOf(options: LiveOptions, wait: Patience = patience): OpenLine {
  const load = (): Promise<OpenLine> =>
    options.live === 'ws'
      ? import('./ws.js').then(({ wsLine }) => wsLine(options, wait))
      : import('./sse.js').then(({ sseLine }) => sseLine(options, wait));
  let line: Promise<OpenLine> | undefined;
  return async (request, sink, ...given) => {
    const open = await (line ??= load()).catch(() => {
      line = undefined;
      throw new CommunityError('network');
    });
    await sink.calm?.();
    return open(request, sink, ...given);
  };
}

/**
 * Keeps a subscription open until the signal ends it: for ever, with full jitter, never earlier than the endpoint's pace
 * allows. A refusal for want of a valid token gets one fresh token; what no later try changes ends it with an error.
 */
export async function keepOpen(
  open: OpenLine,
  request: TransportRequest,
  sink: TransportSink,
  signal: AbortSignal,
  tokens: boolean,
): Promise<void> {
  const { pace } = sink;
  let fresh = false;
  for (let attempt = 0; ; attempt += 1) {
    await calm(pace, 0, signal);
    let since = Infinity;
    let refused: readonly unknown[] | undefined;
    const sinkOfTry = {
      calm: () => calm(pace, 0, signal),
      ready(): void {
        since = Date.now();
        if (!signal.aborted) sink.ready?.();
      },
      next(answer: TransportAnswer): void {
        refused = answer.errors?.length && (answer.data ?? null) === null ? answer.errors : undefined;
        if (!refused) [attempt, fresh] = [0, false];
        if (!signal.aborted) sink.next(answer);
      },
    };
    const error: CommunityError | undefined = await open(request, sinkOfTry, signal, fresh).then(
      // Errors and then the end: the subscription itself was refused.
      () => refused && refusalOf(refused),
      (thrown: unknown) => toCommunityError(thrown),
    );
    if (signal.aborted) return;
    if (Date.now() - since > steadyMs) [attempt, fresh] = [0, false];
    const token: boolean = error?.kind === 'unauthenticated' || error?.kind === 'forbidden';
    if (error && !error.transient && !(token && tokens && !fresh)) return sink.error(error);
    fresh ||= token;
    sink.lost?.();
    if (error?.retryAfterMs !== undefined || error?.kind === 'rate-limited')
      pace?.pause(error.retryAfterMs ?? unsaidPauseMs);
    await calm(pace, Math.random() * Math.min(longestWaitMs, 1000 * 2 ** attempt), signal);
    if (signal.aborted) return;
  }
}

/** Waits so long, and on while the endpoint asks for a pause, which may grow meanwhile. Ends with the signal. */
async function calm(pace: Pace | undefined, ms: number, signal: AbortSignal): Promise<void> {
  for (let wait = Math.max(ms, pace?.waitMs ?? 0); wait > 0 && !signal.aborted; wait = pace?.waitMs ?? 0) {
    await new Promise<void>((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, Math.min(wait, longestTimerMs));
      signal.addEventListener('abort', done);
    });
  }
}
