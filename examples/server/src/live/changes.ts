import type { Database, Queryable } from '../database/database.js';
import { isRecord } from '../record.js';

/** PostgreSQL refuses a notification of 8,000 bytes. */
const MAX_PAYLOAD = 7_900;
const CHANNEL = 'kith_changes';

export type PostStatus = 'pending' | 'approved' | 'rejected' | 'hidden' | 'reported';

/**
 * That something happened to a post, and what it takes to tell whom it concerns. Never its words: whoever is told
 * reads the post as themselves.
 */
export interface PostNews {
  readonly type: 'created' | 'changed' | 'deleted';
  readonly postId: string;
  /** Its own id where it begins a thread. */
  readonly threadId: string;
  /** After the change. */
  readonly revision: number;
  readonly kind: string;
  /** Id of a member; `null` for a guest and an erased account. */
  readonly authorId: string | null;
  readonly topicId: string | null;
  /** Names of its tags; `undefined` where they were too long to travel: the post itself tells. */
  readonly tags: readonly string[] | undefined;
  /** The page that its thread stands under; `undefined` where it was too long to travel. */
  readonly subject: PageName | null | undefined;
  /** Where it stands now; with `reported` where reports are open. */
  readonly status: readonly PostStatus[];
  /** Where it stood before; empty where it is new, the same as `status` where nothing was decided. */
  readonly before: readonly PostStatus[];
}

/** A page of the host, as it is kept. */
export interface PageName {
  /** Empty for this server's own, else an origin. */
  readonly site: string;
  readonly key: string;
}

/** That something happened to an event. The database tells it itself, whoever made the change. */
export interface EventNews {
  readonly type: 'created' | 'changed' | 'deleted';
  readonly eventId: string;
  /** After the change. */
  readonly revision: number;
}

/** That a member is writing somewhere. */
export interface TypingNews {
  readonly authorId: string;
  /** The thread that is answered in, else the page or the topic; the community at large where all are `null`. */
  readonly threadId: string | null;
  readonly subject: PageName | null;
  readonly topicId: string | null;
  /** ISO 8601. */
  readonly until: string;
}

export interface ChangeListener {
  post?(news: PostNews): void;
  event?(news: EventNews): void;
  typing?(news: TypingNews): void;
  /** Rights or accounts of this member changed: what they have open must be opened anew. */
  member?(memberId: string): void;
  /** What stood under this page stands under another key; `null` where its name was too long to travel. */
  moved?(page: PageName | null): void;
  /** Something may have been missed: whoever relies on being told must look for themselves. */
  gap?(): void;
}

/**
 * Tells every server process on this database about a change. Call it inside the transaction that makes the change:
 * PostgreSQL sends it with the commit, and not at all where the transaction is rolled back. The embedded database
 * does the same in this process.
 */
export async function publish(transaction: Queryable, news: PostNews): Promise<void> {
  const whole = JSON.stringify({ post: news });
  const fits = Buffer.byteLength(whole) <= MAX_PAYLOAD;
  await notify(transaction, fits ? whole : JSON.stringify({ post: { ...news, tags: undefined, subject: undefined } }));
}

/** Tells who is typing. Nothing is kept. */
export async function publishTyping(database: Queryable, news: TypingNews): Promise<void> {
  const text = JSON.stringify({ typing: news });
  // A page with a key that long goes without: nothing is lost but the hint.
  if (Buffer.byteLength(text) <= MAX_PAYLOAD) await notify(database, text);
}

/** Ends the streams of a member who was signed out, suspended or erased, so that they are asked again who they are. */
export async function publishMember(transaction: Queryable, memberId: string): Promise<void> {
  await notify(transaction, JSON.stringify({ member: memberId }));
}

/** Ends the streams of a page that stands under another key from now on: whoever opens them anew is led there. */
export async function publishMoved(transaction: Queryable, page: PageName): Promise<void> {
  const text = JSON.stringify({ moved: page });
  await notify(transaction, Buffer.byteLength(text) <= MAX_PAYLOAD ? text : JSON.stringify({ moved: null }));
}

async function notify(database: Queryable, payload: string): Promise<void> {
  await database.query('select pg_notify($1, $2)', [CHANNEL, payload]);
}

/** One ear per server process; everybody who wants to be told subscribes to it. */
export class Changes {
  readonly #listeners = new Set<ChangeListener>();
  #stop: (() => Promise<void>) | undefined;

  static async open(database: Database): Promise<Changes> {
    const changes = new Changes();
    changes.#stop = await database.listen(
      CHANNEL,
      (payload) => changes.#tell(payload),
      () => changes.#each((listener) => listener.gap?.()),
    );
    return changes;
  }

  /** @returns what ends it. */
  subscribe(listener: ChangeListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.#listeners.clear();
    await this.#stop?.();
  }

  #tell(payload: string): void {
    const message = read(payload);
    if (message?.post) this.#each((listener) => listener.post?.(message.post));
    else if (message?.event) this.#each((listener) => listener.event?.(message.event));
    else if (message?.typing) this.#each((listener) => listener.typing?.(message.typing));
    else if (message?.member) this.#each((listener) => listener.member?.(message.member));
    else if (message?.moved !== undefined) this.#each((listener) => listener.moved?.(message.moved));
  }

  #each(tell: (listener: ChangeListener) => void): void {
    for (const listener of [...this.#listeners]) tell(listener);
  }
}

interface Messages {
  readonly post: PostNews;
  readonly event: EventNews;
  readonly typing: TypingNews;
  readonly member: string;
  readonly moved: PageName | null;
}

/** One of them, and none of the others. */
type Message = {
  [N in keyof Messages]: Pick<Messages, N> & Partial<Record<Exclude<keyof Messages, N>, never>>;
}[keyof Messages];

/** Another version of this server may speak on the same database: what is not understood is passed over. */
function read(payload: string): Message | undefined {
  let value: unknown;
  try {
    value = JSON.parse(payload);
  } catch {
    return undefined;
  }
  return isMessage(value) ? value : undefined;
}

function isMessage(value: unknown): value is Message {
  if (!isRecord(value)) return false;
  const { post, event, typing, member, moved } = value;
  if (isRecord(post)) return typeof post['postId'] === 'string' && typeof post['threadId'] === 'string';
  if (isRecord(event)) return typeof event['eventId'] === 'string' && typeof event['revision'] === 'number';
  if (isRecord(typing)) return typeof typing['authorId'] === 'string' && typeof typing['until'] === 'string';
  if (isRecord(moved)) return typeof moved['site'] === 'string' && typeof moved['key'] === 'string';
  return moved === null || typeof member === 'string';
}
