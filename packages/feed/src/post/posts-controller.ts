import type { Author, Community, Id, OperationName, Post, PostAction, Reaction } from '@kith/core';
import type { Outbox } from '@kith/core/outbox';
import { PeopleController } from '@kith/people';
import {
  afterPaint,
  fillLink,
  Lazy,
  loadRichText,
  safeUrl,
  type ConnectionHost,
  type RichFormat,
  type WidgetContext,
} from '@kith/ui';
import type { PropertyDeclarations, ReactiveController } from 'lit';
import { KithPostOpenEvent } from '../events/post-event.js';
import { hasExtras, isPlain, richFormat } from './plain.js';
import { defaultCan, supportsAction } from './post-can.js';
import type { PostActions } from './post-actions.js';
import { wholeDiscussion } from './whole.js';
import type * as PostContent from './post-content.js';
import type * as PostExtras from './post-extras.js';

/** What an element that shows posts lets its host decide; `postProperties` declares them. */
export interface PostSettings {
  /** `click`: pictures load when they are asked for; `auto`: with the post. */
  readonly images: string;
  /** What can be reacted with, as emoji with spaces between; else what the backend says. */
  readonly reactions: string | undefined;
  /** Ids or handles of those whose posts are not shown, with spaces between: the host's own list. */
  readonly muted: string | undefined;
}

export const postProperties: PropertyDeclarations = { images: {}, reactions: {}, muted: {} };

/** What of one post this element has opened up: its long body, what was muted or hidden, an editor, a panel. */
export interface PostView {
  readonly expanded?: boolean | undefined;
  readonly shown?: boolean | undefined;
  readonly pictures?: ReadonlySet<string> | undefined;
  /** Where words are written now: an answer to the post, or its new version. */
  readonly composing?: 'reply' | 'edit' | undefined;
  /** The ballot is open again for one who has voted. */
  readonly voting?: boolean | undefined;
  /** What can be reacted with is in sight. */
  readonly palette?: boolean | undefined;
  /** What stands open below the post. */
  readonly panel?: 'history' | 'reactors' | 'reports' | undefined;
  /** Where the further pages of who reacted begin that were asked for; and whether one is on its way. */
  readonly opened?: readonly string[] | undefined;
  readonly opening?: boolean | undefined;
}

const content = new Lazy(() => import('./post-content.js'));
const extras = new Lazy(() => import('./post-extras.js'));
const actions = new Lazy(() => import('./post-actions.js'));
const hiddenBy = new WeakMap<Community, Set<Id>>();
/** How long the words of posts wait for what shows them as they were meant. */
const patienceMs = 2500;

/**
 * What every widget that shows posts can do with them: name, link, open and read them. What a press does, and what
 * waits to be sent, is loaded once the first posts are on the screen.
 */
