import { CommunityError } from '@kith/core';
import { ClientError, GraphQLClient } from 'graphql-request';
import type { AuthStyle, CsrfStyle } from './adapter.js';
import { own } from './path.js';
import type { Fetch, TokenHolder, TokenSource } from './token.js';
import type { LiveWay } from './live/subscribe.js';
import type { Transport, TransportAnswer, TransportOptions, TransportRequest, TransportSink } from './transport.js';

export interface HttpOptions extends TokenSource {
  /** Relative ones are resolved against the page. */
  readonly endpoint: string;
  readonly headers?: HeaderRecord | (() => HeaderRecord) | undefined;
  /** `same-origin` unless told. */
  readonly credentials?: RequestCredentials | undefined;
  readonly csrf?: CsrfStyle | undefined;
  /** How requests say who asks: an adapter's `auth`. */
  readonly auth?: AuthStyle | undefined;
  /** By what the backend tells as it happens: GraphQL over SSE, or `graphql-transport-ws`. Unless told, it is not listened to. */
  readonly live?: 'sse' | 'ws' | 'poll' | 'off' | undefined;
  /** Where it tells that: the endpoint unless told, of which WebSockets take the scheme `ws:` or `wss:`. */
  readonly liveEndpoint?: string | undefined;
}

export type HeaderRecord = { readonly [name: string]: string };

/**
 * GraphQL over HTTP by graphql-request. No header beyond `accept`, `content-type` and what is configured. Failures
 * are `CommunityError`s whose cause has the status and, for set-up faults, a code: `UNREACHABLE`, `MIXED_CONTENT`,
 * `HTML_ANSWER`, `NOT_GRAPHQL`.
 * @throws TypeError where `endpoint` or `tokenUrl` cannot be used on this page.
 */
export function httpTransport(options: HttpOptions): Transport {
  const { credentials = 'same-origin', auth, csrf = auth?.csrf, headers, getToken, tokenUrl, live } = options;
  const page = globalThis.location?.origin;
  const url = pageUrl(options.endpoint);
  const token = tokenUrl && pageUrl(tokenUrl);
  if (page && token && token.origin !== page)
    throw new TypeError(`token-url must be of ${page}, this page's origin, not of ${token.origin}`);
  let holder: Promise<TokenHolder> | undefined;

  /** Loaded only where there are tokens. */
  const tokens = (): Promise<TokenHolder> =>
    (holder ??= import('./token.js').then(
      ({ tokenHolder }) => tokenHolder(options, token && token.href, auth),
      () => {
        holder = undefined;
        throw new CommunityError('network');
      },
    ));

  /** Those of each request, looked up now; the page's own value only for whom it is meant. */
  async function headersFor({ origin }: URL): Promise<HeaderRecord> {
    const guard =
      csrf && (credentials === 'include' || origin === page) && (await import('./csrf.js')).csrfHeader(csrf);
    return { ...(typeof headers === 'function' ? headers() : headers), ...guard };
  }

  /** Once more with a new token where the first was refused. */
  async function authorised(
    send: (credential?: HeaderRecord) => Promise<TransportAnswer>,
    signal: AbortSignal | undefined,
  ): Promise<TransportAnswer> {
    return getToken || tokenUrl ? (await tokens()).with(send, signal) : send();
  }

  async function send(
    request: TransportRequest,
    { signal, file, onProgress }: TransportOptions,
    credential?: HeaderRecord,
  ): Promise<TransportAnswer> {
    let response: Response | undefined;
    const { document, documentId, operationName, variables, method, upload } = request;
    const sent = await headersFor(url);
    const client = new GraphQLClient(url.href, {
      // Looked up now: monitoring and tests replace it after the page has loaded.
      async fetch(input, init = {}) {
        const named = (documentId || operationName) && (await import('./named.js')).named(request, input, init);
        const [address, asked] = named || ([String(input), init] as const);
        const fetch = options.fetch ?? globalThis.fetch;
        return (response = await (upload && file
          ? (await import('./upload.js')).upload(address, asked, upload, file, onProgress, options.fetch)
          : fetch(address, asked)));
      },
      method: /(^|[\s}])mutation\b/.test(document) ? 'POST' : (method ?? 'POST'),
      headers: { ...sent, ...credential },
      credentials,
      errorPolicy: 'all',
      excludeOperationName: true,
      ...(signal && { signal }),
    });
    // The client's own error prints variables and tokens: only what it holds in GraphQL's shape goes on.
    const answer: unknown = await client.rawRequest(document, variables).catch((thrown: unknown) => thrown);
    // A pause that is asked for holds whoever has given up.
    if (response?.status !== 429) signal?.throwIfAborted();
    const body = answer instanceof ClientError ? answer.response : answer;
    const data = own(body, 'data');
    const errors = own(body, 'errors');
    if (body === answer && !errors && data !== undefined) return { data };
    // Kept: an import of what is there takes a turn, in which others would ask before they are told to wait.
    const { failure, retryAfter, withoutLost } = (failures ??= await import('./failure.js').catch(() => {
      throw new CommunityError('network', { cause: { errors: [{ extensions: { code: 'UNREACHABLE' } }] } });
    }));
    if (Array.isArray(errors))
      return {
        data: withoutLost(data, errors),
        errors,
        status: response?.status,
        retryAfterMs: retryAfter(response),
      };
    throw failure(url, response, answer);
  }

  /** What live answers take loads with the first subscription. */
  function subscribe(request: TransportRequest, sink: TransportSink): () => void {
    const ending = new AbortController();
    void import('./live/subscribe.js').then(
      (live) => live.subscribe(way, request, sink, ending.signal),
      (thrown: unknown) => sink.error(thrown),
    );
    return () => ending.abort();
  }

  const way: LiveWay = { options, credentials, pageUrl, headersFor, authorised };
  return {
    uploads: true,
    async execute(request, given = {}) {
      given.signal?.throwIfAborted();
      return authorised((credential) => send(request, given, credential), given.signal);
    },
    forget: () => void holder?.then((held) => held.forget()),
    ...((live === 'sse' || live === 'ws') && { subscribe }),
  };
}

let failures: typeof import('./failure.js') | undefined;

/** The shortest way to a backend: a function like `fetch` (a test's, or one that signs requests) and its address. */
export function fromFetch(fetch: Fetch, endpoint: string): Transport {
  return httpTransport({ fetch, endpoint });
}

/** An address as seen from the page; where there is none, on a server, it must be absolute. */
function pageUrl(address: string): URL {
  return new URL(address, globalThis.document?.baseURI);
}
