import type { CommunityError } from './errors.js';
import type { Pace } from './pace.js';
import type { Input, OperationName, Output, Watches, WatchName } from './model/operation.js';

/** What a backend can do with one operation, down to inputs and fields. Widgets show only what is supported. */
export interface Support<N extends OperationName = OperationName> {
  /** Inputs that have an effect: `true` for any value, else the values that are taken (for `facets`: their names). */
  readonly inputs: { readonly [K in keyof Input<N>]?: true | readonly string[] };
  /** Fields of the entity that can come back; `undefined` where that is not known and all may. */
  readonly fields?: readonly string[] | undefined;
  /** Answers without a network: a search box need not wait for typing to pause. */
  readonly instant?: boolean | undefined;
  /** Of a write: the backend tells a repeat by `writeId` and answers as it did the first time. */
  readonly idempotent?: boolean | undefined;
}

export interface RunOptions {
  readonly signal?: AbortSignal | undefined;
  /** Made by the client once for each write and the same on every try, so that a backend can tell a repeat. */
  readonly writeId?: string | undefined;
  /** What an upload sends, beside the input that describes it. */
  readonly file?: Blob | undefined;
  /** Called with the share of `file` that is sent, from 0 to 1, where that is known. */
  readonly onProgress?: ((share: number) => void) | undefined;
  /** Called when the answer came with errors beside its data: what is missing is `null` and a notice is due. */
  readonly onPartial?: ((error: CommunityError) => void) | undefined;
  /** Called with the answer to another read that rode along, such as who the viewer is. */
  readonly onAlso?: (<N extends OperationName>(name: N, output: Output<N>) => void) | undefined;
}

/**
 * Families whose operations a gateway may load apart, when an element of theirs needs them. `discussion`: what the first
 * view of posts asks for and offers; `discussion-more`: that and everything else that is done with posts.
 */
export type Family = 'discussion' | 'discussion-more' | 'event';

/** Takes what a backend tells as it happens. */
export interface Sink<Event> {
  readonly next: (event: Event) => void;
  /** What happened from now on is told; what happened before is to be read. Called again after each reconnection. */
  readonly ready: () => void;
  /** Nothing is told until `ready` is called again; called with an error where that will not be. */
  readonly lost: (error?: CommunityError) => void;
  /** When the endpoint may be asked: no connection is tried before, and a pause that one is told holds for all requests. */
  readonly pace: Pace;
}

/**
 * The one port between widgets and a backend. Inputs and outputs are JSON; failures are `CommunityError`s.
 * A story, a test and a benchmark use one made of plain functions (`gatewayOf`).
 */
export interface Gateway {
  /** `undefined`: not at all. Known as soon as the gateway exists; of a family that loads apart, once it is prepared. */
  supports<N extends OperationName>(name: N): Support<N> | undefined;
  run<N extends OperationName>(name: N, input: Input<N>, options?: RunOptions): Promise<Output<N>>;
  /**
   * Loads what it takes to run a family's operations; `undefined` where nothing remains to be loaded. Asked again while it
   * loads, it gives the same promise; after a failure it begins anew.
   * It rejects where it cannot be loaded.
   */
  prepare?(family: Family): Promise<void> | undefined;
  /**
   * Tells as it happens, until the function that comes back is called; `undefined` where the backend cannot. Connections
   * that break are made again from here, with growing waits and for ever; `@kith/core/live` begins anew when the page
   * comes back, the browser is online again or another request was answered, so that a new `watch` tries at once.
   */
  watch?<N extends WatchName>(
    name: N,
    input: Watches[N]['input'],
    sink: Sink<Watches[N]['event']>,
  ): (() => void) | undefined;
}
