import type { Post } from '@kith/core';
import { adopt, button, iconStyles } from '@kith/ui';
import { html } from 'lit';
import { attachments } from './attachments.js';
import { linkCards } from './link-cards.js';
import { poll } from './poll.js';
import type { PostsController } from './posts-controller.js';
import { extrasStyles } from './extras.styles.js';

/** What comes with the words: a poll, what is linked to, files. */
export function extras(post: Post, posts: PostsController): unknown {
  adopt(posts.host.shadowRoot ?? posts.host, button, iconStyles, extrasStyles);
  return html`${poll(post, posts)} ${linkCards(post, posts)} ${attachments(post, posts)}`;
}
