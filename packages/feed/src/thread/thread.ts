import type { ListReplies, Post, ReplySort } from '@kith/core';
import { ReadController } from '@kith/ui';
import { html, nothing, type PropertyDeclarations } from 'lit';
import { firstListMessages } from '../list/messages/first.js';
import { postCard } from '../post/post.js';
import { Conversation, conversationProperties } from './conversation.js';
import { threadInAddress } from './thread-in-address.js';

/**
 * @summary One discussion: what began it and what answers to it, nested, live, with a place to write.
 * @tag kith-thread
 *
 * @slot - Shown when the discussion cannot be loaded, and before the script runs.
 * @slot header - Between what began the discussion and the replies.
 * @slot empty - Instead of the sentence for a discussion without replies.
 * @slot footer - Below everything.
 *
 * @event {KithPostOpenEvent} kith-post-open - A post is opened; `preventDefault()` lets a router do it.
 * @event {KithMemberOpenEvent} kith-member-open - A member is opened; `preventDefault()` lets a router do it.
 * @event {KithSignInRequestEvent} kith-sign-in-request - A guest wants what needs an account; cancelable.
 *
 * @csspart heading - The heading.
 * @csspart opening - What began the discussion.
 * @csspart count - How many replies there are.
 * @csspart tools - The row with the order and the way to follow; `sort` and `follow` are within it.
 * @csspart prompt - The field that becomes the composer; `composer` is that.
 * @csspart list - The list of replies; each `row` holds a `post` and its parts.
 * @csspart branch - The button that shows or hides what answers to a post.
 * @csspart continue - The link to what is too deep to be shown here.
 * @csspart typing - Who is writing.
 * @csspart more - The button that loads more.
 * @csspart notice - What is said when there is something other than replies.
 *
 * @cssproperty [--kith-thread-indent=2em] - How far each level of answers stands in.
 *
 * @cssstate loading - The discussion is on its way.
 * @cssstate refreshing - Replies are shown while others are on their way.
 * @cssstate empty - There are no replies.
 * @cssstate failed - The last try to load it failed.
 * @cssstate question - It is a question, and replies are answers.
 * @cssstate locked - Nobody can reply any more.
 * @cssstate archived - It is kept for reading.
 */
export class KithThread extends Conversation {
  static override properties: PropertyDeclarations = { ...conversationProperties, thread: {} };

  /** Id of the post that began the discussion; by default the page's address says it. */
  thread: string | undefined;

  override readonly root = new ReadController<'posts.get'>(
    this,
    () => {
      const { community } = this.connection;
      const { threadId: id } = this;
      return community?.supports('posts.get') && id ? { community, name: 'posts.get', input: { id } } : undefined;
    },
    { keep: false },
  );

  /** Which discussion it is. */
  get threadId(): string | undefined {
    return this.thread ?? threadInAddress(new URL(location.href), this.connection.settings.links.post);
  }

  get opening(): Post | undefined {
    const { state } = this.root;
    return state.status === 'pending' ? undefined : state.data;
  }

  get whole(): ListReplies | undefined {
    return this.threadId === undefined ? undefined : { id: this.threadId };
  }

  protected override readonly ownSort: ReplySort = 'oldest';
  protected override readonly ownCompose = 'bottom';

  protected override frame(list: unknown): unknown {
    const { opening, posts, around } = this;
    const { state } = this.root;
    if (state.status === 'failed' && !opening) {
      const gone = state.error.kind === 'not-found';
      const said = gone ? around?.missing() : this.say((notices) => notices.read(state, () => this.retry()));
      return html`<div class="frame">${said ?? nothing}<slot></slot></div>`;
    }
    const asks = this.connection.community?.supports('posts.get');
    if (asks && (!opening || !posts.ready([opening]))) return html`<div class="frame">${this.skeleton()}</div>`;
    const isQuestion = opening?.kind === 'question';
    const count = opening?.counts?.comments ?? opening?.counts?.replies;
    const counted =
      typeof count === 'number'
        ? this.text(firstListMessages, isQuestion ? 'answer-count' : 'reply-count', {
            count: Math.max(count, this.branch === undefined ? this.shownPosts.length : 0),
          })
        : this.label;
    return html`<div class="frame" part="thread">
      ${this.heading ? html`<h2 part="heading">${this.heading}</h2>` : nothing}
      ${
        opening
          ? html`<div class="opening-post" part="opening">
              ${postCard(opening, posts, { level: this.topLevel, whole: true, marked: opening.id === this.linked && this.linked !== this.threadId })}
            </div>`
          : nothing
      }
      ${this.conversation(list, html`<p class="count" part="count">${counted}</p>`)}
    </div>`;
  }

  protected override updated(): void {
    super.updated();
    const { opening } = this;
    this.toggleState('question', opening?.kind === 'question');
    this.toggleState('locked', opening?.locked === true);
    this.toggleState('archived', opening?.archived === true);
  }

  protected override retry(): void {
    super.retry();
    void this.root.refetch();
  }

  protected override get label(): string {
    return this.text(firstListMessages, this.opening?.kind === 'question' ? 'answers' : 'replies');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kith-thread': KithThread;
  }
}
