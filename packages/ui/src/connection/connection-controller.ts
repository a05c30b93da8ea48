import { Community, type Family, type Gateway } from '@kith/core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { fixedConnection, noSettings, type Connection, type Settings } from './connection.js';
import { findConnection, onCommunitiesChange, tellCommunitiesChange, type Missing } from './registry.js';
import { reportSetupError, type SetupError } from './setup-error.js';

/** The attributes and properties by which a widget names its community. */
export interface ConnectionHost extends ReactiveControllerHost, HTMLElement {
  /** A gateway given directly: stories, tests, hosts with data of their own. */
  gateway?: Gateway | undefined;
  /** The `id` of a `<kith-community>` elsewhere in the page. */
  community?: string | undefined;
  /** A GraphQL endpoint of the widget's own. */
  endpoint?: string | undefined;
}

/** Makes the connection for a widget that names its own endpoint; `release` ends its share in it. */
export type Connector = (host: ConnectionHost) => { readonly connection: Connection; readonly release: () => void };

let connector: Connector | undefined;

/** `@kith/community/define` fills this in, before or after widgets that wait for it. */
export function setConnector(connect: Connector): void {
  connector = connect;
  tellCommunitiesChange();
}

/** How long a widget without a community waits before it says so: frameworks set properties late. */
const patienceMs = 5000;

/** Finds a widget's community, follows it, and lets go when the widget leaves the page. */
export class ConnectionController implements ReactiveController {
  readonly #host: ConnectionHost;
  #connection: Connection | undefined;
  #error: SetupError | undefined;
  #source: readonly unknown[] = [];
  #release: (() => void)[] = [];
  #stopWatching: (() => void) | undefined;
  #patience: ReturnType<typeof setTimeout> | undefined;
  #family: Family | undefined;
  #part: Promise<void> | undefined;

  constructor(host: ConnectionHost) {
    this.#host = host;
    this.#family = Reflect.get(host.constructor, 'family') as Family | undefined;
    host.addController(this);
  }

  /** Absent too while what the gateway loads for the element's family is on its way. */
  get community(): Community | undefined {
    const community = this.#connection?.community;
    // What could not be loaded is asked for again when somebody says so.
    const part = this.#family && !this.#error && community?.gateway.prepare?.(this.#family);
    if (part && part !== this.#part) {
      this.#part = part;
      const done = (error?: SetupError): void => {
        if (part === this.#part) this.#error = error;
        this.#host.requestUpdate();
      };
      part.then(
        () => done(),
        () => done({ code: 'unreachable', detail: 'A part could not be loaded.', retry: tellCommunitiesChange }),
      );
    }
    return part || this.#error ? undefined : community;
  }

  /**
   * Makes it another family from now on, one that includes the last: what its gateway takes for that loads while the
   * element keeps its community, and any other community comes with it.
   * It rejects where that cannot be loaded; then it may be asked for again.
   */
  async widen(family: Family): Promise<void> {
    await this.community?.gateway.prepare?.(family);
    this.#family = family;
  }

  get settings(): Settings {
    return this.#connection?.settings ?? noSettings;
  }

  /** What the host must mend, once it is clear that waiting will not help. */
  get error(): SetupError | undefined {
    return this.#connection?.error ?? this.#error;
  }

  hostConnected(): void {
    this.#stopWatching = onCommunitiesChange(() => {
      const { gateway, endpoint } = this.#host;
      if (this.#connection && !this.#error && (gateway || endpoint)) return;
      this.#source = [];
      this.#host.requestUpdate();
    });
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    const { gateway, endpoint, community } = this.#host;
    const source = [gateway, endpoint, community];
    if (!this.#stopWatching || (this.#source.length && source.every((value, index) => value === this.#source[index])))
      return;
    this.#letGo();
    this.#source = source;
    this.#take();
  }

  hostDisconnected(): void {
    this.#stopWatching?.();
    this.#stopWatching = undefined;
    this.#source = [];
    this.#letGo();
  }

  #take(): void {
    const { gateway, endpoint, community } = this.#host;
    if (gateway) this.#follow(fixedConnection(communityOf(gateway)));
    else if (endpoint && !connector) this.#wait('no-connector');
    else if (endpoint && connector) {
      const { connection, release } = connector(this.#host);
      this.#release.push(release);
      this.#follow(connection);
    } else {
      const found = findConnection(this.#host, community);
      if ('connection' in found) this.#follow(found.connection);
      else this.#wait(found.missing);
    }
  }

  #wait(missing: Missing | 'no-connector'): void {
    this.#patience = setTimeout(() => void this.#miss(missing).catch(() => {}), patienceMs);
  }

  #follow(connection: Connection): void {
    this.#connection = connection;
    this.#release.push(connection.subscribe(() => this.#host.requestUpdate()));
  }

  async #miss(what: Missing | 'no-connector'): Promise<void> {
    const source = this.#source;
    const { missing } = await import('./missing.js');
    if (source !== this.#source) return; // it was found in the meantime
    this.#error = missing(this.#host, what);
    if (this.#error) reportSetupError(this.#error);
    this.#host.requestUpdate();
  }

  #letGo(): void {
    clearTimeout(this.#patience);
    for (const release of this.#release.splice(0)) release();
    this.#connection = this.#error = undefined;
  }
}

const communities = new WeakMap<Gateway, Community>();

/** Widgets that are given the same gateway share one community. */
function communityOf(gateway: Gateway): Community {
  let community = communities.get(gateway);
  if (!community) communities.set(gateway, (community = new Community({ gateway })));
  return community;
}
