import type { KithComposer } from '@kith/compose';
import type { Community, CreatePost, Id, Input, OperationName, Post, PostRules, Query, Reaction } from '@kith/core';
import { discussionPlans } from '@kith/core/discussion';
import { outboxOf, type Outbox, type OutboxEntry } from '@kith/core/outbox';
import { adopt, button, checkWords, iconStyles, Lazy, requestSignIn } from '@kith/ui';
import { html, nothing, type TemplateResult } from 'lit';
import '@kith/ui/menu/define';
import '@kith/ui/time/define';
import {
  KithPostDeletedEvent,
  KithPostDeleteEvent,
  KithPostEditEvent,
  KithPostHideEvent,
  KithPostModeratedEvent,
  KithPostModerateEvent,
  KithPostReactedEvent,
  KithPostReactEvent,
  KithPostReplyEvent,
  KithPostRestoredEvent,
  KithPostVotedEvent,
  KithPostVoteEvent,
  type PostDecision,
  type PostModeration,
} from '../events/events.js';
import { feedMessages, type FeedMessage } from '../messages/messages.js';
import { actionsStyles } from './actions.styles.js';
import { Composers } from './composers.js';
import { Delayed } from './delayed.js';
import { hiddenPostsOf } from './hidden-posts.js';
import { isCreate } from './is-create.js';
import { KeptFocus } from './kept-focus.js';
import { moderationNote, reasonText } from './moderation-note.js';
import { palette } from './palette.js';
import { postMenu } from './post-menu.js';
import { stateOf } from './post-state.js';
import type { PostsController } from './posts-controller.js';

const panels = new Lazy(() => import('./panels.js'));
const dialogs = new Lazy(() => import('./dialogs.js'));

type Values = { readonly [name: string]: string | number };

/**
 * What can be done with posts that are shown, and what is said of it: the menu, reactions, votes, what waits to be sent.
 * Loaded once the first posts are on the screen. Every write goes through the outbox, which shows it at once and takes it
 * back alone where it fails.
 */
export class PostActions {
  readonly posts: PostsController;
  readonly #composers: Composers;
  readonly #delayed = new Delayed();
  /** Opens the place of the list around where such a post is written, where there is one. */
  reopen: ((input: CreatePost) => Promise<KithComposer | undefined>) | undefined;
  /** What to tell once the backend has it, by entry. */
  readonly #facts = new Map<Id, (post: Post) => Event>();
  /** What was said last of a post, such as that its link is copied. */
  readonly #said = new Map<Id, string>();
  /** What was deleted here: it can be taken back at once. */
  readonly #deletedHere = new Set<Id>();
  readonly #urls = new Map<Id, string>();
  #rules: Query<'posts.rules'> | undefined;
  #community: Community | undefined;
  #outbox: Outbox | undefined;
  readonly #stops: (() => void)[] = [];

  constructor(posts: PostsController) {
    this.posts = posts;
    this.#composers = new Composers(posts);
    adopt(posts.host.shadowRoot ?? posts.host, button, iconStyles, actionsStyles);
    new KeptFocus(posts.host);
    checkWords(posts.host, 'images', posts.settings().images, ['click', 'auto']);
    this.follow();
  }

  get outbox(): Outbox | undefined {
    return this.#outbox;
  }

  text(key: FeedMessage, values?: Values): string {
    return this.posts.context.text(feedMessages, key, values);
  }

