import type { Viewer } from '@kith/core';
import type { HeaderRecord, Transport } from '@kith/graphql';
import { checkAttributes, provideConnection, type SetupError } from '@kith/ui';
import { css, html, LitElement, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { connectOptionsOf, settingsOf, type TagAttributes } from './attributes.js';
import { CommunityConnection } from './connection.js';

/** How long a community without a backend waits before it says so: frameworks set properties late. */
const patienceMs = 5000;

/** The visitor has agreed, here or in a widget: what `consent="wait"` held is under way. Sent once. */
export class KithConsentGrantedEvent extends CustomEvent<undefined> {
  static readonly type = 'kith-consent-granted';
  constructor() {
    super(KithConsentGrantedEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'kith-consent-granted': KithConsentGrantedEvent;
  }
  interface HTMLElementTagNameMap {
    'kith-community': KithCommunity;
  }
}

/**
 * @summary Names a backend, once, for the widgets inside of it and for those that name it by its `id`.
 * @tag kith-community
 * @slot - Anything: the widgets among it use this community.
 * @event {KithConsentGrantedEvent} kith-consent-granted - The visitor has agreed to what `consent="wait"` held.
 * @attr {string} endpoint - The backend's GraphQL address, absolute or seen from the page.
 * @attr {string} preset - An adapter that comes with Kith: `kith` (the default), `github`, `mobilizon`.
 * @attr {string} adapter - The address of an adapter as JSON. It may also stand inside, in a
 *   `<script type="application/json">`.
 * @attr {string} settings - The host's constants that the adapter asks for, as JSON: `{"organization":"example"}`.
 * @attr {'omit' | 'same-origin' | 'include'} credentials - Whether cookies go to the backend; `same-origin` unless told.
 * @attr {'sse' | 'ws' | 'poll' | 'off'} live - How it is known what happens: as the adapter says unless told. `poll` asks now
 *   and then, `off` only when somebody does.
 * @attr {'wait' | 'granted'} consent - `wait`: no request and nothing stored until `grantConsent()`.
 * @attr {'plain' | 'paper' | 'high-contrast'} theme - A ready theme.
 * @attr {'compact' | 'comfortable' | 'spacious'} density - How tightly widgets are set.
 */
export class KithCommunity extends LitElement implements TagAttributes {
  static override styles = css`
    :host {
      display: contents;
    }
  `;

  static override properties: PropertyDeclarations = {
    endpoint: {},
    preset: {},
    adapter: {},
    settings: {},
    memberUrl: { attribute: 'member-url' },
    postUrl: { attribute: 'post-url' },
    eventUrl: { attribute: 'event-url' },
    topicUrl: { attribute: 'topic-url' },
    tagUrl: { attribute: 'tag-url' },
    mapUrl: { attribute: 'map-url' },
    signInUrl: { attribute: 'sign-in-url' },
    linkSchemes: { attribute: 'link-schemes' },
    tokenUrl: { attribute: 'token-url' },
    credentials: {},
    live: {},
    liveEndpoint: { attribute: 'live-endpoint' },
    csrfMeta: { attribute: 'csrf-meta' },
    csrfCookie: { attribute: 'csrf-cookie' },
    csrfHeader: { attribute: 'csrf-header' },
    consent: {},
    theme: {},
    accent: {},
    radius: {},
    density: {},
    debug: { type: Boolean },
    transport: { attribute: false },
    headers: { attribute: false },
    getToken: { attribute: false },
    viewer: { attribute: false },
  };

  endpoint: string | undefined;
  preset: string | undefined;
  /** The address of an adapter as JSON; as a property also the adapter itself. */
  adapter: string | object | undefined;
  settings: string | Readonly<Record<string, string>> | undefined;

  /** Where a member's page is, such as `/people/{handle}`: any field of the member may stand in braces. */
  memberUrl: string | undefined;
  /** Where a post's page is, such as `/posts/{id}`. */
  postUrl: string | undefined;
  /** Where an event's page is. */
  eventUrl: string | undefined;
  /** Where a topic's page is, such as `/topics/{id}`. */
  topicUrl: string | undefined;
  /** Where a tag's posts are, such as `/tags/{name}`. */
  tagUrl: string | undefined;
  /** Where a place is shown: a map's address with `{latitude}` and `{longitude}`, `{address}`, `{name}` or, what of them is known, `{place}`. */
  mapUrl: string | undefined;
  /** Where a guest signs in; `{return}` stands for the address to come back to. */
  signInUrl: string | undefined;
  /** URL schemes beyond http, https and mailto that members' links may use, with spaces between. */
  linkSchemes: string | undefined;

  /** An address of the page's own origin that answers `{ token, expiresIn }`. The token is held in memory only. */
  tokenUrl: string | undefined;
  credentials: string | undefined;
  live: string | undefined;
  /** Where the backend tells what happens, where that is not its endpoint. */
  liveEndpoint: string | undefined;
  /** The name of the meta tag that holds the value for `csrf-header`. */
  csrfMeta: string | undefined;
  /** The name of the cookie that holds the value for `csrf-header`. */
  csrfCookie: string | undefined;
  /** The header that takes the CSRF value: `x-csrf-token` unless told. */
  csrfHeader: string | undefined;
  consent: string | undefined;

  theme: string | undefined;
  /** Any CSS colour: what can be clicked takes it. */
  accent: string | undefined;
  /** `none`, `small`, `medium`, `large`, `full`, or the middle radius as a length in `px` or `em`. */
  radius: string | undefined;
  density: string | undefined;
  /** Shows set-up details to every visitor, not on localhost only. */
  debug = false;

  /** The host's own way to the backend, instead of an endpoint. */
  transport: Transport | undefined;
  /** Headers for every request, or a function that is asked for them each time. */
  headers: HeaderRecord | (() => HeaderRecord) | undefined;
  /** The signed-in visitor's token; none for a guest. Asked again when the backend refuses one. */
  getToken: (() => Promise<string | undefined> | string | undefined) | undefined;
  /** Who is looking, where the host knows; else the backend is asked. */
  viewer: Viewer | undefined;

  readonly #connection = new CommunityConnection();
  #withdraw: (() => void) | undefined;
  #patience: ReturnType<typeof setTimeout> | undefined;
  #awaitedConsent = false;

  constructor() {
    super();
    this.#connection.subscribe(() => this.#watchConsent());
  }

  /** Lets everything begin that `consent="wait"` holds, for every tag of this backend and session. */
  grantConsent(): void {
    this.#connection.community?.grantConsent();
  }

  /** Somebody signed in or out: drops the token and what the last account saw, and asks who is looking now. */
  async refreshViewer(): Promise<void> {
    await this.#connection.refreshViewer(undefined);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    checkAttributes(this, KithCommunity.observedAttributes);
    this.#withdraw = provideConnection(this, this.#connection);
    // Lit does not update on reconnect. At once, so that widgets that are moved along find what they had.
    if (this.hasUpdated) this.#connect();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#withdraw?.();
    this.#withdraw = undefined;
    clearTimeout(this.#patience);
    this.#connection.disconnect();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (looks.some((name) => changed.has(name))) void this.#applyLooks();
    if (this.isConnected) this.#connect();
    // Frameworks set properties late: also where nobody was known before.
    if (changed.has('viewer') && (this.viewer ?? changed.get('viewer')))
      void this.#connection.refreshViewer(this.viewer);
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }

  #connect(): void {
    if (!this.adapter && !this.preset && !isParsed(this)) {
      document.addEventListener('DOMContentLoaded', () => this.requestUpdate(), { once: true });
      return;
    }
    clearTimeout(this.#patience);
    const options = connectOptionsOf(this, this);
    if (options) return this.#connection.connect(options, settingsOf(this));
    this.#connection.disconnect();
    this.#patience = setTimeout(() => this.#connection.disconnect(notConfigured), patienceMs);
  }

  async #applyLooks(): Promise<void> {
    const { applyLooks } = await import('./looks.js');
    await applyLooks(this, this);
  }

  #watchConsent(): void {
    const awaits = this.#connection.community?.awaitsConsent;
    const granted = this.#awaitedConsent && awaits === false;
    this.#awaitedConsent = awaits === true;
    if (granted) this.dispatchEvent(new KithConsentGrantedEvent());
  }
}

const looks = ['theme', 'accent', 'radius', 'density'] as const;

const notConfigured: SetupError = {
  code: 'not-configured',
  detail: '<kith-community> has neither an endpoint nor a transport.',
};

/** Whether the parser has passed the end tag, so that an adapter inside would be seen. */
function isParsed(element: Element): boolean {
  for (let node: Node | null = element; node; node = node.parentNode) if (node.nextSibling) return true;
  return document.readyState !== 'loading';
}
