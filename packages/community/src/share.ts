import { Community, CommunityError, Pace, type Gateway, type Viewer } from '@kith/core';
import { graphqlGateway, httpTransport, type Transport } from '@kith/graphql';
import { defaultAdapter } from '@kith/graphql/adapters/default';
import type { SetupError } from '@kith/ui';
import type { Found } from './find-adapter.js';
import { keyOf, type ConnectOptions } from './options.js';

/**
 * One backend as one visitor, however many tags name it. Begins to connect at once; asks the network for nothing
 * before consent where that is awaited.
 */
export class Share {
  /** Absent until the adapter is there. */
  community: Community | undefined;
  error: SetupError | undefined;
  /** How many tags hold it. */
  users = 0;
  readonly options: ConnectOptions;
  readonly #listeners = new Set<() => void>();
  readonly #ended = new AbortController();
  #transport: Transport | undefined;
  #viewer: Viewer | undefined;
  #answered = false;
  #blocked = false;
  #failures = 0;

  constructor(options: ConnectOptions) {
    this.options = options;
    this.#viewer = options.viewer;
    document.addEventListener('securitypolicyviolation', (event) => this.#note(event), { signal: this.#ended.signal });
    void this.#connect().catch((thrown: unknown) => this.#outcome(thrown));
  }

  /** Calls `listener` when the community, the error, the viewer or consent changes. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Somebody signed in or out: the token held is forgotten, and what the last account saw is dropped. */
  async refreshViewer(viewer: Viewer | undefined): Promise<void> {
    this.#viewer = viewer;
    this.#transport?.forget?.();
    await this.community?.refreshViewer(viewer);
  }

  end(): void {
    this.#ended.abort();
  }

  async #connect(): Promise<void> {
    const { options } = this;
    const { endpoint, live } = options;
    const { adapter, settings, consent } = await this.#adapter();
    const { auth, live: told } = adapter;
    const transport =
      options.transport ?? httpTransport({ ...options, endpoint: endpoint ?? '', auth, live: live ?? told });
    const gateway = await graphqlGateway({ adapter, transport, settings, viewer: () => this.community?.viewer });
    this.#transport = transport;
    this.#use(
      new Community({
        gateway: watched(gateway, (thrown) => this.#outcome(thrown)),
        name: endpoint,
        viewer: this.#viewer,
        pace: paceOf(endpoint),
        consent,
        live: live === 'off' ? live : undefined,
      }),
    );
  }

  /** Most pages speak Kith's own contract; what finds any other adapter loads where one is named. */
  async #adapter(): Promise<Found> {
    const { adapter, inside, preset, settings, consent } = this.options;
    if (!(adapter || inside || preset || settings)) return { adapter: defaultAdapter, consent };
    const { findAdapter } = await import('./find-adapter.js');
    return findAdapter(this.options, this.#ended.signal, (community) => this.#use(community));
  }

  #use(community: Community): void {
    this.community = community;
    community.subscribe(() => this.#tell());
    this.#tell();
  }

  /** What came of a request: once one was answered, the set-up is right and what fails is the network's affair. */
  #outcome(thrown?: unknown): void {
    if (thrown === undefined) {
      this.#answered = true;
      this.#fail(undefined);
    } else if (!this.#answered && !this.#ended.signal.aborted) {
      if (thrown instanceof CommunityError && thrown.kind === 'network') this.#failures += 1;
      void this.#diagnose(thrown);
    }
  }

  async #diagnose(thrown: unknown): Promise<void> {
    const { diagnose } = await import('./diagnose.js');
    const error = diagnose({ thrown, options: this.options, blocked: this.#blocked, failures: this.#failures });
    if (error && !this.#answered) this.#fail(error);
  }

  #fail(error: SetupError | undefined): void {
    if (error?.code === this.error?.code) return;
    this.error = error;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  #note({ blockedURI, effectiveDirective }: SecurityPolicyViolationEvent): void {
    this.#blocked ||= effectiveDirective === 'connect-src' && !!this.options.endpoint?.startsWith(blockedURI);
  }
}

/** The same gateway, with word of what came of each request. A request that was given up says nothing. */
function watched(gateway: Gateway, outcome: (thrown?: unknown) => void): Gateway {
  return {
    ...gateway,
    async run(name, input, options) {
      try {
        const output = await gateway.run(name, input, options);
        outcome();
        return output;
      } catch (thrown) {
        if (!options?.signal?.aborted) outcome(thrown);
        throw thrown;
      }
    },
  };
}

const shares = new Map<string, Share>();
/** Backends that the visitor has agreed to, for the life of the page. */
const consented = new Set<string>();
/** Kept for the life of the page: a backend that asked for a pause gets it whatever becomes of the tags. */
const paces = new Map<string, Pace>();

function paceOf(endpoint: string | undefined): Pace | undefined {
  if (!endpoint) return undefined;
  const pace = paces.get(endpoint) ?? new Pace();
  paces.set(endpoint, pace);
  return pace;
}

/**
 * The share for these options: tags that name the same backend, adapter and session get the same one. `release` ends
 * one's part in it; it ends with the last, a turn later, so that a tag that is moved finds it again.
 */
export function acquire(options: ConnectOptions): { readonly share: Share; readonly release: () => void } {
  const key = keyOf(options);
  const share = shares.get(key) ?? begin(key, options);
  share.users += 1;
  return {
    share,
    release() {
      share.users -= 1;
      setTimeout(() => {
        if (share.users > 0 || shares.get(key) !== share) return;
        shares.delete(key);
        share.end();
      });
    },
  };
}

function begin(key: string, options: ConnectOptions): Share {
  const share = new Share(consented.has(key) ? { ...options, consent: undefined } : options);
  shares.set(key, share);
  share.subscribe(() => share.community?.awaitsConsent === false && consented.add(key));
  return share;
}
