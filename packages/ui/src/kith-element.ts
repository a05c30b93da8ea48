import type { Gateway } from '@kith/core';
import { LitElement, type CSSResultGroup } from 'lit';
import { property } from 'lit/decorators.js';
import { checkAttributes } from './connection/check-attributes.js';
import { ConnectionController } from './connection/connection-controller.js';
import { LocaliseController } from './localise/localise-controller.js';
import type { Messages } from './localise/messages.js';
import { uiMessages } from './messages/messages.js';
import type { StandingHost } from './primitives/standing.js';
import { base } from './styles/base.js';

/**
 * What every widget is: an element that knows its community and its language, and writes nothing on itself but
 * custom states.
 * @attr community - The `id` of a `<kith-community>` elsewhere in the page.
 * @attr endpoint - A GraphQL endpoint of the widget's own, instead of a community around it.
 */
export abstract class KithElement extends LitElement {
  static override styles: CSSResultGroup = base;

  /** The `id` of the `<kith-community>` to use, where it is not the one around this tag. */
  @property() community: string | undefined;
  /** A GraphQL endpoint of this widget's own. */
  @property() endpoint: string | undefined;
  /** A gateway given directly, instead of an endpoint. */
  @property({ attribute: false }) gateway: Gateway | undefined;

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

  /** This element, as the notices need it that say where it stands. */
  protected get standing(): StandingHost {
    return {
      element: this,
      settings: this.connection.settings,
      text: (key, values) => this.text(uiMessages, key, values),
    };
  }

  /** Turns a custom state on or off, for `:state(name)` in the host's styles. */
  protected toggleState(name: string, on: boolean): void {
    if (on) this.#internals.states.add(name);
    else this.#internals.states.delete(name);
  }
}
