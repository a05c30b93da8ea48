import { attachmentsOf } from '../attachments/attachment.js';
import type { Queryable } from '../database/database.js';
import { Params } from '../members/sql-parts.js';
import { cardsOf, linksOf } from './link-cards.js';
import { authorColumn, postColumns, postTables, type AuthorRow, type PostRow } from './post-row.js';
import {
  memberAsAuthor,
  sightOf,
  toPost,
  type Besides,
  type PollRow,
  type PostView,
  type ReactionView,
  type ReportView,
} from './post-view.js';
import { emojiOf } from './reactions.js';
import type { Reader } from './reader.js';

export interface ReadOptions {
  /** How much is shown below each, where that is known already. */
  readonly below?: ReadonlyMap<string, number> | undefined;
  /** The guest who has just written it may see it once. */
  readonly written?: boolean | undefined;
}

/** Posts in the order of `ids`, as the reader may see them; what they may not see is left out. A few statements for any number. */
export async function readPosts(
  database: Queryable,
  ids: readonly string[],
  reader: Reader,
  { below, written = false }: ReadOptions = {},
): Promise<PostView[]> {
  const rows = await readRows(database, ids, reader.viewerId);
  const comments = below ?? (await countBelow(database, [...rows.values()]));
  const seen = ids.flatMap((id) => {
    const row = rows.get(id);
    if (!row) return [];
    // By itself only a deleted one is shown as a mark: of a hidden one others are not told that it was there.
    const place = (below !== undefined || row.status === 'approved') && (comments.get(id) ?? 0) > 0;
    const sight = written ? 'whole' : sightOf(row, reader, place);
    return sight === 'none' ? [] : [{ row, sight }];
  });
  const besides = await readBesides(
    database,
    seen.map(({ row }) => row),
    reader,
  );
  return seen.map(({ row, sight }) =>
    toPost(row, reader, { ...besides(row), comments: comments.get(row.id) ?? row.comments, written }, sight),
  );
}

/** One post, as `readPosts` gives it. */
export async function readPost(
  database: Queryable,
  id: string,
  reader: Reader,
  options?: ReadOptions,
): Promise<PostView | undefined> {
  return isPostId(id) ? (await readPosts(database, [id], reader, options))[0] : undefined;
}

export function isPostId(id: string): boolean {
  return /^[1-9]\d{0,15}$/.test(id);
}

