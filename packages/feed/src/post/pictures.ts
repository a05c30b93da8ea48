import { safeImageUrl } from '@kith/ui';
import { html, nothing, type TemplateResult } from 'lit';
import type { DirectiveResult } from 'lit/directive.js';
import { ref } from 'lit/directives/ref.js';
import { feedMessages } from '../messages/messages.js';
import type { PostsController } from './posts-controller.js';

/** One picture as a post brings it. `width` and `height` in CSS pixels keep its room before it loads. */
export interface Picture {
  readonly url: string;
  readonly alt: string | undefined;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
}

/** Whether pictures load with the post; else when they are asked for. */
export function loadsByItself(posts: PostsController): boolean {
  return posts.settings().images === 'auto';
}

/** A picture under the host's rule: shown, or a button in its room that says what it is. */
export function picture(
  of: Picture,
  posts: PostsController,
  shown: boolean,
  show: () => void,
): TemplateResult | typeof nothing {
  const src = safeImageUrl(of.url);
  if (!src) return nothing;
  const alt = of.alt ?? '';
  if (shown || loadsByItself(posts) || src.startsWith('data:'))
    return html`<img
      class="picture"
      part="picture"
      src=${src}
      alt=${alt}
      width=${of.width ?? nothing}
      height=${of.height ?? nothing}
      loading="lazy"
      decoding="async"
      referrerpolicy="no-referrer"
    />`;
  return html`<button class="picture held" part="picture" type="button" @click=${show} ${roomFor(of)}>
    <span>${posts.context.text(feedMessages, 'show-picture')}</span> <bdi dir="auto">${alt}</bdi>
  </button>`;
}

/** The room of a picture, set through CSSOM, which no policy forbids. */
function roomFor({ width, height }: Picture): DirectiveResult {
  return ref((element) => {
    if (!(element instanceof HTMLElement) || !width || !height) return;
    element.style.aspectRatio = `${width} / ${height}`;
    element.style.inlineSize = `${width}px`;
  });
}
