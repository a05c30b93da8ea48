import type { Queryable } from '../database/database.js';
import type { Context } from '../graphql/context.js';
import { badInput, unauthenticated } from '../graphql/errors.js';
import { listMuted } from '../members/list-muted.js';
import { toMember } from '../members/member.js';
import { checkCompletion, completeEmoji, completeMembers } from './complete.js';
import { connection } from './connection.js';
import { checkSlice, type Slice } from './cursor.js';
import { listReactors, listReports, listVersions } from './details.js';
import { cardsOf } from './link-cards.js';
import type { ListOf } from './list-of.js';
import { checkPosts, countPosts, listPosts, type IdPage, type ListPosts } from './list-posts.js';
import { checkReplies, listReplies, type ListReplies } from './list-replies.js';
import { completeTags, getTopic, listTags, listTopics, type ListPlaces, type TopicView } from './places.js';
import { readAddress } from './post-input.js';
import { postRules, type PlaceInput } from './post-rules.js';
import type { PostRow } from './post-row.js';
import { sightOf, type PostView } from './post-view.js';
import { isPostId, readPost, readPosts, readRows } from './read-posts.js';
import { readerOf, type Reader } from './reader.js';
import { noPost, refused } from './refusals.js';
import { checkKey, threadsOf } from './subjects.js';

const COUNT_COST = 10;
const MAX_SUBJECTS = 100;

type NoParent = unknown;

interface Named {
  readonly id?: string | null;
  readonly subject?: string | null;
  readonly site?: string | null;
}

const plain = <T>(read: () => Promise<ListOf<T>>) =>
  connection(
    read,
    ({ nodes }) => nodes,
    ({ total }) => total,
  );

/** The id of the post that is meant: itself, or the thread under a page; `undefined` where there is none. */
async function idOf(context: Context, { id, subject, site }: Named): Promise<string | undefined> {
  if ((id == null) === (subject == null)) throw badInput('id', 'give exactly one of id and subject');
  if (id != null) return isPostId(id) ? id : undefined;
  const { database, discussions, origin } = context;
  const own = await discussions.sites.resolve(database, site, origin);
  const key = checkKey(subject ?? '');
  return (await threadsOf(database, own, [key])).get(key)?.id;
}

/** A post that the viewer may see whole. */
async function whole(database: Queryable, id: string, reader: Reader): Promise<PostRow | undefined> {
  const row = (await readRows(database, [id], reader.viewerId)).get(id);
  return row && sightOf(row, reader, false) === 'whole' ? row : undefined;
}

async function visibleRow(context: Context, id: string): Promise<{ row: PostRow; reader: Reader }> {
  const reader = await readerOf(context);
  const row = isPostId(id) ? await whole(context.database, id, reader) : undefined;
  if (!row) throw noPost();
  return { row, reader };
}

