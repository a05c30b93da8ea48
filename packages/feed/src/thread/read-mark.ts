import type { Post } from '@kith/core';
import type { WidgetContext } from '@kith/ui';
import type { LitElement, ReactiveController } from 'lit';
import type { Branch } from './branches.js';

/** How long a discussion must be on the screen to count as read. */
const readMs = 1500;

/** What is shown of a discussion. */
interface Shown {
  readonly opening: Post | undefined;
  readonly posts: readonly Post[];
}

/** Notes what is new since the viewer's last visit, as it was when they came, and then that they have read it. */
export class ReadMark implements ReactiveController {
  readonly #host: LitElement;
  readonly #context: WidgetContext;
  readonly #what: () => Shown;
  #since: { readonly thread: string; readonly id: string | undefined } | undefined;
  #marked = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #seen = false;
  readonly #observer = new IntersectionObserver((entries) => {
    this.#seen = entries.some(({ isIntersecting }) => isIntersecting);
    this.#plan();
  });

  constructor(host: LitElement, context: WidgetContext, what: () => Shown) {
    this.#host = host;
    this.#context = context;
    this.#what = what;
    host.addController(this);
  }

  /** The first of those that are new, where all after it are: a line goes above it. */
  since(tree: readonly Branch[]): string | undefined {
    const { opening } = this.#what();
    const thread = opening?.id ?? tree[0]?.post.threadId;
    if (!thread || !tree.length) return undefined;
    if (this.#since?.thread !== thread) {
      const tops = tree.filter(({ level }) => level === 0);
      const last = tops.findLastIndex(({ post }) => post.unread !== true);
      this.#since = { thread, id: last >= 0 ? tops[last + 1]?.post.id : undefined };
    }
    return this.#since.id;
  }

  hostConnected(): void {
    this.#observer.observe(this.#host);
  }

  hostUpdated(): void {
    this.#plan();
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
    this.#stop();
  }

  #plan(): void {
    const until = this.#unread();
    if (!until || !this.#seen || document.hidden) return this.#stop();
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.#mark();
    }, readMs);
  }

  /** Until when there is something that was not read, as `thread until`; nothing where all was. */
  #unread(): string | undefined {
    const community = this.#context.community();
    if (community?.viewer?.key == null || !community.supports('posts.markRead')) return undefined;
    const { opening, posts } = this.#what();
    const thread = opening?.id ?? posts[0]?.threadId;
    if (!thread) return undefined;
    // Who was never here before has nothing unread, yet begins to read now: what comes later is new to them.
    const first = opening?.lastReadAt === null;
    if (!first && !opening?.unread && !opening?.counts?.unread && !posts.some(({ unread }) => unread)) return undefined;
    let until = opening?.createdAt ?? '';
    for (const { createdAt } of posts) if (createdAt && createdAt > until) until = createdAt;
    const key = `${thread} ${until}`;
    return until && key !== this.#marked ? key : undefined;
  }

  async #mark(): Promise<void> {
    const key = this.#unread();
    const community = this.#context.community();
    if (!key || !community) return;
    this.#marked = key;
    const [id = '', until = ''] = key.split(/ (.*)/s);
    try {
      await community.write('posts.markRead', { id, until });
    } catch {
      // The next visit marks it.
    }
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
