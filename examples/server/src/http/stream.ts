import type { ServerResponse } from 'node:http';

/** How long a client may take nothing of what waits for it, in milliseconds. */
const PATIENCE = 30_000;

/**
 * Sends what comes as it comes. No more is asked for than the client takes, and a client that takes nothing is cut off:
 * what waits for it never grows. Where the client goes, the stream is cancelled.
 */
export async function stream(
  parts: ReadableStream<Uint8Array>,
  outgoing: ServerResponse,
  patience: number = PATIENCE,
): Promise<void> {
  const reader = parts.getReader();
  const cancel = () => void reader.cancel().catch(() => undefined);
  outgoing.once('close', cancel);
  if (outgoing.destroyed) return cancel();
  outgoing.flushHeaders();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done || outgoing.destroyed) break;
      if (!outgoing.write(value)) await drained(outgoing, patience);
    }
    outgoing.end();
  } catch {
    // The headers are out: a stream that ends before its end is the only way to say it.
    outgoing.destroy();
  }
}

function drained(outgoing: ServerResponse, patience: number): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(() => outgoing.destroy(), patience);
    const done = () => {
      clearTimeout(late);
      outgoing.off('drain', done).off('close', done);
      resolve();
    };
    outgoing.on('drain', done).on('close', done);
  });
}

/**
 * Another implementation's stream as the platform's own. Handed to `Response` as it is, it would be read as any iterable,
 * whose end, where it comes after a cancellation, Node throws where nobody can catch it.
 */
export function toStandard(parts: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  const reader = parts.getReader();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: () => reader.cancel(),
  });
}
