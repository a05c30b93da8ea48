import { CommunityError } from '@kith/core';
import { createClient } from 'graphql-sse';
import { retryAfter } from '../failure.js';
import { answerOf, type LiveOptions, type OpenLine, type Patience, payloadOf, statusError } from './line.js';

/** GraphQL over SSE, one connection for each subscription ("distinct connections mode"). */
export function sseLine(options: LiveOptions, { silenceMs }: Patience): OpenLine {
  return (request, sink, signal, fresh) =>
    new Promise((resolve, reject) => {
      const ending = new AbortController();
      let alarm: ReturnType<typeof setTimeout> | undefined;

      function end(error?: CommunityError): void {
        clearTimeout(alarm);
        signal.removeEventListener('abort', stop);
        if (error) reject(error);
        else resolve();
        ending.abort();
      }
      const stop = (): void => end();
      /** Called with each byte: silence for so long means that nobody is there. */
      function listen(): void {
        clearTimeout(alarm);
        if (!ending.signal.aborted) alarm = setTimeout(() => end(new CommunityError('network')), silenceMs);
      }

      async function connect(address: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
        const credential = await options.credential(fresh, ending.signal);
        const headers = {
          ...Object.fromEntries(new Headers(init.headers)),
          ...(await options.headers()),
          ...credential,
        };
        await sink.calm?.();
        // Looked up now: monitoring and tests replace it after the page has loaded.
        const response = await (options.fetch ?? globalThis.fetch)(String(address), {
          ...init,
          headers,
          signal: ending.signal,
        });
        const { ok, status, body } = response;
        if (!ok) throw statusError(status, retryAfter(response));
        if (!body || !response.headers.get('content-type')?.includes('text/event-stream'))
          throw new CommunityError('unsupported', { cause: { status } });
        sink.ready();
        return new Response(heard(body, ending.signal, listen, end), { status });
      }

      signal.addEventListener('abort', stop);
      listen();
      const client = createClient({
        url: options.url.href,
        credentials: options.credentials,
        // Whoever opens this line tries again.
        retryAttempts: 0,
        fetchFn: (address: RequestInfo | URL, init?: RequestInit) =>
          connect(address, init).catch((thrown: unknown) => {
            end(thrown instanceof CommunityError ? thrown : new CommunityError('network'));
            throw thrown;
          }),
      });
      const dispose = client.subscribe(payloadOf(request), {
        next(payload: unknown) {
          const answer = answerOf(payload);
          if (answer && !ending.signal.aborted) sink.next(answer);
        },
        // What is no event stream, though it says so.
        error: () => end(new CommunityError('backend')),
        complete: () => end(),
      });
      ending.signal.addEventListener('abort', dispose);
    });
}

/** The same bytes, with word of each: the client hides comments, and an end that comes while it is busy. */
function heard(
  body: ReadableStream<Uint8Array>,
  signal: AbortSignal,
  listen: () => void,
  end: (error: CommunityError) => void,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  signal.addEventListener('abort', () => void reader.cancel().catch(() => {}));
  // A turn later: what was complete has said so by then.
  const lost = (): void => void setTimeout(() => end(new CommunityError('network')));
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        listen();
        if (!done) return controller.enqueue(value);
        controller.close();
        lost();
      } catch (thrown) {
        controller.error(thrown);
        lost();
      }
    },
  });
}
