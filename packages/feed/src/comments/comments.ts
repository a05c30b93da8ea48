import type { ListReplies, Post, ReplySort } from '@kith/core';
import { html, nothing, type PropertyDeclarations } from 'lit';
import { firstListMessages } from '../list/messages/first.js';
import { Conversation, conversationProperties } from '../thread/conversation.js';
import { pageSite, pageSubject } from './subject.js';

/**
 * @summary The comments under a page of the host: nested, live, with a place to write. The first comment begins them.
 * @tag kith-comments
 *
 * @slot - Shown when the comments cannot be loaded, and before the script runs.
 * @slot header - Between the heading and the comments.
 * @slot empty - Instead of the sentence for a page without comments.
 * @slot footer - Below everything.
 *
 * @event {KithPostOpenEvent} kith-post-open - A post is opened; `preventDefault()` lets a router do it.
 * @event {KithMemberOpenEvent} kith-member-open - A member is opened; `preventDefault()` lets a router do it.
 * @event {KithSignInRequestEvent} kith-sign-in-request - A guest wants what needs an account; cancelable.
 *
 * @csspart heading - The heading.
 * @csspart count - How many comments there are.
 * @csspart tools - The row with the order; `sort` is within it.
 * @csspart prompt - The field that becomes the composer; `composer` is that.
 * @csspart list - The list of comments; each `row` holds a `post` and its parts.
 * @csspart branch - The button that shows or hides what answers to a comment.
 * @csspart continue - The link to what is too deep to be shown here.
 * @csspart typing - Who is writing.
 * @csspart pill - The button that says how many new comments there are.
 * @csspart more - The button that loads more.
 * @csspart notice - What is said when there is something other than comments.
 *
 * @cssproperty [--kith-thread-indent=2em] - How far each level of answers stands in.
 *
 * @cssstate loading - The comments are on their way.
 * @cssstate refreshing - Comments are shown while others are on their way.
 * @cssstate empty - There are none.
 * @cssstate failed - The last try to load them failed.
 */
export class KithComments extends Conversation {
  static override properties: PropertyDeclarations = {
    ...conversationProperties,
    subject: {},
    site: {},
    subjectTitle: { attribute: 'subject-title' },
    subjectUrl: { attribute: 'subject-url' },
  };

  /**
   * The host's stable key for the page; by default the canonical link's origin and path, else the page's, without a slash
   * or `index.html` at the end. It outlives the page's address where the host chooses it.
   */
  subject: string | undefined;
  /** Origin that the key belongs to; by default the page's own. */
  site: string | undefined;
  /** Title of the page, which travels with its first comment; by default the document's. */
  subjectTitle: string | undefined;
  /** Address of the page, which travels with its first comment; by default the canonical one, else this one. */
  subjectUrl: string | undefined;

  get opening(): Post | undefined {
    return undefined;
  }

  get whole(): ListReplies {
    const takesSite = this.connection.community?.supports('posts.replies')?.inputs.site;
    const site = this.site ?? pageSite();
    return { subject: this.subject || pageSubject(), ...(takesSite && site !== undefined && { site }) };
  }

  override get page(): Conversation['page'] {
    const { subjectTitle, subjectUrl } = this;
    return { subjectTitle, subjectUrl };
  }

  protected override readonly ownSort: ReplySort = 'newest';
  protected override readonly ownCompose = 'top';

  protected override frame(list: unknown): unknown {
    const { state } = this.base;
    const total = state.status === 'pending' ? undefined : state.data?.total;
    // What was written since the last answer stands in the list already.
    const count = Math.max(total ?? 0, this.shownPosts.length);
    const words = count ? this.text(firstListMessages, 'comment-count', { count }) : '';
    return html`<div class="frame" part="comments">
      ${this.heading ? html`<h2 part="heading">${this.heading}</h2>` : nothing}
      ${this.conversation(list, html`<p class="count" part="count">${words}</p>`)}
    </div>`;
  }

  protected override get label(): string {
    return this.heading || this.text(firstListMessages, 'comments');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kith-comments': KithComments;
  }
}
