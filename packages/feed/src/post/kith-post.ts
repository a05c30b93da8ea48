import type { Community, Post } from '@kith/core';
import { afterPaint, firstUiMessages, KithElement, ReadController, skeleton } from '@kith/ui';
import { html, type PropertyDeclarations } from 'lit';
import { postCard } from './post.js';
import { postElementStyles } from './post-element.styles.js';
import { postProperties, PostsController } from './posts-controller.js';
import { wholeDiscussion } from './whole.js';

/**
 * @summary One post by itself: who wrote it, when and what, with all that can be done with it.
 * @tag kith-post
 *
 * @slot - Shown when the post cannot be loaded, and before the script runs.
 * @slot footer - Below the post.
 *
 * @event {KithPostOpenEvent} kith-post-open - The post is opened by its link; `preventDefault()` lets a router do it.
 * @event {KithPostReplyEvent} kith-post-reply - Before the place to answer opens; cancelable.
 * @event {KithPostEditEvent} kith-post-edit - Before the place to edit opens; cancelable.
 * @event {KithPostReactEvent} kith-post-react - Before a reaction is given or taken back; cancelable.
 * @event {KithPostReactedEvent} kith-post-reacted - The backend has confirmed a reaction.
 * @event {KithPostVoteEvent} kith-post-vote - Before a vote is given or taken back; cancelable.
 * @event {KithPostVotedEvent} kith-post-voted - The backend has confirmed a vote.
 * @event {KithPostBookmarkEvent} kith-post-bookmark - Before the post is bookmarked or no longer; cancelable.
 * @event {KithPostBookmarkedEvent} kith-post-bookmarked - The backend has confirmed it.
 * @event {KithPostFollowEvent} kith-post-follow - Before its thread is followed or no longer; cancelable.
 * @event {KithPostFollowedEvent} kith-post-followed - The backend has confirmed it.
 * @event {KithPostShareEvent} kith-post-share - Before its link is shared; cancelable.
 * @event {KithPostDeleteEvent} kith-post-delete - Before it is deleted; cancelable.
 * @event {KithPostDeletedEvent} kith-post-deleted - The backend has deleted it.
 * @event {KithPostRestoredEvent} kith-post-restored - It is there again.
 * @event {KithPostReportEvent} kith-post-report - Before a report is sent; cancelable.
 * @event {KithPostReportedEvent} kith-post-reported - The moderators have the report.
 * @event {KithPostMuteEvent} kith-post-mute - Before its author is muted or no longer; cancelable.
 * @event {KithPostMutedEvent} kith-post-muted - The backend has confirmed it.
 * @event {KithPostHideEvent} kith-post-hide - Before the visitor puts it out of their own sight; cancelable.
 * @event {KithPostModerateEvent} kith-post-moderate - Before a moderator's decision is sent; cancelable.
 * @event {KithPostModeratedEvent} kith-post-moderated - The backend has confirmed a decision.
 * @event {KithMemberOpenEvent} kith-member-open - Its author is opened; cancelable.
 * @event {KithSignInRequestEvent} kith-sign-in-request - A guest wants what needs an account; cancelable.
 *
 * @csspart post - The post.
 * @csspart byline - The line with who and when.
 * @csspart author - The author's name; it is a `name` too.
 * @csspart avatar - The author's picture, or the initials.
 * @csspart role - What the author is here, such as a moderator.
 * @csspart badge - A badge of the author.
 * @csspart time - When it was written; `permalink` is the link around it.
 * @csspart edited - That its words changed.
 * @csspart mark - What it is besides: a question, pinned, locked …; each is named by a part of its own too.
 * @csspart menu - The menu of everything that can be done; `menu-button` and `menu-item` are within it.
 * @csspart title - The title.
 * @csspart body - The words; `rich-text` is within it.
 * @csspart show-more - The button that unfolds a long body.
 * @csspart picture - A picture, or the button that loads it.
 * @csspart poll - The poll; `poll-question` and `poll-option` are within it.
 * @csspart link-card - What is known of a page that is linked to; `link-title`, `link-description` and `link-site` are
 *   within it.
 * @csspart attachments - The files; each is an `attachment`.
 * @csspart filed - Where it is filed; `topic` and `tag` are within it.
 * @csspart actions - The row below the words.
 * @csspart reaction - One kind of reaction, and how many there are of it.
 * @csspart action - What can be done, named by a second part: `reply`, `react`, `vote`, `undo`, `retry`, `discard`.
 * @csspart palette - What can be reacted with; each is a `reaction-choice`.
 * @csspart moderation - What was decided about it, and why.
 * @csspart sending - What is said of what is not sent yet.
 * @csspart panel - What stands open below it: earlier versions, who reacted, reports; each of those is a `report`.
 * @csspart veil - The mark in place of a post that is deleted, hidden or muted.
 * @csspart composer - The place to answer or to edit.
 * @csspart dialog - The dialog that asks for reasons.
 * @csspart hover-card - What floats at a name that is pointed at.
 *
 * @cssproperty [--kith-post-padding=0] - Inner spacing.
 *
 * @cssstate loading - The post is on its way.
 * @cssstate failed - The post could not be loaded.
 * @cssstate waiting - The post is not with the backend yet.
 * @cssstate deleted - The post was deleted.
 */