  /** Keeps to the outbox of the community that is shown now. */
  follow(): void {
    const community = this.posts.context.community();
    if (community === this.#community) return;
    this.letGo();
    this.#community = community;
    if (
      !community?.supports('posts.list') &&
      !community?.supports('posts.get') &&
      !community?.supports('posts.replies')
    )
      return;
    this.#outbox = outboxOf(community, discussionPlans);
    this.#stops.push(this.#outbox.subscribe(() => this.#hear()));
    this.#stops.push(hiddenPostsOf(community, this.posts.hidden).subscribe(() => this.posts.host.requestUpdate()));
    this.posts.host.requestUpdate();
  }

  letGo(): void {
    this.#delayed.settle();
    for (const stop of this.#stops.splice(0)) stop();
    this.#community = undefined;
    this.#outbox = undefined;
    this.#rules = undefined;
    for (const url of this.#urls.values()) URL.revokeObjectURL(url);
    this.#urls.clear();
  }

  /** The address of a file that waits with its post, until it has one of the backend's. */
  fileUrl(id: Id): string | undefined {
    const known = this.#urls.get(id);
    const file = known === undefined ? this.#outbox?.file(id) : undefined;
    if (!file) return known;
    const url = URL.createObjectURL(file);
    this.#urls.set(id, url);
    return url;
  }

  // What is shown

  menu(post: Post): unknown {
    return postMenu(post, this);
  }

  palette(post: Post): unknown {
    return palette(post, this);
  }

  moderation(post: Post): unknown {
    return moderationNote(post, this);
  }

  composer(post: Post, mode: 'reply' | 'edit'): unknown {
    return this.#composers.render(post, mode);
  }

  /** Whether somebody has a place to write open at any post. */
  get writes(): boolean {
    return this.#composers.areOpen;
  }

  /** Whether somebody has a place to write open at this post. */
  writesAt(post: Post): boolean {
    return this.#composers.isOpen(post);
  }

  /** What is to be said of its writes; and what was done with it just now. */
  state(post: Post): unknown {
    const said = this.#said.get(post.id);
    return html`${stateOf(post, this)}
      <p class=${said ? 'said' : 'visually-hidden'} role="status">${said ?? ' '}</p>`;
  }

  editedMark(post: Post): unknown {
    if (!this.posts.supports('posts.history')) return undefined;
    const open = this.posts.view(post).panel === 'history';
    return html`<button
      class="text-button quiet-text"
      part="edited"
      type="button"
      aria-expanded=${open ? 'true' : 'false'}
      @click=${() => this.toggle(post, 'history')}
    >
      ${this.text('edited')}
    </button>`;
  }

  panel(post: Post, key: string): unknown {
    if (!this.posts.view(post).panel) return nothing;
    return panels.for(this.posts.host)?.panel(post, this, key) ?? nothing;
  }

  undo(post: Post): TemplateResult | typeof nothing {
    const { posts } = this;
    const can = this.#delayed.has(post.id) || posts.can(post, 'restore') || this.#deletedHere.has(post.id);
    const hidden = posts.hidden.has(post.id);
    if (post.deletedAt ? !can : !hidden) return nothing;
    const run = (): void => (post.deletedAt ? this.restore(post) : void this.#setHidden(post, false));
    return html`<button class="text-button" part="action undo" type="button" @click=${run}>
      ${this.text('undo')}
    </button>`;
  }

  /** Why something was reported or decided, in words where the reason is one that is known. */
  reason(code: string | undefined): string | undefined {
    return reasonText(code, this);
  }

  toggle(post: Post, panel: 'history' | 'reactors' | 'reports'): void {
    this.posts.setView(post, { panel: this.posts.view(post).panel === panel ? undefined : panel, opened: undefined });
  }

  /** Tells of what was done with a post, for a while. */
  say(post: Post, text: string): void {
    this.#said.set(post.id, text);
    this.posts.host.requestUpdate();
    setTimeout(() => {
      if (this.#said.get(post.id) !== text) return;
      this.#said.delete(post.id);
      this.posts.host.requestUpdate();
    }, 6000);
  }

  /** What the community says of reactions and reports; asked when it is first wanted. */
  get rules(): PostRules | undefined {
    const { host } = this.posts;
    if (!this.#rules && this.#community?.supports('posts.rules')) {
      this.#rules = this.#community.read('posts.rules', {});
      this.#stops.push(this.#rules.subscribe(() => host.requestUpdate()));
    }
    const state = this.#rules?.state;
    return state && state.status !== 'pending' ? state.data : undefined;
  }

  /** Calls `listener` when what the community says of posts has come; until the function that comes back is called. */
  follows(listener: () => void): () => void {
    void this.rules;
    return this.#rules?.subscribe(listener) ?? (() => {});
  }

  // What is done

  reply(post: Post): void {
    if (this.invite(post, 'reply') || !this.tell(new KithPostReplyEvent(post))) return;
    const { composing } = this.posts.view(post);
    this.posts.setView(post, { composing: composing === 'reply' ? undefined : 'reply' });
  }

  edit(post: Post): void {
    if (this.tell(new KithPostEditEvent(post))) this.posts.setView(post, { composing: 'edit' });
  }

  react(post: Post, reaction: Reaction, on: boolean): void {
    if (this.invite(post, 'react') || !this.tell(new KithPostReactEvent(post, reaction, on))) return;
    const input = { id: post.id, reaction: reaction.name };
    const fact = (now: Post): Event => new KithPostReactedEvent(now, reaction, on);
    this.posts.faces.set(reaction.name, reaction);
    this.submit(on ? 'posts.react' : 'posts.unreact', input, fact);
  }

  vote(post: Post, options: readonly Id[]): void {
    if (this.invite(post, 'vote') || !this.tell(new KithPostVoteEvent(post, options))) return;
    this.posts.setView(post, { voting: undefined });
    this.submit('posts.vote', { id: post.id, options }, (now) => new KithPostVotedEvent(now, options));
  }

  /** Out of this viewer's sight, here and when they come back, until they undo it. */
  hide(post: Post): void {
    if (this.tell(new KithPostHideEvent(post))) void this.#setHidden(post, true);
  }

  async #setHidden(post: Post, hidden: boolean): Promise<void> {
    const community = this.#community;
    if (community) await hiddenPostsOf(community, this.posts.hidden).set(post.id, hidden);
  }

  /** Gone at once, and back at a press on `Undo`. Where the backend cannot restore, it is told a little later. */
  delete(post: Post): void {
    if (!this.tell(new KithPostDeleteEvent(post))) return;
    const fact = (now: Post): Event => new KithPostDeletedEvent(now);
    this.#deletedHere.add(post.id);
    this.posts.setView(post, { composing: undefined }); // its words stay a draft
    if (this.posts.supports('posts.restore')) this.submit('posts.delete', { id: post.id }, fact);
    else this.#later(post, 'posts.delete', { id: post.id }, fact);
  }

  restore(post: Post): void {
    this.#deletedHere.delete(post.id);
    if (this.takeBack(post)) return;
    const waiting = this.#outbox?.entries.find(
      (entry) =>
        entry.name === 'posts.delete' &&
        (entry.state === 'queued' || entry.state === 'failed') &&
        idOf(entry) === post.id,
    );
    if (waiting && this.#outbox?.discard(waiting.id).length) return;
    this.submit('posts.restore', { id: post.id }, (now) => new KithPostRestoredEvent(now));
  }

  async report(post: Post): Promise<void> {
    if (!this.invite(post, 'report')) (await dialogs.load()).report(post, this);
  }

  /** @param undoable - Whether it can be taken back for a moment. */
  async decide(post: Post, decision: 'reject' | 'hide' | 'lock', undoable = false): Promise<void> {
    (await dialogs.load()).decide(post, decision, this, undoable);
  }

  /** Sends a decision about a post; a little later where it can be taken back meanwhile. */
  moderate(post: Post, moderation: PostModeration, undoable = false): void {
    if (!this.tell(new KithPostModerateEvent(post, moderation))) return;
    const { decision, ...words } = moderation;
    const fact = (now: Post): Event => new KithPostModeratedEvent(now, moderation);
    const input = { id: post.id, ...words };
    if (undoable) this.#later(post, `posts.${decision}`, input, fact);
    else this.submit(`posts.${decision}`, input, fact);
  }

  /** Whether the backend is not told yet what was done with a post. */
  canTakeBack({ id }: Post): boolean {
    return this.#delayed.has(id);
  }

  /** Takes it back. Returns whether that was still possible. */
  takeBack({ id }: Post): boolean {
    const taken = this.#delayed.take(id);
    if (taken) this.posts.host.requestUpdate();
    return taken;
  }

  /** Whether the viewer is asked to sign in first: a guest, where nothing says that guests may. */
  invite(post: Post, action: 'reply' | 'react' | 'vote' | 'report' | 'bookmark' | 'follow'): boolean {
    const { host, context } = this.posts;
    if (context.community()?.viewer?.key !== null || (Array.isArray(post.viewerCan) && post.viewerCan.includes(action)))
      return false;
    // A composer says by itself who may write, guests among them.
    if (action === 'reply') return false;
    if (!requestSignIn(host, context.settings())) this.say(post, this.text('sign-in-first'));
    return true;
  }

  /** Sends an intent. Returns whether it may go on. */
  tell(intent: Event): boolean {
    return this.posts.host.dispatchEvent(intent);
  }

  /** A write on its way; `fact` is told once the backend has it. */
  submit<N extends OperationName>(name: N, input: Input<N>, fact?: (post: Post) => Event): OutboxEntry<N> | undefined {
    this.follow();
    return this.#outbox && this.#submitTo(this.#outbox, name, input, fact);
  }

  #submitTo<N extends OperationName>(
    outbox: Outbox,
    name: N,
    input: Input<N>,
    fact?: (post: Post) => Event,
  ): OutboxEntry<N> {
    const entry = outbox.submit(name, input);
    if (fact) this.#facts.set(entry.id, fact);
    this.posts.host.requestUpdate();
    return entry;
  }

  /** Shown at once and sent in a while, to the community that it was meant for. */
  #later<N extends 'posts.delete' | `posts.${PostDecision}`>(
    post: Post,
    name: N,
    input: Input<N>,
    fact: (post: Post) => Event,
  ): void {
    this.follow();
    const [outbox, entities] = [this.#outbox, this.#community?.entities];
    if (!outbox || !entities) return;
    this.#delayed.add(
      post.id,
      () => discussionPlans[name].show(input, entities),
      () => void this.#submitTo(outbox, name, input, fact),
    );
    const { host } = this.posts;
    host.requestUpdate();
    // What was pressed is gone: the way back is the next thing at hand.
    void host.updateComplete.then(() => {
      const root = host.shadowRoot ?? host;
      const undo = root.querySelector<HTMLElement>(`[data-post="${CSS.escape(post.id)}"] [part~=undo]`);
      if (!host.shadowRoot?.activeElement) undo?.focus();
    });
  }

  /** What is not done of a post: its own making first. */
  entriesOf({ id, clientId }: Post): readonly OutboxEntry[] {
    const made = clientId ?? id;
    return (this.#outbox?.entries ?? []).filter(
      (entry) =>
        entry.state !== 'done' && (entry.id === made || (entry.name.startsWith('posts.') && idOf(entry) === id)),
    );
  }

  retry(entry: OutboxEntry): void {
    this.#outbox?.retry(entry.id);
  }

  /** Gives a write up. The words of a post return to where they were written. */
  async discard(entry: OutboxEntry): Promise<void> {
    try {
      const around = isCreate(entry) ? await this.reopen?.(entry.input) : undefined;
      const hasWords = isCreate(entry) || entry.name === 'posts.edit';
      const composer = around ?? (hasWords ? await this.#composers.open(entry) : undefined);
      await composer?.attend();
    } catch {
      // Given up all the same.
    }
    this.#outbox?.discard(entry.id);
  }

  #hear(): void {
    for (const entry of this.#outbox?.entries ?? []) {
      const fact = this.#facts.get(entry.id);
      if (!fact || (entry.state !== 'done' && entry.state !== 'failed')) continue;
      this.#facts.delete(entry.id);
      const id = idOf(entry);
      const post = id === undefined ? undefined : this.#community?.entities.view('post', id);
      if (entry.state === 'done' && post) this.tell(fact(post));
    }
    this.posts.host.requestUpdate();
  }
}

function idOf({ input }: OutboxEntry): Id | undefined {
  const id: unknown = 'id' in input ? input.id : undefined;
  return typeof id === 'string' ? id : undefined;
}
