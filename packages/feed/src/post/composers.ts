import type { Id, Post } from '@kith/core';
import type { OutboxEntry } from '@kith/core/outbox';
import type { KithComposer } from '@kith/compose';
import { composing, makeComposer } from './make-composer.js';
import type { PostsController } from './posts-controller.js';

/** The places to write within posts: an answer below one, or its new words in its place. */
export class Composers {
  readonly #posts: PostsController;
  readonly #made = new Map<string, KithComposer>();

  constructor(posts: PostsController) {
    this.#posts = posts;
  }

  get areOpen(): boolean {
    return this.#made.size > 0;
  }

  /** Whether somebody has a place to write open at this post. */
  isOpen(post: Post): boolean {
    const mode = this.#posts.view(post).composing;
    return mode !== undefined && this.#made.has(keyOf(post, mode));
  }

  /** The composer for a post; the same as long as it is open. */
  render(post: Post, mode: 'reply' | 'edit'): KithComposer {
    const key = keyOf(post, mode);
    const made = this.#made.get(key);
    if (made) return made;
    const composer = makeComposer(this.#posts.host, {
      cancelable: true,
      ...(mode === 'edit' ? { post } : { parent: post.id, kind: 'comment' }),
    });
    const close = (): void => {
      this.#made.delete(key);
      this.#posts.setView(post, { composing: undefined });
    };
    composer.addEventListener('kith-post-submitted', close);
    composer.addEventListener('kith-composer-cancel', close);
    this.#made.set(key, composer);
    void composing.load().then(
      () => composer.focus(),
      () => close(),
    );
    return composer;
  }

  /** Opens the place within a post that an entry's words came from; `undefined` where there is none. */
  async open({ name, input }: OutboxEntry): Promise<KithComposer | undefined> {
    await composing.load();
    const entities = this.#posts.context.community()?.entities;
    const mode = name === 'posts.edit' ? 'edit' : 'reply';
    const id: unknown = Reflect.get(input, mode === 'edit' ? 'id' : 'parent');
    const post = typeof id === 'string' ? entities?.view('post', id satisfies Id) : undefined;
    if (!post) return undefined;
    this.#posts.setView(post, { composing: mode });
    await this.#posts.host.updateComplete;
    return this.render(post, mode);
  }
}

function keyOf({ id, clientId }: Post, mode: 'reply' | 'edit'): string {
  return `${mode} ${clientId ?? id}`;
}
