import type { Id, Post } from '@kith/core';
import { adopt, button, ReadController } from '@kith/ui';
import { html, nothing, type TemplateResult } from 'lit';
import type { Desk } from '../composer/desk.js';
import { draftOfPost, wordsFrom } from '../draft/draft.js';
import { composeMessages, type ComposeMessage } from '../messages/messages.js';

/** Somebody else was quicker: both texts, and the writer chooses. */
export class Conflict {
  readonly #desk: Desk;
  readonly #post: ReadController<'posts.get'>;
  #id: Id | undefined;
  #read: Id | undefined;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#post = new ReadController<'posts.get'>(
      desk.element,
      () => {
        const community = desk.community();
        if (!this.#id || !community?.supports('posts.get')) return undefined;
        return { community, name: 'posts.get', input: { id: this.#id } };
      },
      { keep: false },
    );
    adopt(desk.element.renderRoot, button);
  }

  render(id: Id): TemplateResult | typeof nothing {
    if (this.#id !== id) {
      this.#id = id;
      queueMicrotask(() => this.#desk.element.requestUpdate()); // it is being rendered just now
    } else if (this.#read !== id && this.#post.read) {
      this.#read = id;
      void this.#post.refetch(); // what was read before is what the conflict is about
    }
    const { state } = this.#post;
    const theirs = state.status === 'ready' && !state.refreshing ? state.data : undefined;
    return html`<div class="conflict" role="group" aria-label=${this.#words('conflict')}>
      <p role="alert">${this.#words('conflict')}</p>
      <div class="both">
        ${this.#text('yours', this.#desk.drafts.draft.body)}
        ${theirs ? this.#text('theirs', wordsFrom(theirs.body)) : nothing}
      </div>
      <div class="acts">
        <button
          class="button primary"
          type="button"
          ?disabled=${!theirs}
          @click=${() => theirs && this.#keepMine(theirs)}
        >
          ${this.#words('keep-mine')}
        </button>
        <button class="button" type="button" ?disabled=${!theirs} @click=${() => theirs && this.#takeTheirs(theirs)}>
          ${this.#words('take-theirs')}
        </button>
      </div>
    </div>`;
  }

  #text(key: 'yours' | 'theirs', text: string): TemplateResult {
    return html`<section>
      <h3>${this.#words(key)}</h3>
      <div class="words" dir="auto" tabindex="0" role="region" aria-label=${this.#words(key)}>${text}</div>
    </section>`;
  }

  /** Sent again, now as a change of what is there. */
  #keepMine({ revision }: Post): void {
    this.#end();
    this.#desk.drafts.change({ revision: revision ?? undefined });
    this.#desk.submit();
  }

  #takeTheirs(post: Post): void {
    this.#end();
    this.#desk.drafts.change(draftOfPost(post));
    this.#desk.element.requestUpdate();
    this.#desk.area()?.focus();
  }

  #end(): void {
    this.#id = this.#read = undefined;
  }

  #words(key: ComposeMessage): string {
    return this.#desk.context.text(composeMessages, key);
  }
}
