import type { LinkCard as Card } from '@kith/core';
import { adopt, closeIcon, icon, ReadController, safeUrl, ugcRel } from '@kith/ui';
import { css, html, nothing, type TemplateResult } from 'lit';
import type { Desk } from '../composer/desk.js';
import { composeMessages } from '../messages/messages.js';
import { firstLink } from '../writing/markdown.js';

/** How long the words must rest before a link among them is looked at, in milliseconds. */
const restMs = 600;

/** What the backend knows of the first page that is linked to. The browser itself asks that page nothing. */
export class LinkCard {
  readonly #desk: Desk;
  readonly #read: ReadController<'links.card'>;
  #url: string | undefined;
  #hidden: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#read = new ReadController<'links.card'>(
      desk.element,
      () => {
        const community = desk.community();
        if (!this.#url || this.#url === this.#hidden || !community?.supports('links.card')) return undefined;
        return { community, name: 'links.card', input: { url: this.#url } };
      },
      { keep: false },
    );
    adopt(desk.element.renderRoot, linkCardStyles);
    this.look();
  }

  /** The words have changed. */
  look(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const { body, link } = this.#desk.drafts.draft;
      const url = link ? safeUrl(link) : firstLink(body);
      if (url === this.#url) return;
      this.#url = url;
      this.#desk.element.requestUpdate();
    }, restMs);
  }

  render(): TemplateResult | typeof nothing {
    const { state } = this.#read;
    const card: Card | null | undefined = state.status === 'ready' ? state.data : undefined;
    const href = safeUrl(card?.url);
    if (!card || !href || this.#url === undefined || this.#url === this.#hidden) return nothing;
    const { title, description, siteName } = card;
    const label = this.#desk.context.text(composeMessages, 'remove-card');
    return html`<div class="card" part="card">
      <div class="card-words">
        <span class="card-site"><bdi>${siteName || new URL(href).hostname}</bdi></span>
        <a href=${href} target="_blank" rel=${ugcRel} dir="auto">${title || href}</a>
        ${description ? html`<span class="card-about" dir="auto">${description}</span>` : nothing}
      </div>
      <button class="tool" type="button" aria-label=${label} title=${label} @click=${() => this.#hide()}>
        ${icon(closeIcon)}
      </button>
    </div>`;
  }

  #hide(): void {
    this.#hidden = this.#url;
    this.#desk.element.requestUpdate();
    this.#desk.area()?.focus();
  }
}

const linkCardStyles = css`
  .card {
    display: flex;
    gap: var(--_space-s);
    margin: 0 var(--_space-m) var(--_space-s);
    padding: var(--_space-s) var(--_space-m);
    border: var(--_border) solid var(--_divider);
    border-inline-start: 3px solid var(--_link);
    border-radius: var(--_radius-m);
  }
  .card-words {
    flex: 1;
    display: grid;
    min-inline-size: 0;
    line-height: 1.4;
  }
  .card-site,
  .card-about {
    color: var(--_muted);
    font-size: var(--_text-s);
  }
  .card-words a {
    font-weight: var(--_strong);
  }
  .card-about {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
`;
