import type { Post } from '@kith/core';
import { adopt, button, fillLink, iconStyles, richText, richTextStyles } from '@kith/ui';
import { html, nothing } from 'lit';
import { feedMessages } from '../messages/messages.js';
import { attachments } from './attachments.js';
import { contentStyles } from './content.styles.js';
import { linkCards } from './link-cards.js';
import { loadsByItself } from './pictures.js';
import { poll } from './poll.js';
import type { PostOptions } from './post.js';
import type { PostsController } from './posts-controller.js';

/** How much of a body shows at first: about so many lines of so many letters. */
const shownLines = 24;
const lineLength = 75;

/** Loaded with the first posts: their words as they were meant, and what is shown with them. */
export function body(post: Post, posts: PostsController, { whole }: PostOptions): unknown {
  const { context } = posts;
  adopt(posts.host.shadowRoot ?? posts.host, button, iconStyles, richTextStyles, contentStyles);
  const { schemes, links } = context.settings();
  const shown = richText(post.body, {
    schemes,
    images: loadsByItself(posts) ? 'auto' : 'click',
    mention: (handle) => fillLink(links.member, { handle }),
    files: (id) => posts.actions?.fileUrl(id),
  });
  if (shown === nothing || whole || !isLong(post.body?.text)) return shown;
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
      ${context.text(feedMessages, expanded ? 'show-less' : 'show-more')}
    </button>`;
}

/** What comes with the words: what is linked to, a poll, files. */
export function extras(post: Post, posts: PostsController): unknown {
  return html`${poll(post, posts)} ${linkCards(post, posts)} ${attachments(post, posts)}`;
}

function isLong(text: unknown): boolean {
  if (typeof text !== 'string') return false;
  if (text.length > shownLines * lineLength) return true;
  let lines = 0;
  for (const line of text.split('\n', shownLines + 1)) lines += Math.max(1, Math.ceil(line.length / lineLength));
  return lines > shownLines;
}