export async function readRows(
  database: Queryable,
  ids: readonly string[],
  viewerId: string | null,
): Promise<Map<string, PostRow>> {
  if (ids.length === 0) return new Map();
  const rows = await database.query<PostRow>(
    `select ${postColumns('$1')} from ${postTables} where p.id = any($2::bigint[])`,
    [viewerId, ids.filter(isPostId)],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Comments of a thread are kept with it; those below a reply are counted, where there are any. */
async function countBelow(database: Queryable, rows: readonly PostRow[]): Promise<Map<string, number>> {
  const counts = new Map(rows.map((row) => [row.id, row.depth === 0 ? row.comments : 0]));
  const gone = (row: PostRow) => row.deleted_at !== null || row.status !== 'approved';
  const asked = rows.filter((row) => row.depth > 0 && (row.replies > 0 || gone(row))).map(({ id }) => id);
  if (asked.length === 0) return counts;
  const counted = await database.query<{ root: string; count: number }>(
    `with recursive below as (
      select p.parent_id as root, p.id, p.status, p.deleted_at from posts p where p.parent_id = any($1::bigint[])
      union all select b.root, p.id, p.status, p.deleted_at from below b join posts p on p.parent_id = b.id)
    select root::text, count(*)::int as count from below where deleted_at is null and status = 'approved' group by root`,
    [asked],
  );
  for (const { root, count } of counted) counts.set(root, count);
  return counts;
}

async function readBesides(database: Queryable, rows: readonly PostRow[], reader: Reader) {
  const ids = rows.map(({ id }) => id);
  const links = new Map(rows.map((row) => [row.id, linksOf(row)]));
  const reactions = await readReactions(database, rows, reader.viewerId);
  const polls = await readPolls(database, ids, reader.viewerId);
  const attachments = ids.length > 0 ? await attachmentsOf(database, ids, reader.origin) : new Map<string, never[]>();
  const cards = await cardsOf(database, [...links.values()].flat(), reader.origin);
  const reports = reader.moderator ? await readReports(database, rows, reader) : new Map<string, ReportView[]>();
  const unread = await countUnread(database, rows, reader.viewerId);
  return (row: PostRow): Omit<Besides, 'comments' | 'written'> => ({
    reactions: reactions.get(row.id) ?? [],
    poll: polls.get(row.id),
    attachments: attachments.get(row.id) ?? [],
    links: (links.get(row.id) ?? []).flatMap((url) => cards.get(url) ?? (url === row.link ? [bare(url)] : [])),
    reports: reports.get(row.id) ?? [],
    unread: unread.get(row.id) ?? 0,
  });
}

const bare = (url: string) => ({ url, title: null, description: null, imageUrl: null, siteName: null });

async function readReactions(database: Queryable, rows: readonly PostRow[], viewerId: string | null) {
  const byPost = new Map<string, ReactionView[]>();
  const reacted = rows.filter(({ reactions }) => reactions > 0).map(({ id }) => id);
  if (reacted.length === 0) return byPost;
  const found = await database.query<{ post_id: string; name: string; count: number; mine: boolean }>(
    `select c.post_id::text, c.name, c.count,
        exists (select from reactions r where r.post_id = c.post_id and r.name = c.name and r.member_id = $1::bigint) as mine
      from reaction_counts c where c.post_id = any($2::bigint[]) and c.count > 0
      order by c.count desc, c.first_at, c.name`,
    [viewerId, reacted],
  );
  for (const { post_id, name, count, mine } of found) {
    const view = { name, emoji: emojiOf(name), imageUrl: null, count, mine: viewerId === null ? null : mine };
    byPost.set(post_id, [...(byPost.get(post_id) ?? []), view]);
  }
  return byPost;
}

export async function readPolls(
  database: Queryable,
  ids: readonly string[],
  viewerId: string | null,
): Promise<Map<string, PollRow>> {
  if (ids.length === 0) return new Map();
  const rows = await database.query<PollRow & { post_id: string } & Record<string, unknown>>(
    `select q.post_id::text, q.question, q.multiple, q.closes_at, q.voters,
        (select jsonb_agg(jsonb_build_object('id', o.id::text, 'label', o.label, 'votes', o.votes,
          'mine', exists (select from poll_votes v where v.option_id = o.id and v.member_id = $1::bigint)) order by o.position)
          from poll_options o where o.post_id = q.post_id) as options
      from polls q where q.post_id = any($2::bigint[])`,
    [viewerId, ids],
  );
  return new Map(rows.map((row) => [row.post_id, row]));
}

async function readReports(database: Queryable, rows: readonly PostRow[], reader: Reader) {
  const byPost = new Map<string, ReportView[]>();
  const reported = rows.filter(({ reports }) => reports > 0).map(({ id }) => id);
  if (reported.length === 0) return byPost;
  const found = await database.query<ReportRow>(
    `select * from (select ${reportColumns}, row_number() over (partition by o.post_id order by o.id desc) as place
        from reports o left join members m on m.id = o.member_id
        where o.post_id = any($1::bigint[]) and o.settled_at is null) as open
      where place <= 10 order by id::bigint desc`,
    [reported],
  );
  for (const row of found) byPost.set(row.post_id, [...(byPost.get(row.post_id) ?? []), toReport(row, reader)]);
  return byPost;
}

export type ReportRow = {
  id: string;
  post_id: string;
  reason: string;
  note: string | null;
  created_at: Date;
  author: AuthorRow | null;
};

export const reportColumns = `o.id::text, o.post_id::text, o.reason, o.note, o.created_at, ${authorColumn} as author`;

export function toReport({ id, reason, note, created_at: createdAt, author }: ReportRow, reader: Reader): ReportView {
  return { id, reason, note, createdAt, by: author && memberAsAuthor(author, reader) };
}

/** Others' posts of each thread since the viewer read it; none for who never marked anything as read. */
async function countUnread(database: Queryable, rows: readonly PostRow[], viewerId: string | null) {
  const threads = rows.filter((row) => row.depth === 0 && row.comments > 0 && (row.last_read_at ?? row.read_since));
  const counts = new Map<string, number>();
  if (viewerId === null || threads.length === 0) return counts;
  const params = new Params();
  const viewer = params.add(viewerId);
  const values = threads.map((row) => {
    const since = row.last_read_at ?? row.read_since;
    return `(${params.add(row.id)}::bigint, ${params.add(since)}::timestamptz)`;
  });
  const found = await database.query<{ id: string; count: number }>(
    `select k.id::text, count(*)::int as count from (values ${values.join(', ')}) as k (id, since)
      join posts p on p.thread_id = k.id and p.created_at > k.since and p.depth > 0 and p.status = 'approved'
        and p.deleted_at is null and p.member_id is distinct from ${viewer}::bigint
      group by k.id`,
    params.values,
  );
  for (const { id, count } of found) counts.set(id, count);
  return counts;
}
