import { CommunityError, type ErrorKind } from '@kith/core';
import { ClientError, GraphQLClient } from 'graphql-request';
import type { AuthStyle, CsrfStyle } from './adapter.js';
import { kindOfCode, kindOfStatus } from './errors.js';
import { read } from './path.js';
import { type Fetch, pageUrl, tokenHolder, type TokenSource } from './token.js';
import type { GraphQLErrorShape, Transport, TransportAnswer, TransportRequest } from './transport.js';

export interface HttpOptions extends TokenSource {
  /** Relative ones are resolved against the page. */
  readonly endpoint: string;
  readonly headers?: HeaderRecord | (() => HeaderRecord) | undefined;
  /** `same-origin` unless told. */
  readonly credentials?: RequestCredentials | undefined;
  readonly csrf?: CsrfStyle | undefined;
  /** How requests say who asks: an adapter's `auth`. */
  readonly auth?: AuthStyle | undefined;
}

export type HeaderRecord = { readonly [name: string]: string };

/**
 * GraphQL over HTTP by graphql-request. No header beyond `accept`, `content-type` and what is configured. Failures
 * are `CommunityError`s whose cause has the status and, for set-up faults, a code: `UNREACHABLE`, `MIXED_CONTENT`,
 * `HTML_ANSWER`, `NOT_GRAPHQL`.
 * @throws TypeError where `endpoint` or `tokenUrl` cannot be used on this page.
 */
export function httpTransport(options: HttpOptions): Transport {
  const url = pageUrl(options.endpoint);
  const { credentials = 'same-origin', auth, csrf = auth?.csrf } = options;
  const tokens = tokenHolder(options);

  async function send(request: TransportRequest, token: string | undefined, signal: AbortSignal | undefined) {
    let response: Response | undefined;
    const client = new GraphQLClient(url.href, {
      // Looked up now: monitoring and tests replace it after the page has loaded.
      fetch: async (...args) => (response = await (options.fetch ?? globalThis.fetch)(...adjust(request, ...args))),
      method: /(^|[\s}])mutation\b/.test(request.document) ? 'POST' : (request.method ?? 'POST'),
      headers: {
        ...(typeof options.headers === 'function' ? options.headers() : options.headers),
        ...(csrf && (credentials === 'include' || url.origin === globalThis.location?.origin) && csrfHeader(csrf)),
        ...(token && {
          [auth?.header ?? 'authorization']: (auth?.template ?? 'Bearer {$token}').replace('{$token}', () => token),
        }),
      },
      credentials,
      errorPolicy: 'all',
      excludeOperationName: true,
      ...(signal && { signal }),
    });
    try {
      const { data, errors } = await client.rawRequest(request.document, request.variables);
      return answer(response, data, errors);
    } catch (thrown) {
      if (signal?.aborted) throw signal.reason;
      // The client's error prints variables and tokens: only what it says in codes goes on.
      const body = thrown instanceof ClientError ? thrown.response : undefined;
      if (Array.isArray(body?.errors)) return answer(response, body.data, body.errors);
      throw failure(url, response, thrown);
    }
  }

  return {
    async execute(request, { signal } = {}) {
      const held = await tokens.get();
      signal?.throwIfAborted();
      const first = await settle(send(request, held.token, signal));
      if (!unauthenticated(first)) return unwrap(first);
      const renewed = await tokens.renew(held);
      signal?.throwIfAborted();
      return unwrap(renewed ? await settle(send(request, renewed.token, signal)) : first);
    },
    forget: tokens.forget,
  };
}

/** The shortest way to a backend: a function like `fetch` (a test's, or one that signs requests) and its address. */
export function fromFetch(fetch: Fetch, endpoint: string): Transport {
  return httpTransport({ fetch, endpoint });
}

type Settled = TransportAnswer | CommunityError;

function settle(sent: Promise<TransportAnswer>): Promise<Settled> {
  return sent.catch((thrown: unknown) => {
    if (thrown instanceof CommunityError) return thrown;
    throw thrown;
  });
}

function unwrap(settled: Settled): TransportAnswer {
  if (settled instanceof CommunityError) throw settled;
  return settled;
}

function unauthenticated(settled: Settled): boolean {
  if (settled instanceof CommunityError) return settled.kind === 'unauthenticated';
  return (
    settled.status === 401 ||
    !!settled.errors?.some((error) => {
      const code = read(error, 'extensions.code|code');
      return typeof code === 'string' && kindOfCode(code) === 'unauthenticated';
    })
  );
}

function answer(response: Response | undefined, data: unknown, errors: unknown): TransportAnswer {
  const list: readonly GraphQLErrorShape[] | undefined = Array.isArray(errors) ? errors : undefined;
  return { data, errors: list, status: response?.status, retryAfterMs: retryAfter(response) };
}

/** What graphql-request cannot say: documents by id, one operation of several. */
function adjust(request: TransportRequest, input: RequestInfo | URL, init: RequestInit = {}): [string, RequestInit] {
  const { document, documentId, operationName, variables } = request;
  const url = new URL(String(input));
  if (!documentId && !operationName) return [url.href, init];
  const named = { ...(documentId ? { documentId } : { query: document }), ...(operationName && { operationName }) };
  if (init.method !== 'GET') return [url.href, { ...init, body: JSON.stringify({ ...named, variables }) }];
  url.searchParams.delete('query');
  for (const [key, value] of Object.entries(named)) url.searchParams.set(key, value);
  return [url.href, init];
}

/** Why there is no answer in GraphQL's shape. */
function failure(url: URL, response: Response | undefined, thrown: unknown): CommunityError {
  if (!response) {
    const mixed = url.protocol === 'http:' && globalThis.isSecureContext && globalThis.location?.protocol === 'https:';
    return coded('network', mixed ? 'MIXED_CONTENT' : 'UNREACHABLE');
  }
  const { status } = response;
  const kind = kindOfStatus(status);
  const html = /html/.test(response.headers.get('content-type') ?? '');
  // The connection broke while the body came.
  if (thrown instanceof TypeError) return coded('network', 'UNREACHABLE', response);
  if (html) return coded(kind && kind !== 'not-found' ? kind : 'backend', 'HTML_ANSWER', response);
  return coded(kind ?? 'backend', response.ok ? 'NOT_GRAPHQL' : undefined, response);
}

function coded(kind: ErrorKind, code: string | undefined, response?: Response): CommunityError {
  return new CommunityError(kind, {
    retryAfterMs: retryAfter(response),
    cause: { status: response?.status, errors: [{ extensions: { code } }] },
  });
}

/** `Retry-After` as seconds or as a date (RFC 9110, 10.2.3), in milliseconds. Cross-origin it is often not exposed. */
function retryAfter(response: Response | undefined): number | undefined {
  const value = response?.headers.get('retry-after')?.trim();
  if (!value) return undefined;
  const wait = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(wait) ? Math.max(0, wait) : undefined;
}

function csrfHeader({ header, meta, cookie }: CsrfStyle): HeaderRecord | undefined {
  const { document } = globalThis;
  if (!document) return undefined;
  const element = meta && document.querySelector(`meta[name=${JSON.stringify(meta)}]`)?.getAttribute('content');
  const pair = cookie && document.cookie.split('; ').find((one) => one.startsWith(`${cookie}=`));
  const value = element || (pair && cookie && decode(pair.slice(cookie.length + 1)));
  return value ? { [header]: value } : undefined;
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