export class KithPost extends KithElement {
  static override readonly family = 'discussion';
  static override styles = postElementStyles;

  static override properties: PropertyDeclarations = {
    ...postProperties,
    post: {},
    level: { type: Number },
    live: {},
  };

  /** Which: its id; as a property also the post itself. */
  post: string | Post | undefined;
  /** When pictures load: `click`, on demand, or `auto`, with the post. */
  images = 'click';
  /** What can be reacted with, as emoji with spaces between; by default what the backend says. */
  reactions: string | undefined;
  /** Ids or handles of those whose posts are not shown, with spaces between: the host's own list. */
  muted: string | undefined;
  /** The level of the heading that its title is, from 2 to 6. */
  level = 3;
  /** `off`: what happens to it elsewhere shows at the next visit. */
  live: string | undefined;

  readonly #posts = new PostsController(this, this.context, () => this);
  readonly #read = new ReadController<'posts.get'>(
    this,
    () => {
      const { community } = this.connection;
      const { post } = this;
      return community && typeof post === 'string' && post
        ? { community, name: 'posts.get', input: { id: post } }
        : undefined;
    },
    { keep: false },
  );
  #given: readonly [Community | undefined, Post | undefined] = [undefined, undefined];
  #stopEntities: (() => void) | undefined;
  #watched: readonly [Community | undefined, string | undefined] = [undefined, undefined];
  #stopLive: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopEntities?.();
    this.#stopLive?.();
    this.#stopEntities = this.#stopLive = undefined;
    this.#given = this.#watched = [undefined, undefined];
  }

  protected override willUpdate(): void {
    this.#take();
  }

  protected override retry(): void {
    void this.#read.refetch();
  }

  protected override render(): unknown {
    const post = this.#shown;
    const { barrier } = this;
    if (post && this.#posts.ready([post]))
      return html`${postCard(post, this.#posts, { level: this.level, whole: true })}<slot name="footer"></slot>`;
    if (barrier) return barrier;
    const { state } = this.#read;
    if (!post && state.status === 'failed') {
      return html`${this.say((notices) => notices.read(state, () => this.retry()))}<slot></slot>`;
    }
    return html`<div aria-busy="true">
      <p class="visually-hidden">${this.text(firstUiMessages, 'loading')}</p>
      <div aria-hidden="true">${skeleton('card')}</div>
    </div>`;
  }

  protected override updated(): void {
    const post = this.#shown;
    const { status } = this.#read.state;
    this.toggleState('loading', !post && typeof this.post === 'string' && status === 'pending');
    this.toggleState('failed', !post && status === 'failed');
    this.toggleState('waiting', post !== undefined && this.#posts.unsent(post));
    this.toggleState('deleted', Boolean(post?.deletedAt));
    if (post) afterPaint(() => void this.#watch().catch(() => {}));
  }

  /** The post as it stands now: a change in one widget shows in all. */
  get #shown(): Post | undefined {
    const { post } = this;
    if (typeof post !== 'string') return post && (this.connection.community?.entities.view('post', post.id) ?? post);
    const { state } = this.#read;
    return state.status === 'pending' ? undefined : state.data;
  }

  /** A post that the host has becomes the community's, and follows what becomes of it. */
  #take(): void {
    const { community } = this.connection;
    const post = typeof this.post === 'string' ? undefined : this.post;
    if (!this.isConnected || (community === this.#given[0] && post === this.#given[1])) return;
    this.#given = [community, post];
    this.#stopEntities?.();
    this.#stopEntities = undefined;
    if (!community || !post) return;
    community.entities.merge('post', post);
    this.#stopEntities = community.entities.subscribe(() => this.requestUpdate());
  }

  /** What happens to it elsewhere, once it is on the screen. */
  async #watch(): Promise<void> {
    const { community } = this.connection;
    const post = this.#shown;
    const id = this.live === 'off' || !post || this.#posts.unsent(post) ? undefined : (post.threadId ?? post.id);
    if (community === this.#watched[0] && id === this.#watched[1]) return;
    this.#watched = [community, id];
    this.#stopLive?.();
    this.#stopLive = undefined;
    if (!community || id === undefined) return;
    const [{ liveOf, readAgain }] = await Promise.all([import('@kith/core/live'), wholeDiscussion(this.context)]);
    if (community !== this.#watched[0] || id !== this.#watched[1]) return;
    const gap = async (): Promise<boolean> => {
      const { read } = this.#read;
      return !read || readAgain(community.read(read.name, read.input));
    };
    this.#stopLive = liveOf(community).watch('posts.changes', { id }, { gap });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kith-post': KithPost;
  }
}
