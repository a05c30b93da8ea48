import type { KithComposer } from '@kith/compose';
import type { Community, CreatePost } from '@kith/core';
import { ReadController, requestSignIn, uiMessages, type ConnectionHost, type WidgetContext } from '@kith/ui';
import { html, nothing, type LitElement, type ReactiveController } from 'lit';
import { composing, makeComposer } from '../post/make-composer.js';
import { listMessages, type ListMessage } from './messages/messages.js';

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

type Host = LitElement & ConnectionHost;

/**
 * The place to write in a list: a field that looks like one, which becomes the composer when somebody goes there; else why
 * nothing can be written, and the way in for those who are not signed in.
 */
export class ComposerRoom implements ReactiveController {
  readonly #host: Host;
  readonly #context: WidgetContext;
  readonly #place: () => ComposerPlace | undefined;
  readonly #rules: ReadController<'posts.rules'>;
  #composer: KithComposer | undefined;
  #key = '';

  /** @param place - `undefined` where nothing is to be written. */
  constructor(host: Host, context: WidgetContext, place: () => ComposerPlace | undefined) {
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

  /** Why nothing can be written here, as far as the backend says it. */
  get refused(): string | undefined {
    const { state } = this.#rules;
    const rules = state.status === 'pending' ? undefined : state.data;
    const guest = this.#community?.viewer?.key === null && rules?.guests !== true;
    return rules?.refused ?? (guest ? 'unauthenticated' : undefined);
  }

  /** Whether one could write here and does not yet. */
  get invites(): boolean {
    const may = this.#place() && this.#community?.supports('posts.create') && this.refused === undefined;
    return may === true && !this.#composer;
  }

  /** @param prompt - What the field says before anything is written. */
  render(prompt: ListMessage): unknown {
    const community = this.#community;
    const place = this.#place();
    if (!place || !community?.supports('posts.create')) return nothing;
    const { refused } = this;
    if (this.#composer && this.#key === JSON.stringify(place) && refused !== 'locked' && refused !== 'archived')
      return this.#composer;
    if (refused) return this.#closed(refused);
    const open = (): void => void this.open();
    return html`<button
      class="prompt"
      part="prompt"
      type="button"
      @click=${open}
      @focus=${() => void composing.load().catch(() => {})}
      @pointerenter=${() => void composing.load().catch(() => {})}
    >
      ${this.#text(prompt)}
    </button>`;
  }

  /** Shows the composer and goes there; `undefined` where it cannot be shown. */
  async open(about: Pick<ComposerPlace, 'topic'> = {}): Promise<KithComposer | undefined> {
    const place = this.#place();
    if (!place) return undefined;
    try {
      await composing.load();
    } catch {
      return undefined; // a press tries again
    }
    const { state } = this.#rules;
    const kinds = state.status === 'pending' ? undefined : state.data?.kinds;
    const offered = place.kinds ?? kinds?.filter((kind) => kind !== 'comment').join(' ');
    const composer = makeComposer(this.#host, {
      ...place,
      ...about,
      ...(place.kind !== 'comment' && offered && { kinds: offered }),
    });
    this.#composer = composer;
    this.#key = JSON.stringify(place);
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    composer.focus();
    return composer;
  }

  /** Shows the composer where such a post is written here, so that its words can return; else `undefined`. */
  async reopen({ parent, subject, topic }: CreatePost): Promise<KithComposer | undefined> {
    const place = this.#place();
    if (!place || place.parent !== parent || place.subject !== subject?.key) return undefined;
    if (place.topic !== undefined && place.topic !== topic) return undefined;
    if (!this.#composer?.isConnected) return this.open({ topic });
    this.#composer.focus();
    return this.#composer;
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
