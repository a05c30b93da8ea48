import type { LinkCard, Post } from '@kith/core';
import { recordsOf, textOf } from '@kith/people';
import { safeUrl, ugcRel } from '@kith/ui';
import { html, nothing, type TemplateResult } from 'lit';
import { feedMessages } from '../messages/messages.js';
import { picture } from './pictures.js';
import type { PostsController } from './posts-controller.js';

const most = 4;

/** Cards of the pages that a post links to, from what the backend knows: the browser fetches nothing of them. */
export function linkCards(post: Post, posts: PostsController): unknown {
  const cards = recordsOf(post.links)
    .slice(0, most)
    .flatMap((card) => {
      const href = safeUrl(card.url, posts.context.settings().schemes);
      return href ? [linkCard(post, card, href, posts)] : [];
    });
  return cards.length ? html`<div class="link-cards" part="link-cards">${cards}</div>` : nothing;
}

function linkCard(post: Post, card: LinkCard, href: string, posts: PostsController): TemplateResult {
  const site = textOf(card.siteName) ?? new URL(href).host;
  const image = textOf(card.imageUrl);
  const { pictures } = posts.view(post);
  const show = (): void => posts.setView(post, { pictures: new Set([...(pictures ?? []), image ?? '']) });
  const alt = posts.context.text(feedMessages, 'picture-of', { name: site });
  return html`<div class="link-card" part="link-card">
    <div class="link-about">
      <a class="link-title" part="link-title" href=${href} rel=${ugcRel}
        ><bdi dir="auto">${textOf(card.title) ?? href}</bdi></a
      >
      ${textOf(card.description) ? html`<p class="link-description" part="link-description" dir="auto">${card.description}</p>` : nothing}
      <bdi class="link-site" part="link-site" dir="auto">${site}</bdi>
    </div>
    ${image ? html`<div class="link-picture">${picture({ url: image, alt }, posts, pictures?.has(image) ?? false, show)}</div>` : nothing}
  </div>`;
}