export const Query = {
  posts(_: NoParent, input: ListPosts, context: Context) {
    const first = checkPosts(input);
    const { database, budget } = context;
    const read = async (): Promise<IdPage> => {
      budget.spend(first);
      return listPosts(database, input, await readerOf(context));
    };
    return connection<IdPage, PostView>(
      read,
      async ({ ids }) => readPosts(database, ids, await readerOf(context)),
      async () => {
        budget.spend(COUNT_COST);
        return countPosts(database, input, await readerOf(context));
      },
    );
  },

  async replies(_: NoParent, input: ListReplies & Named, context: Context) {
    const first = checkReplies(input);
    const { database, budget } = context;
    budget.spend(first);
    const id = await idOf(context, input);
    const reader = await readerOf(context);
    const row = id === undefined ? undefined : (await readRows(database, [id], reader.viewerId)).get(id);
    // Under what is only a mark the conversation goes on.
    const seen = row && sightOf(row, reader, true) !== 'none';
    if (input.id != null && !seen) throw noPost();
    const none = { ids: [], total: 0, below: new Map(), ...nothing };
    const read = async () => {
      if (!row || !seen) return none;
      const page = await listReplies(database, { id: row.id, threadId: row.thread_id }, input, reader);
      // Nothing is below it and it cannot be seen itself: the same answer as for what is not there.
      if (input.id != null && page.total === 0 && sightOf(row, reader, false) === 'none') throw noPost();
      return page;
    };
    return connection(
      read,
      ({ ids, below }) => readPosts(database, ids, reader, { below }),
      ({ total }) => total,
    );
  },

  async post(_: NoParent, input: Named, context: Context): Promise<PostView | null> {
    context.budget.spend(2);
    const id = await idOf(context, input);
    return (id === undefined ? undefined : await readPost(context.database, id, await readerOf(context))) ?? null;
  },

  async commentCounts(
    _: NoParent,
    { subjects, site }: { subjects: readonly string[]; site?: string | null },
    context: Context,
  ) {
    const { database, discussions, origin, budget } = context;
    if (subjects.length > MAX_SUBJECTS) throw badInput('subjects', `at most ${MAX_SUBJECTS}`);
    budget.spend(10);
    const own = await discussions.sites.resolve(database, site, origin);
    const keys = subjects.map((subject) => checkKey(subject, 'subjects'));
    const threads = await threadsOf(database, own, [...new Set(keys)]);
    const { moderator } = await readerOf(context);
    return subjects.map((subject, index) => {
      const thread = threads.get(keys[index] ?? '');
      return { subject, count: thread && (moderator || thread.status === 'approved') ? thread.comments : 0 };
    });
  },

  async reactors(_: NoParent, { id, ...input }: { id: string; reaction?: string | null } & Slice, context: Context) {
    context.budget.spend(checkSlice(input, { standard: 50, most: 100 }));
    const { row, reader } = await visibleRow(context, id);
    return plain(() => listReactors(context.database, row.id, input, reader));
  },

  async postHistory(_: NoParent, { id }: { id: string }, context: Context) {
    context.budget.spend(20);
    const { row, reader } = await visibleRow(context, id);
    return row.deleted_at === null ? listVersions(context.database, row, reader) : [];
  },

  async postReports(_: NoParent, { id, ...input }: { id: string } & Slice, context: Context) {
    context.budget.spend(checkSlice(input, { standard: 20, most: 100 }));
    const reader = await readerOf(context);
    if (reader.viewerId === null) throw unauthenticated();
    if (!reader.moderator) throw refused('forbidden');
    if (!isPostId(id) || !(await readRows(context.database, [id], reader.viewerId)).has(id)) throw noPost();
    return plain(() => listReports(context.database, id, input, reader));
  },

  postRules(_: NoParent, place: PlaceInput, context: Context) {
    context.budget.spend(5);
    return postRules(context, place);
  },

  topics(_: NoParent, input: ListPlaces, context: Context) {
    context.budget.spend(checkSlice(input, { standard: 50, most: 100 }));
    return plain(async () => listTopics(context.database, input, await readerOf(context)));
  },

  async topic(_: NoParent, { id }: { id: string }, context: Context) {
    context.budget.spend(2);
    return getTopic(context.database, id, await readerOf(context));
  },

  tags(_: NoParent, input: ListPlaces, context: Context) {
    context.budget.spend(checkSlice(input, { standard: 50, most: 100 }));
    return plain(async () => listTags(context.database, input, await readerOf(context)));
  },

  async completeMember(
    _: NoParent,
    input: { prefix: string; thread?: string | null; limit: number },
    context: Context,
  ) {
    context.budget.spend(20);
    const { prefix, limit } = checkCompletion(input.prefix, input.limit);
    const { database } = context;
    return completeMembers(database, prefix, input.thread ?? null, limit, await readerOf(context));
  },

  async completeTag(_: NoParent, input: { prefix: string; limit: number }, context: Context) {
    context.budget.spend(20);
    const { prefix, limit } = checkCompletion(input.prefix, input.limit);
    return completeTags(context.database, prefix, limit, await readerOf(context));
  },

  completeEmoji(_: NoParent, input: { prefix: string; limit: number }, { database, origin, budget }: Context) {
    budget.spend(5);
    const { prefix, limit } = checkCompletion(input.prefix, input.limit);
    return completeEmoji(database, prefix, limit, origin);
  },

  async linkCard(_: NoParent, { url }: { url: string }, { database, origin, budget }: Context) {
    budget.spend(2);
    const address = readAddress(url, 'url');
    const cards = await cardsOf(database, address === null ? [] : [...new Set([address, url])], origin);
    return cards.get(url) ?? cards.get(address ?? '') ?? null;
  },

  mutedMembers(_: NoParent, input: Slice, context: Context) {
    const { viewer, database, origin, budget } = context;
    budget.spend(checkSlice(input, { standard: 50, most: 100 }));
    if (!viewer) throw unauthenticated();
    return plain(async () => {
      const { rows, ...page } = await listMuted(database, viewer.memberId, input);
      return { ...page, nodes: rows.map((row) => toMember(row, viewer.memberId, origin)) };
    });
  },
};

const nothing = { hasNextPage: false, endCursor: null, hasPreviousPage: false, startCursor: null };

const topics = new WeakMap<Context, Promise<Map<string, TopicView>>>();

/** What a post does not say of its topic, for all posts of a request at once. */
async function topicOf({ id }: { readonly id: string }, context: Context): Promise<TopicView | undefined> {
  let reading = topics.get(context);
  if (!reading) {
    reading = readerOf(context)
      .then((reader) => listTopics(context.database, { first: 100 }, reader))
      .then(({ nodes }) => new Map(nodes.map((topic) => [topic.id, topic])));
    topics.set(context, reading);
  }
  return (await reading).get(id) ?? (await getTopic(context.database, id, await readerOf(context))) ?? undefined;
}

/** A topic that stands with a post has only its name; the rest is read where it is asked for. */
function ofTopic<N extends keyof TopicView>(name: N) {
  return async (topic: Partial<TopicView> & { readonly id: string }, _: unknown, context: Context) =>
    name in topic ? topic[name] : (await topicOf(topic, context))?.[name];
}

export const Topic = {
  description: ofTopic('description'),
  url: ofTopic('url'),
  kinds: ofTopic('kinds'),
  counts: ofTopic('counts'),
  following: ofTopic('following'),
  viewerCan: ofTopic('viewerCan'),
};
