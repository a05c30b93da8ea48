import { listsReplies, checkFilter, postConditions, type PostFilter } from '../discussions/post-filter.js';
import type { PostView } from '../discussions/post-view.js';
import { readPosts } from '../discussions/read-posts.js';
import { readReader, type Reader } from '../discussions/reader.js';
import type { Context } from '../graphql/context.js';
import { badInput } from '../graphql/errors.js';
import { Params } from '../members/sql-parts.js';
import type { PostNews, PostStatus } from './changes.js';
import { readGone, type GonePost } from './gone-posts.js';
import { isSame, isUnder, readSubject, readThread, type Place } from './place.js';
import { openStream } from './stream.js';

export interface WatchPosts extends Omit<PostFilter, 'search' | 'bookmarked'> {
  readonly id?: string | null;
  readonly subject?: string | null;
  readonly site?: string | null;
}

export interface PostEvent {
  readonly type: PostNews['type'];
  readonly post: PostView | GonePost;
}

/** What happens to posts, told to each as they would read it at that moment: of a thread or page, or of a list. */
export async function watchPosts(context: Context, input: WatchPosts): Promise<AsyncGenerator<PostEvent>> {
  const { id, subject, site } = input;
  context.budget.spend(5);
  if (id != null && subject != null) throw badInput('id', 'give at most one of id and subject');
  checkFilter(input);
  const place = await placeOf(context, id, subject, site);
  return openStream<PostNews, PostEvent>(context, {
    listen: (push, end) => ({
      post: (news) => {
        if (place ? isIn(place, news) : isListed(input, news)) push(news);
      },
      moved: (page) => {
        if (place && isUnder(place, page)) end();
      },
    }),
    tell: (news) => tell(context, merged(news), place ? undefined : input),
  });
}

async function placeOf(
  context: Context,
  id: string | null | undefined,
  subject: string | null | undefined,
  site: string | null | undefined,
): Promise<Place | undefined> {
  if (subject != null) return { threadId: null, topicId: null, subject: await readSubject(context, subject, site) };
  if (id == null) return undefined;
  // Of a thread that the viewer may not see, nothing is ever heard.
  return (await readThread(context, id)) ?? { threadId: '', topicId: null, subject: null };
}

function isIn({ threadId, subject }: Place, news: PostNews): boolean {
  if (threadId !== null) return news.threadId === threadId;
  return subject !== null && isSame(subject, news.subject);
}

/** Whether it may belong in a list, from what the news say; the database decides. */
function isListed(filter: WatchPosts, news: PostNews): boolean {
  const { topic, tag, author, kind } = filter;
  if (!listsReplies(filter) && news.postId !== news.threadId) return false;
  if (topic != null && news.topicId !== topic) return false;
  if (tag != null && news.tags && !news.tags.includes(tag.toLowerCase())) return false;
  if (author != null && news.authorId !== author) return false;
  if (kind && kind.length > 0 && !kind.some((one) => one === news.kind)) return false;
  return hasStatus(filter, news.status) || hasStatus(filter, news.before);
}

function hasStatus({ status }: WatchPosts, has: readonly PostStatus[]): boolean {
  return !status || status.length === 0 || status.some((one) => has.includes(one));
}

/** One for each post: from where it stood before the first to where the last leaves it. */
function merged(news: readonly PostNews[]): readonly PostNews[] {
  const byPost = new Map<string, PostNews>();
  for (const one of news) {
    const before = byPost.get(one.postId);
    byPost.delete(one.postId);
    byPost.set(one.postId, before ? { ...one, type: joined(before.type, one.type), before: before.before } : one);
  }
  return [...byPost.values()];
}

function joined(first: PostNews['type'], then: PostNews['type']): PostNews['type'] {
  return then === 'changed' && first === 'created' ? first : then;
}

async function tell(context: Context, news: readonly PostNews[], filter: WatchPosts | undefined): Promise<PostEvent[]> {
  const { database } = context;
  const reader = await readReader(context);
  const ids = news.map(({ postId }) => postId);
  const seen = new Map((await readPosts(database, ids, reader)).map((post) => [post.id, post]));
  const wanted = await readWanted(database, ids, reader, filter);
  const closed = await readClosed(database, news, reader);
  const events: (PostEvent | PostNews)[] = [];
  for (const one of news) {
    const post = seen.get(one.postId);
    const knew = one.before.includes('approved') || seesAll(reader, one);
    if (post && isOnlyReported(one) && !reader.moderator) continue;
    // With the thread went all that is in it: what happens there since is not theirs to know.
    if (one.postId !== one.threadId && closed.has(one.threadId)) continue;
    const gone = one.type === 'deleted' || !(one.status.includes('approved') || seesAll(reader, one));
    if (gone || !post) {
      // To whom it was never shown, nothing is told of it.
      if (knew && one.type !== 'created') events.push(post ? { type: 'deleted', post } : one);
    } else if (wanted.has(one.postId)) {
      events.push({ type: one.type === 'created' || !knew ? 'created' : 'changed', post });
    } else if (filter?.status && seesAll(reader, one)) {
      // It has left the list that the status makes: who holds it sees so by its status.
      events.push({ type: 'changed', post });
    }
  }
  const gone = await readGone(
    database,
    events.filter((event) => 'postId' in event),
    reader,
  );
  return events.map((event) => ('postId' in event ? { type: 'deleted', post: gone(event) } : event));
}

/** Those that a list would show, or in a thread all but what the viewer has muted. */
async function readWanted(
  database: Context['database'],
  ids: readonly string[],
  reader: Reader,
  filter: WatchPosts | undefined,
): Promise<ReadonlySet<string>> {
  const params = new Params();
  const among = `p.id = any(${params.add(ids)}::bigint[])`;
  const conditions = filter
    ? postConditions(filter, reader, params)
    : [
        `${params.add(reader.moderator)}::boolean or not exists
          (select from mutes u where u.member_id = ${params.add(reader.viewerId)}::bigint and u.muted_id = p.member_id)`,
      ];
  const rows = await database.query<{ id: string }>(
    `select p.id::text from posts p join posts r on r.id = p.thread_id where ${[among, ...conditions].map((one) => `(${one})`).join(' and ')}`,
    params.values,
  );
  return new Set(rows.map(({ id }) => id));
}

/** The threads, of those with news, that are not shown to this reader. */
async function readClosed(
  database: Context['database'],
  news: readonly PostNews[],
  { moderator, viewerId }: Reader,
): Promise<ReadonlySet<string>> {
  if (moderator) return new Set();
  const rows = await database.query<{ id: string }>(
    `select id::text from posts where id = any($1::bigint[]) and status <> 'approved' and member_id is distinct from $2::bigint`,
    [news.map(({ threadId }) => threadId), viewerId],
  );
  return new Set(rows.map(({ id }) => id));
}

function seesAll({ viewerId, moderator }: Reader, { authorId }: PostNews): boolean {
  return moderator || (viewerId !== null && viewerId === authorId);
}

/** That somebody reported it, or that reports were settled, is moderators' business. */
function isOnlyReported({ type, status, before }: PostNews): boolean {
  const plain = (has: readonly PostStatus[]) => has.filter((one) => one !== 'reported').join(' ');
  return type === 'changed' && status.length !== before.length && plain(status) === plain(before);
}
