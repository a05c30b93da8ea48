import type { Community } from '@kith/core';
import { Lazy, ReadController, requestSignIn, uiMessages, type WidgetContext } from '@kith/ui';
import { html, nothing, type LitElement, type ReactiveController } from 'lit';
import { listMessages, type ListMessage } from './messages/messages.js';

const define = new Lazy(() => import('@kith/compose/composer/define'));
/** What a composer in a widget of its own endpoint must say as the widget does. */
const connecting =
  /^(?!on)(?:adapter|consent|credentials|csrf-\w+|debug|link-schemes|preset|settings|token-url|sign-in-url|(?:member|post|topic|tag|event)-url)$/;

/** Where words go that are written above or below a list. */
export interface ComposerPlace {
  readonly topic?: string | undefined;
  readonly parent?: string | undefined;
  readonly subject?: string | undefined;
  readonly site?: string | undefined;
  readonly kind?: string | undefined;
  readonly subjectTitle?: string | undefined;
  readonly subjectUrl?: string | undefined;
  /** What the writer can choose from. */
  readonly kinds?: string | undefined;
}

interface ComposerHost extends LitElement {
  gateway?: unknown;
  endpoint?: string | undefined;
  community?: string | undefined;
}

/**
 * The place to write in a list: a field that looks like one, which becomes the composer when somebody goes there; else why
 * nothing can be written, and the way in for those who are not signed in.
 */
export class ComposerRoom implements ReactiveController {
  readonly #host: ComposerHost;
  readonly #context: WidgetContext;
  readonly #place: () => ComposerPlace | undefined;
  readonly #rules: ReadController<'posts.rules'>;
  #composer: HTMLElement | undefined;
  #key = '';

  /** @param place - `undefined` where nothing is to be written. */
  constructor(host: ComposerHost, context: WidgetContext, place: () => ComposerPlace | undefined) {
    this.#host = host;
    this.#context = context;
    this.#place = place;
    this.#rules = new ReadController<'posts.rules'>(
      host,
      () => {
        const community = this.#community;
        const to = place();
        if (!to || !community?.supports('posts.rules') || !community.supports('posts.create')) return undefined;
        const { topic, parent, subject, site } = to;
        return { community, name: 'posts.rules', input: parent ? { parent } : subject ? { subject, site } : { topic } };
      },
      { keep: false },
    );
    host.addController(this);
  }

  get #community(): Community | undefined {
    return this.#context.community();
  }

  /** @param prompt - What the field says before anything is written. */
  render(prompt: ListMessage): unknown {
    const community = this.#community;
    const place = this.#place();
    if (!place || !community?.supports('posts.create')) return nothing;
    const { state } = this.#rules;
    const rules = state.status === 'pending' ? undefined : state.data;
    const guest = community.viewer?.key === null && rules?.guests !== true;
    const refused = rules?.refused ?? (guest ? 'unauthenticated' : undefined);
    if (this.#composer && this.#key === JSON.stringify(place) && refused !== 'locked' && refused !== 'archived')
      return this.#composer;
    if (refused) return this.#closed(refused);
    const open = (): void => void this.open();
    return html`<button
      class="prompt"
      part="prompt"
      type="button"
      @click=${open}
      @focus=${() => void define.load().catch(() => {})}
      @pointerenter=${() => void define.load().catch(() => {})}
    >
      ${this.#text(prompt)}
    </button>`;
  }

  /** Shows the composer and goes there. */
  async open(): Promise<void> {
    const place = this.#place();
    if (!place) return;
    try {
      await define.load();
    } catch {
      return; // a press tries again
    }
    const { gateway, endpoint, community } = this.#host;
    const composer = document.createElement('kith-composer');
    if (endpoint)
      for (const { name, value } of this.#host.attributes)
        if (connecting.test(name)) composer.setAttribute(name, value);
    const { state } = this.#rules;
    const kinds = state.status === 'pending' ? undefined : state.data?.kinds;
    const offered = place.kinds ?? kinds?.filter((kind) => kind !== 'comment').join(' ');
    Object.assign(composer, {
      gateway,
      endpoint,
      community,
      ...place,
      ...(place.kind !== 'comment' && offered && { kinds: offered }),
    });
    composer.part.add('composer');
    this.#composer = composer;
    this.#key = JSON.stringify(place);
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    composer.focus();
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  #closed(refused: string): unknown {
    const known = ['forbidden', 'suspended', 'locked', 'archived', 'closed'] as const;
    const why = known.find((one) => one === refused);
    const signIn = refused === 'unauthenticated';
    const run = (): void => void requestSignIn(this.#host, this.#context.settings());
    return html`<div class="prompt closed" part="prompt">
      <p>
        ${signIn ? this.#context.text(uiMessages, 'sign-in-invitation') : this.#text(why ? `refused-${why}` : 'refused-forbidden')}
      </p>
      ${
        signIn
          ? html`<button class="button" part="sign-in" type="button" @click=${run}>
              ${this.#context.text(uiMessages, 'sign-in')}
            </button>`
          : nothing
      }
    </div>`;
  }

  #text(key: ListMessage): string {
    return this.#context.text(listMessages, key);
  }
}
