import type { Pace } from '@kith/core';
import type { MultipartUpload } from './adapter.js';
import type { JsonObject } from './path.js';

/** One error of an answer, as GraphQL and its dialects shape it. */
export interface GraphQLErrorShape {
  readonly message?: unknown;
  readonly path?: unknown;
  readonly extensions?: unknown;
}

export interface TransportRequest {
  readonly document: string;
  /** Which operation of the document, where it has several. */
  readonly operationName?: string | undefined;
  readonly variables: JsonObject;
  /** `POST` unless told; a mutation is always sent by POST. */
  readonly method?: 'GET' | 'POST' | undefined;
  /** Sent in place of the document. */
  readonly documentId?: string | undefined;
  /** How the file of the options goes with it. */
  readonly upload?: 'multipart' | MultipartUpload | undefined;
}

export interface TransportAnswer {
  readonly data?: unknown;
  readonly errors?: readonly GraphQLErrorShape[] | undefined;
  /** HTTP status, where there is one. */
  readonly status?: number | undefined;
  readonly retryAfterMs?: number | undefined;
}

export interface TransportOptions {
  readonly signal?: AbortSignal | undefined;
  /** What a request that says how to upload takes along. */
  readonly file?: Blob | undefined;
  /** Called with the share of `file` that is sent, from 0 to 1. */
  readonly onProgress?: ((share: number) => void) | undefined;
}

/**
 * Sends documents. Resolves to whatever the backend answered in GraphQL's shape; rejects with a `CommunityError`
 * when it did not, or with the signal's reason when that aborted. Never tries again by itself.
 */
export interface Transport {
  execute(request: TransportRequest, options?: TransportOptions): Promise<TransportAnswer>;
  /** Whether requests can take a file along: without this, nothing that uploads is supported. */
  readonly uploads?: boolean | undefined;
  /** Live answers, for transports that have them. Returns how to stop. */
  subscribe?(request: TransportRequest, sink: TransportSink): () => void;
  /** Answers from the host's own cache as it changes. Returns how to stop. */
  observe?(request: TransportRequest, sink: TransportSink): () => void;
  /** Drops a token held in memory, for when another account signs in. */
  forget?(): void;
}

export interface TransportSink {
  next(answer: TransportAnswer): void;
  /** It has ended for good. */
  error(error: unknown): void;
  complete(): void;
  /** What happens from now on is told; called again after each reconnection. One that never says so is ready with its first answer. */
  ready?(): void;
  /** The connection is lost; `ready` follows if it comes back. */
  lost?(): void;
  /** When the endpoint may be asked: no connection is tried before, and a pause that one is told holds for all requests. */
  readonly pace?: Pace | undefined;
}