export class PostsController implements ReactiveController {
  readonly host: ConnectionHost;
  readonly context: WidgetContext;
  readonly people: PeopleController;
  readonly settings: () => PostSettings;
  /** What reactions look like that were given here: until the backend answers, only their names are known. */
  readonly faces = new Map<string, Reaction>();
  readonly #views = new Map<Id, PostView>();
  readonly #keys = new Map<Id, string>();
  /** By format: whether what shows it is there. */
  readonly #formats = new Map<RichFormat, boolean>();
  #actions: PostActions | undefined;
  #shows = false;
  #asked = false;
  #late = false;
  #patience: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ConnectionHost, context: WidgetContext, settings: () => PostSettings) {
    this.host = host;
    this.context = context;
    this.settings = settings;
    this.people = new PeopleController(host, context);
    host.addController(this);
  }

  /** Short, unique in the element's root, and the same as long as the post is: for ids of its parts. */
  key({ id, clientId }: Post): string {
    this.#shows = true;
    const name = clientId ?? id;
    const key = this.#keys.get(name) ?? `p${this.#keys.size}`;
    this.#keys.set(name, key);
    return key;
  }

  /** Where the post can be seen by itself: the host's page for it, the backend's, else this page at that post. */
  href(post: Post): string | undefined {
    if (this.unsent(post)) return undefined;
    const { links, schemes } = this.context.settings();
    const { id, subject, threadId, parentId } = post;
    const place = `#kith-post-${encodeURIComponent(id.replace(/[\uD800-\uDFFF]/gu, ''))}`; // halves of characters throw
    if (subject?.key) return `${safeUrl(subject.url)?.replace(/#.*/, '') ?? ''}${place}`;
    const own = links.post && (parentId == null || /\{(?:threadId|parentId)\}/.test(links.post));
    const page = fillLink(links.post, own || threadId == null ? post : { ...post, id: threadId });
    if (page) return parentId == null || page.includes('#') ? page : page + place;
    return safeUrl(post.url, schemes) ?? place;
  }

  /** For the click on a link to the post. A click that opens a tab or a window is the browser's. */
  open(event: MouseEvent, post: Post): void {
    if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    if (!this.host.dispatchEvent(new KithPostOpenEvent(post))) event.preventDefault();
  }

  /** Whether it is not known to be with the backend yet: it waits, is on its way, or failed. */
  unsent({ id, clientId }: Post): boolean {
    return clientId === id;
  }

  isOwn({ author }: Post): boolean {
    const me = this.context.community()?.viewer?.memberId;
    return me != null && author?.id === me;
  }

  /** Whether the viewer may, and the community can. Where the backend does not say, the author may edit and delete. */
  can(post: Post, action: PostAction): boolean {
    const community = this.context.community();
    if (!community || this.unsent(post) || !supportsAction(community, action)) return false;
    const { viewerCan } = post;
    return viewerCan === undefined
      ? defaultCan(post, action, this.isOwn(post))
      : Array.isArray(viewerCan) && viewerCan.includes(action);
  }

  supports(name: OperationName): boolean {
    return this.context.community()?.supports(name) !== undefined;
  }

  /** Why a post is not shown at first; `undefined` where it is. `Show anyway` overrides the first. */
  veil(post: Post): 'muted' | 'hidden-by-you' | 'deleted' | 'hidden' | undefined {
    if (post.deletedAt) return 'deleted';
    if (this.hidden.has(post.id)) return 'hidden-by-you';
    const { author } = post;
    if (author && !this.view(post).shown && !this.isOwn(post) && this.#mutes(author, this.context.community()))
      return 'muted';
    return post.body === null && !post.title && post.moderation?.status !== 'pending' ? 'hidden' : undefined;
  }

  /** Ids of what this viewer has put out of sight; what they did before comes with what can be done. */
  get hidden(): Set<Id> {
    const community = this.context.community();
    const hidden = (community && hiddenBy.get(community)) ?? new Set<Id>();
    if (community) hiddenBy.set(community, hidden);
    return hidden;
  }

  /** What of this post is opened up here. */
  view({ id, clientId }: Post): PostView {
    return this.#views.get(clientId ?? id) ?? {};
  }

  setView({ id, clientId }: Post, change: PostView): void {
    const name = clientId ?? id;
    this.#views.set(name, { ...this.#views.get(name), ...change });
    this.host.requestUpdate();
  }

  /** The outbox, once it is loaded: what waits, failed and was done lately. */
  get outbox(): Outbox | undefined {
    return this.#actions?.outbox;
  }

  /** What can be done, once it is loaded. */
  get actions(): PostActions | undefined {
    return this.#actions;
  }

  /** What shows words that are long or more than text: loads with the first of them. */
  content(post: Post): typeof PostContent | undefined {
    return isPlain(post) ? undefined : content.for(this.host);
  }

  /** What shows files, polls and cards of what is linked to: loads with the first of them. */
  extras(post: Post): typeof PostExtras | undefined {
    return hasExtras(post) ? extras.for(this.host) : undefined;
  }

  /** Begins to load what shows a format, where it is known before the posts are that bodies come in it. */
  begin(format: RichFormat): void {
    content.for(this.host);
    this.#take(format);
  }

  /** Whether these can be drawn in full. Where what that takes does not come, their words are shown after a while. */
  ready(posts: readonly Post[]): boolean {
    const waiting = posts.filter((post) => this.#waits(post)); // each begins to load what it takes
    if (!waiting.length || this.#late) return true;
    this.#patience ??= setTimeout(() => {
      this.#late = true;
      this.host.requestUpdate();
    }, patienceMs);
    return false;
  }

  /** Does what a press asks for, as soon as what it takes is loaded. */
  async act(run: (can: PostActions) => unknown): Promise<void> {
    try {
      const [{ PostActions }] = await Promise.all([actions.load(), wholeDiscussion(this.context)]);
      this.#actions ??= new PostActions(this);
      await run(this.#actions);
    } finally {
      this.host.requestUpdate();
    }
  }

  hostUpdated(): void {
    this.#actions?.follow();
    if (!this.#shows || this.#asked) return;
    this.#asked = true; // once, whatever comes of it: after that a press asks
    afterPaint(() => void this.act(() => {}).catch(() => {}));
  }

  hostDisconnected(): void {
    clearTimeout(this.#patience);
    this.#patience = undefined;
    this.#actions?.letGo();
  }

  #mutes({ id, handle }: Author, community: Community | undefined): boolean {
    const list = this.settings().muted?.split(/[\s,]+/) ?? [];
    if ((handle && (list.includes(handle) || list.includes(`@${handle}`))) || (id != null && list.includes(id)))
      return true;
    return id != null && community?.entities.view('member', id)?.muted === true;
  }

  #waits(post: Post): boolean {
    const format = richFormat(post);
    const parts = [
      !format || this.#take(format),
      isPlain(post) || this.content(post),
      !hasExtras(post) || this.extras(post),
    ];
    return !parts.every(Boolean);
  }

  /** Whether what shows a format is there, or cannot be loaded; begins to load it where it was not asked for. */
  #take(format: RichFormat): boolean {
    const settled = this.#formats.get(format);
    if (settled !== undefined) return settled;
    this.#formats.set(format, false);
    const settle = (): void => {
      this.#formats.set(format, true);
      this.host.requestUpdate();
    };
    loadRichText(format, this.context.locale()).then(settle, settle);
    return false;
  }
}
