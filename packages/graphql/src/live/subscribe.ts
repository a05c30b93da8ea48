import { toCommunityError } from '@kith/core';
import type { HeaderRecord, HttpOptions } from '../http.js';
import type { TransportAnswer, TransportRequest, TransportSink } from '../transport.js';
import { keepOpen, lineOf } from './keep-open.js';
import { type OpenLine, patience, type Patience } from './line.js';

/** What an HTTP transport lends: subscriptions go with the same headers, cookies and tokens as its requests. */
export interface LiveWay {
  readonly options: HttpOptions;
  readonly credentials: RequestCredentials;
  readonly pageUrl: (address: string) => URL;
  readonly headersFor: (url: URL) => Promise<HeaderRecord>;
  /** Sends with the header that says who asks, and once more with a fresh one where the answer is that it is refused. */
  readonly authorised: (
    send: (credential?: HeaderRecord) => Promise<TransportAnswer>,
    signal: AbortSignal,
  ) => Promise<TransportAnswer>;
}

/** Subscriptions of one transport share what they open. */
const lines = new WeakMap<LiveWay, OpenLine>();

/** Subscribes, and keeps the subscription open until the signal ends it. */
export function subscribe(
  way: LiveWay,
  request: TransportRequest,
  sink: TransportSink,
  signal: AbortSignal,
  wait: Patience = patience,
): void {
  if (signal.aborted) return;
  // What reads failures: the first that asks for a pause is heeded at once, not when this has come.
  void Promise.allSettled([import('../failure.js'), import('../fault.js')]);
  try {
    const open = lines.get(way) ?? openerOf(way, wait);
    lines.set(way, open);
    const { getToken, tokenUrl } = way.options;
    void keepOpen(open, request, sink, signal, !!(getToken ?? tokenUrl));
  } catch (thrown) {
    // An address that is none.
    sink.error(toCommunityError(thrown));
  }
}

function openerOf({ options, credentials, pageUrl, headersFor, authorised }: LiveWay, wait: Patience): OpenLine {
  const { live, endpoint, liveEndpoint, fetch } = options;
  const url = pageUrl(liveEndpoint || endpoint);
  // Headers are for where they would go over HTTP.
  const origin = new URL(url);
  origin.protocol = origin.protocol.replace('ws', 'http');
  if (live === 'ws') url.protocol = origin.protocol.replace('http', 'ws');
  return lineOf(
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
}
