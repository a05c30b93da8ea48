import type { Id, Post } from '@kith/core';
import type { OutboxEntry } from '@kith/core/outbox';
import { Lazy } from '@kith/ui';
import type { PostsController } from './posts-controller.js';

const define = new Lazy(() => import('@kith/compose/composer/define'));
/** What a composer within a widget of its own endpoint must say as the widget does. */
const notItsOwn =
  /^(?:id|class|style|slot|part|exportparts|topic|subject|site|kind|name|post|thread|title|dir|lang|hidden)$/;

/** The places to write within posts: an answer below one, or its new words in its place. */
export class Composers {
  readonly #posts: PostsController;
  readonly #made = new Map<string, HTMLElement>();

  constructor(posts: PostsController) {
    this.#posts = posts;
  }

  /** The composer for a post; the same as long as it is open. */
  render(post: Post, mode: 'reply' | 'edit'): HTMLElement {
    const key = `${mode} ${post.clientId ?? post.id}`;
    const made = this.#made.get(key);
    if (made) return made;
    const composer = document.createElement('kith-composer');
    const { host } = this.#posts;
    if (host.endpoint)
      for (const { name, value } of host.attributes)
        if (!name.startsWith('on') && !notItsOwn.test(name)) composer.setAttribute(name, value);
    Object.assign(composer, {
      gateway: host.gateway,
      endpoint: host.endpoint,
      community: host.community,
      cancelable: true,
      ...(mode === 'edit' ? { post } : { parent: post.id, kind: 'comment' }),
    });
    composer.part.add('composer');
    const close = (): void => {
      this.#made.delete(key);
      this.#posts.setView(post, { composing: undefined });
    };
    composer.addEventListener('kith-post-submitted', close);
    composer.addEventListener('kith-composer-cancel', close);
    this.#made.set(key, composer);
    void define.load().then(
      () => composer.focus(),
      () => close(),
    );
    return composer;
  }

  /** Opens the place that an entry's words came from, so that they return to it when the entry is given up. */
  async open({ name, input }: OutboxEntry<'posts.create' | 'posts.edit'> | OutboxEntry): Promise<void> {
    await define.load();
    const entities = this.#posts.context.community()?.entities;
    const id: unknown = name === 'posts.edit' ? Reflect.get(input, 'id') : Reflect.get(input, 'parent');
    const post = typeof id === 'string' ? entities?.view('post', id satisfies Id) : undefined;
    if (!post) return;
    this.#posts.setView(post, { composing: name === 'posts.edit' ? 'edit' : 'reply' });
    await this.#posts.host.updateComplete;
  }
}
