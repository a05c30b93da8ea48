import { CommunityError } from '@kith/core';
import { errorRules, kindOfStatus, toError } from '../errors.js';
import type { HeaderRecord } from '../http.js';
import { isRecord } from '../path.js';
import type { Fetch } from '../token.js';
import type { GraphQLErrorShape, TransportAnswer, TransportRequest } from '../transport.js';

/** Where and how a transport is told, as `httpTransport` was given it. */
export interface LiveOptions {
  readonly live: 'sse' | 'ws';
  readonly url: URL;
  readonly credentials: RequestCredentials;
  readonly fetch?: Fetch | undefined;
  /** Those of each request, looked up now. */
  readonly headers: () => Promise<HeaderRecord>;
  /**
   * The header that says who asks; none where there are no tokens.
   * @param refused - The last one was refused: a fresh one is fetched.
   */
  readonly credential: (refused: boolean, signal: AbortSignal) => Promise<HeaderRecord | undefined>;
}

/** When the other side counts as gone, in milliseconds. */
export interface Patience {
  /** SSE: no byte for so long; comments and heartbeats count. */
  readonly silenceMs: number;
  /** WebSocket: after so long a ping is sent, and answered within `pongMs`. */
  readonly pingMs: number;
  readonly pongMs: number;
  /** How long connecting may take. */
  readonly connectMs: number;
}

export const patience: Patience = { silenceMs: 40_000, pingMs: 15_000, pongMs: 10_000, connectMs: 15_000 };

/** What one try tells. */
export interface LineSink {
  readonly ready: () => void;
  readonly next: (answer: TransportAnswer) => void;
  /** Resolves when the endpoint may be asked, for when something was waited for meanwhile. */
  readonly calm?: () => Promise<void>;
}

/**
 * Opens one subscription. Resolves when the backend says that it is complete; rejects with a `CommunityError`, of which a
 * transient one is worth another try.
 * @param fresh - The last token was refused.
 */
export type OpenLine = (
  request: TransportRequest,
  sink: LineSink,
  signal: AbortSignal,
  fresh: boolean,
) => Promise<void>;

/** What is sent: the document, or its id. */
export function payloadOf({ document, documentId, operationName, variables }: TransportRequest) {
  return {
    query: documentId ? '' : document,
    ...(documentId && { documentId }),
    variables: { ...variables },
    ...(operationName && { operationName }),
  };
}

/** An answer in GraphQL's shape; `undefined` for anything else. */
export function answerOf(payload: unknown): TransportAnswer | undefined {
  if (!isRecord(payload)) return undefined;
  const { data, errors } = payload;
  return { data, ...(Array.isArray(errors) && { errors: errors.filter(isError) }) };
}

function isError(value: unknown): value is GraphQLErrorShape {
  return isRecord(value);
}

/** Why a backend refuses to tell: what it says of it, of which only codes and paths are kept. */
export function refusalOf(errors: readonly unknown[]): CommunityError {
  const error = toError(errorRules(), { errors });
  // It will say the same the next time, unless it is only too much at once.
  return error.kind === 'backend' ? new CommunityError('unsupported', { cause: error.cause }) : error;
}

/** Why an answer is no stream: what will not change by itself is not transient. */
export function statusError(status: number, retryAfterMs: number | undefined): CommunityError {
  const again = status >= 500 || status === 408 || status === 425;
  return new CommunityError(kindOfStatus(status) ?? (again ? 'backend' : 'unsupported'), {
    retryAfterMs,
    cause: { status },
  });
}
