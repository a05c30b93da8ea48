import type { Community, Family, Gateway } from '@kith/core';
import { html, LitElement, nothing, type CSSResultGroup, type PropertyDeclarations } from 'lit';
import type { Settings } from './connection/connection.js';
import { checkAttributes } from './connection/check-attributes.js';
import { ConnectionController } from './connection/connection-controller.js';
import { LocaliseController } from './localise/localise-controller.js';
import type { Messages } from './localise/messages.js';
import { Lazy } from './lazy.js';
import type { Notices } from './primitives/notices.js';
import { base } from './styles/base.js';

/** What a widget lends to the parts of it: its community, the host's settings, its words. */
export interface WidgetContext {
  readonly community: () => Community | undefined;
  /** Resolves once the gateway has what a further family takes: for what an element does after its first view. */
  readonly widen: (family: Family) => Promise<void>;
  readonly settings: () => Settings;
  /** A BCP 47 tag. */
  readonly locale: () => string;
  readonly text: <K extends string>(
    messages: Messages<K>,
    key: K,
    values?: { readonly [name: string]: string | number },
  ) => string;
}

const notices = new Lazy(() => import('./primitives/notices.js'));

/**
 * What every widget is: an element that knows its community and its language, and writes nothing on itself but
 * custom states.
 * @attr community - The `id` of a `<kith-community>` elsewhere in the page.
 * @attr endpoint - A GraphQL endpoint of the widget's own, instead of a community around it.
 */
export abstract class KithElement extends LitElement {
  static override styles: CSSResultGroup = base;

  /** The family whose operations the gateway loads for this element, where they load apart: it has no community before. */
  declare static family?: Family;

  static override properties: PropertyDeclarations = {
    community: {},
    endpoint: {},
    gateway: { attribute: false },
  };

  /** The `id` of the `<kith-community>` to use, where it is not the one around this tag. */
  community: string | undefined;
  /** A GraphQL endpoint of this widget's own. */
  endpoint: string | undefined;
  /** A gateway given directly, instead of an endpoint. */
  gateway: Gateway | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    const element = this.constructor;
    if (element === customElements.get(this.localName))
      checkAttributes(this, Reflect.get(element, 'observedAttributes') as readonly string[]);
  }

  protected readonly connection = new ConnectionController(this);
  readonly #localise = new LocaliseController(this);
  readonly #internals = this.attachInternals();

  /** The language that this element speaks, as a BCP 47 tag. */
  protected get locale(): string {
    return this.#localise.locale;
  }

  protected text<K extends string>(
    messages: Messages<K>,
    key: K,
    values?: { readonly [name: string]: string | number },
  ): string {
    return this.#localise.text(messages, key, values);
  }

  /** What this element lends to what it shows: its community, the host's settings, its words. */
  protected readonly context: WidgetContext = {
    community: () => this.connection.community,
    widen: (family) => this.connection.widen(family),
    settings: () => this.connection.settings,
    locale: () => this.locale,
    text: (messages, key, values) => this.text(messages, key, values),
  };

  /** Something that the widget says of itself; nothing until the words and looks for that are loaded. */
  protected say(what: (notices: Notices) => unknown): unknown {
    const loaded = notices.for(this);
    if (!loaded) return nothing;
    return what(new loaded.Notices(this, this.context));
  }

  /** Asks again for what could not be read. */
  protected retry?(): void;

  /** What is said where the set-up, or want of consent, lets nothing be shown; `undefined` where neither does. */
  protected get barrier(): unknown {
    const { community, error } = this.connection;
    if (error) return html`${this.say((notices) => notices.setup(error, this.retry?.bind(this)))}<slot></slot>`;
    if (community?.awaitsConsent) return html`${this.say((notices) => notices.consent(community))}<slot></slot>`;
    return undefined;
  }

  /** Turns a custom state on or off, for `:state(name)` in the host's styles. */
  protected toggleState(name: string, on: boolean): void {
    if (on) this.#internals.states.add(name);
    else this.#internals.states.delete(name);
  }
}
