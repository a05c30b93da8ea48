import type { HeaderRecord, HttpOptions } from '../http.js';
import type { TransportAnswer, TransportRequest, TransportSink } from '../transport.js';
import { keepOpen, lineOf } from './keep-open.js';
import { patience, type Patience } from './line.js';

/** Subscribes, and keeps the subscription open until the signal ends it. */
export type Subscriber = (request: TransportRequest, sink: TransportSink, signal: AbortSignal) => void;

/** Sends with the header that says who asks, and once more with a fresh one where the answer is that it is refused. */
type Authorised = (
  send: (credential?: HeaderRecord) => Promise<TransportAnswer>,
  signal: AbortSignal,
) => Promise<TransportAnswer>;

/** How an HTTP transport is told what happens, with the same headers, cookies and tokens as its requests. */
export function subscriber(
  { live, getToken, tokenUrl, fetch }: HttpOptions,
  address: URL,
  credentials: RequestCredentials,
  headersFor: (url: URL) => Promise<HeaderRecord>,
  authorised: Authorised,
  wait: Patience = patience,
): Subscriber {
  const url = new URL(address);
  if (live === 'ws') url.protocol = url.protocol.replace('http', 'ws');
  // Headers are for where they would go over HTTP.
  const origin = new URL(address);
  origin.protocol = origin.protocol.replace('ws', 'http');
  const tokens = !!(getToken ?? tokenUrl);
  const open = lineOf(
    {
      live: live === 'ws' ? live : 'sse',
      url,
      credentials,
      fetch,
      headers: () => headersFor(origin),
      async credential(refused, signal) {
        let credential: HeaderRecord | undefined;
        let stale = refused;
        await authorised((found) => {
          credential = found;
          const status = stale ? 401 : 200;
          stale = false;
          return Promise.resolve({ status });
        }, signal);
        return credential;
      },
    },
    wait,
  );
  return (request, sink, signal) => void keepOpen(open, request, sink, signal, tokens);
}
