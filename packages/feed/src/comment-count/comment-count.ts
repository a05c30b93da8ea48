import type { Community } from '@kith/core';
import { base, formatNumber, KithElement, safeUrl } from '@kith/ui';
import { css, html, type PropertyDeclarations } from 'lit';
import { pageSite, pageSubject } from '../comments/subject.js';
import { firstListMessages } from '../list/messages/first.js';
import { countsOf } from './counts.js';

/**
 * @summary How many comments stand under a page. All of a page are asked for in one request.
 * @tag kith-comment-count
 * @slot - Shown until the number is known, and where it cannot be.
 * @csspart count - The number, or the words with it.
 * @csspart link - The link to the comments, where there is one.
 */
export class KithCommentCount extends KithElement {
  static override readonly family = 'discussion-more';
  static override styles = [
    base,
    css`
      :host {
        display: inline;
        padding: 0;
        background: none;
      }
      .count {
        font-variant-numeric: tabular-nums;
      }
    `,
  ];
  static override properties: PropertyDeclarations = {
    subject: {},
    site: {},
    format: {},
    href: {},
  };

  /** The host's key for the page, as at its `<kith-comments>`; by default this page. */
  subject: string | undefined;
  /** Origin that the key belongs to; by default the page's own. */
  site: string | undefined;
  /** `text`: "3 comments"; `number`: "3". */
  format = 'text';
  /** Where the comments are, to link there. */
  href: string | undefined;

  #watch: { readonly key: string; readonly community: Community; readonly stop: () => void } | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  protected override render(): unknown {
    const { community } = this.connection;
    const support = community?.supports('posts.counts');
    const count = community && support ? this.#follow(community, Boolean(support.inputs.site)) : undefined;
    if (count === undefined) return html`<slot></slot>`;
    const words =
      this.format === 'number'
        ? formatNumber(this.locale, count)
        : this.text(firstListMessages, 'comment-count', { count });
    const shown = html`<span class="count" part="count">${words}</span>`;
    const href = safeUrl(this.href);
    return href ? html`<a part="link" href=${href}>${shown}</a>` : shown;
  }

  #follow(community: Community, takesSite: boolean): number | undefined {
    const subject = this.subject || pageSubject();
    const site = takesSite ? (this.site ?? pageSite()) : undefined;
    const key = `${site} ${subject}`;
    if (this.#watch?.key !== key || this.#watch.community !== community) {
      this.#stop();
      const stop = countsOf(community).watch(subject, site, () => this.requestUpdate());
      if (this.isConnected) this.#watch = { key, community, stop };
      else stop();
    }
    return countsOf(community).of(subject, site);
  }

  #stop(): void {
    this.#watch?.stop();
    this.#watch = undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kith-comment-count': KithCommentCount;
  }
}
