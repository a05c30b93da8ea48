import type { Post } from '@kith/core';
import { adopt, fillLink, richText, richTextStyles } from '@kith/ui';
import { html, nothing } from 'lit';
import { firstFeedMessages } from '../messages/first.js';
import { foldStyles } from './fold.styles.js';
import { isLong } from './plain.js';
import { levelOf, type PostOptions } from './post.js';
import type { PostsController } from './posts-controller.js';

/** Words as they were meant, where they are long or more than text. */
export function body(post: Post, posts: PostsController, options: PostOptions): unknown {
  const { context } = posts;
  adopt(posts.host.shadowRoot ?? posts.host, richTextStyles, foldStyles);
  const { schemes, links } = context.settings();
  const shown = richText(post.body, {
    schemes,
    images: posts.settings().images === 'auto' ? 'auto' : 'click',
    mention: (handle) => fillLink(links.member, { handle }),
    files: (id) => posts.actions?.fileUrl(id),
    under: levelOf(options),
  });
  if (shown === nothing || options.whole || !isLong(post.body?.text)) return shown;
  const { expanded } = posts.view(post);
  const key = posts.key(post);
  const set = (now: boolean): void => posts.setView(post, { expanded: now });
  return html`<div
      id="${key}-words"
      class=${expanded ? nothing : 'folded'}
      @focusin=${expanded ? nothing : () => set(true)}
    >
      ${shown}
    </div>
    <button
      class="text-button"
      part="show-more"
      type="button"
      aria-expanded=${expanded ? 'true' : 'false'}
      aria-controls="${key}-words"
      @click=${() => set(!expanded)}
    >
      ${context.text(firstFeedMessages, expanded ? 'show-less' : 'show-more')}
    </button>`;
}
