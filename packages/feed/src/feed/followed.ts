import type { Community, ListPosts } from '@kith/core';
import { discussionPlans } from '@kith/core/discussion';
import {
  followIcon,
  followingIcon,
  icon,
  ReadController,
  requestSignIn,
  type KithElement,
  type WidgetContext,
} from '@kith/ui';
import { html, nothing } from 'lit';
import type { ListWords } from '../list/messages/messages.js';

/** The button in the heading that follows the feed's topic or tag, where the backend knows of that. */
export class Followed {
  readonly #host: KithElement;
  readonly #context: WidgetContext;
  readonly #narrowed: () => ListPosts;
  readonly #topic: ReadController<'topics.get'>;
  readonly #tags: ReadController<'tags.list'>;

  constructor(host: KithElement, context: WidgetContext, narrowed: () => ListPosts) {
    this.#host = host;
    this.#context = context;
    this.#narrowed = narrowed;
    this.#topic = new ReadController<'topics.get'>(
      host,
      () => {
        const [community, { topic }] = [this.#community, narrowed()];
        const can = community?.supports('topics.get') && community.supports('topics.follow');
        return community && can && topic ? { community, name: 'topics.get', input: { id: topic } } : undefined;
      },
      { keep: false },
    );
    this.#tags = new ReadController<'tags.list'>(
      host,
      () => {
        const [community, { tag, topic }] = [this.#community, narrowed()];
        const can = community?.supports('tags.list') && community.supports('tags.follow');
        return community && can && tag && !topic ? { community, name: 'tags.list', input: { search: tag } } : undefined;
      },
      { keep: false },
    );
  }

  button(words: ListWords): unknown {
    const found = this.#found;
    if (!found) return nothing;
    const { following } = found;
    return html`<button
      class="button follow"
      part="follow"
      type="button"
      aria-pressed=${following ? 'true' : 'false'}
      @click=${() => void this.#toggle()}
    >
      ${icon(following ? followingIcon : followIcon)}${words(following ? 'following' : 'follow')}
    </button>`;
  }

  /** What the feed is narrowed to, as its reader knows it. */
  get name(): string | undefined {
    const { tag } = this.#narrowed();
    const { state } = this.#topic;
    return (state.status === 'ready' && state.data.name) || (tag === undefined ? undefined : `#${tag}`);
  }

  get #community(): Community | undefined {
    return this.#context.community();
  }

  get #found(): { readonly type: 'topic' | 'tag'; readonly id: string; readonly following: boolean } | undefined {
    const { state: topic } = this.#topic;
    if (topic.status === 'ready') {
      const { id, following, viewerCan } = topic.data;
      const guest = this.#community?.viewer?.key === null;
      if (viewerCan && !viewerCan.includes('follow') && !guest) return undefined;
      return { type: 'topic', id, following: following === true };
    }
    const { state: tags } = this.#tags;
    const { tag } = this.#narrowed();
    const one =
      tags.status === 'ready' ? tags.data.items.find(({ id, name }) => id === tag || name === tag) : undefined;
    return one && { type: 'tag', id: one.id, following: one.following === true };
  }

  async #toggle(): Promise<void> {
    const [community, found] = [this.#community, this.#found];
    if (!community || !found) return;
    if (community.viewer?.key === null) return void requestSignIn(this.#host, this.#context.settings());
    const { outboxOf } = await import('@kith/core/outbox');
    const verb = found.following ? 'unfollow' : 'follow';
    outboxOf(community, discussionPlans).submit(`${found.type}s.${verb}`, { id: found.id });
  }
}
