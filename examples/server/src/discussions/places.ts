import type { Queryable } from '../database/database.js';
import { checkSlice, decodeKeys, type Slice } from './cursor.js';
import { listOf, type ListOf } from './list-of.js';
import { clean } from './post-filter.js';
import type { PostKind } from './post-row.js';
import type { Reader } from './reader.js';
import { badInput } from '../graphql/errors.js';
import { toTag } from './tags.js';

export interface ListPlaces extends Slice {
  readonly search?: string | null;
  readonly following?: boolean | null;
}

interface Counts {
  readonly posts: number;
  readonly followers: number;
  readonly unread: number | null;
}

export interface TopicView {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly description: string | null;
  readonly url: null;
  readonly kinds: readonly PostKind[] | null;
  readonly counts: Counts;
  readonly following: boolean | null;
  readonly viewerCan: readonly ('post' | 'follow' | 'moderate')[];
}

export interface TagView {
  readonly id: string;
  readonly name: string;
  readonly counts: Counts;
  readonly following: boolean | null;
  readonly url: null;
}

const SIZE = { standard: 50, most: 100 } as const;

interface PlaceRow extends Record<string, unknown> {
  readonly id: string;
  readonly rank: string;
  readonly name: string;
  readonly description: string | null;
  readonly kinds: PostKind[] | null;
  readonly posts: number;
  readonly followers: number;
  readonly unread: number;
  readonly following: boolean;
  readonly total: number;
}

/** Posts that everybody sees; the viewer's unread ones are those begun since they last read there. */
const visible = `p.depth = 0 and p.status = 'approved' and p.deleted_at is null and p.body is not null`;

const sources = {
  topic: `select t.slug as id, t.position, t.name, t.search, t.description, t.kinds,
      (select count(*)::int from posts p where p.topic = t.slug and ${visible}) as posts,
      (select count(*)::int from topic_follows f where f.topic = t.slug) as followers,
      exists (select from topic_follows f where f.topic = t.slug and f.member_id = $1::bigint) as following,
      (select count(*)::int from posts p where p.topic = t.slug and ${visible} and p.member_id is distinct from $1::bigint
        and p.created_at > (select coalesce(max(k.until) filter (where k.scope in ('', 'topic ' || t.slug)), min(k.since))
          from read_marks k where k.member_id = $1::bigint)
        and not exists (select from read_marks k where k.member_id = $1::bigint and k.scope = 'post ' || p.id)) as unread
    from topics t`,
  tag: `select t.name as id, 0 as position, t.name, t.search, null::text as description, null::text[] as kinds,
      (select count(*)::int from posts p where p.tags @> array[t.name] and ${visible}) as posts,
      (select count(*)::int from tag_follows f where f.tag = t.name) as followers,
      exists (select from tag_follows f where f.tag = t.name and f.member_id = $1::bigint) as following, 0 as unread
    from tags t`,
} as const;

/** Topics in the order that the community gave them; tags with the most posts first, and none that only hidden posts carry. */
async function list(
  database: Queryable,
  type: keyof typeof sources,
  input: ListPlaces,
  reader: Reader,
  narrowed: { readonly where: string; readonly value: string },
): Promise<{ rows: PlaceRow[]; first: number }> {
  const first = checkSlice(input, SIZE);
  if ((input.search?.length ?? 0) > 200) throw badInput('search', 'is longer than 200 characters');
  const order = type === 'topic' ? 'position' : '-posts';
  const [, rank = '', id = ''] =
    input.after == null
      ? []
      : decodeKeys(input.after, 'after', [new RegExp(`^${type}$`), /^-?\d{1,9}$/, /^.{1,200}$/su]);
  const rows = await database.query<PlaceRow>(
    `with found as (select * from (${sources[type]}) as all_of where ${narrowed.where.replaceAll('?', '$2')}
        and (not $3::boolean or following) and ($4::text is null or search like kith_pattern($4::text))
        ${type === 'tag' ? 'and (posts > 0 or following)' : ''})
      select *, (${order})::text as rank, (select count(*)::int from found) as total from found
      where $5::boolean or (${order}, id) > ($6::int, $7::text collate "C")
      order by ${order}, id limit ${first + 1}`,
    [
      reader.viewerId,
      narrowed.value,
      input.following === true,
      input.search ? clean(input.search) : null,
      input.after == null,
      rank === '' ? 0 : Number(rank),
      id,
    ],
  );
  return { rows, first };
}

const everything = { where: '?::text is not null', value: '' };

export async function listTopics(database: Queryable, input: ListPlaces, reader: Reader): Promise<ListOf<TopicView>> {
  const found = await list(database, 'topic', input, reader, everything);
  return listOf(
    found.rows,
    found.first,
    input.after != null,
    (row) => ['topic', row.rank, row.id],
    (row) => toTopic(row, reader),
  );
}

export async function getTopic(database: Queryable, id: string, reader: Reader): Promise<TopicView | null> {
  const { rows } = await list(database, 'topic', {}, reader, { where: 'id = ?', value: clean(id) });
  return rows[0] ? toTopic(rows[0], reader) : null;
}

export async function listTags(database: Queryable, input: ListPlaces, reader: Reader): Promise<ListOf<TagView>> {
  const found = await list(database, 'tag', input, reader, everything);
  const listed = listOf(
    found.rows,
    found.first,
    input.after != null,
    (row) => ['tag', row.rank, row.id],
    (row) => toTagView(row, reader),
  );
  const named = input.search == null || input.following === true ? undefined : toTag(clean(input.search));
  if (named === undefined || input.after != null || listed.hasNextPage) return listed;
  if (listed.nodes.some(({ id }) => id === named)) return listed;
  // Who asks for a tag by its name is told of it, though nobody has used it yet: it can be followed.
  const unused = (await getTag(database, named, reader)) ?? toTagView({ id: named, name: named, ...none }, reader);
  return { ...listed, nodes: [...listed.nodes, unused], total: listed.total + 1 };
}

const none = { posts: 0, followers: 0, following: false };

/** Also one that nothing visible carries: it has just been followed or left. */
export async function getTag(database: Queryable, id: string, reader: Reader): Promise<TagView | null> {
  const rows = await database.query<PlaceRow>(`select * from (${sources.tag}) as all_of where id = $2`, [
    reader.viewerId,
    clean(id),
  ]);
  return rows[0] ? toTagView(rows[0], reader) : null;
}

/** Tags that begin so, the most used first. */
export async function completeTags(
  database: Queryable,
  prefix: string,
  limit: number,
  reader: Reader,
): Promise<TagView[]> {
  const { rows } = await list(database, 'tag', { first: limit }, reader, {
    where: 'search like kith_prefix(?)',
    value: clean(prefix),
  });
  return rows.slice(0, limit).map((row) => toTagView(row, reader));
}

function toTopic(row: PlaceRow, reader: Reader): TopicView {
  const { id, name, description, kinds } = row;
  const member = reader.viewerId !== null;
  const posts = member && !reader.suspended && (reader.moderator || kinds === null || kinds.length > 0);
  return {
    id,
    slug: id,
    name,
    description,
    url: null,
    kinds,
    counts: { posts: row.posts, followers: row.followers, unread: member ? row.unread : null },
    following: member ? row.following : null,
    viewerCan: [
      ...(posts ? ['post' as const] : []),
      ...(member ? ['follow' as const] : []),
      ...(reader.moderator ? ['moderate' as const] : []),
    ],
  };
}

function toTagView(row: Pick<PlaceRow, 'id' | 'name' | keyof typeof none>, reader: Reader): TagView {
  const following = reader.viewerId === null ? null : row.following;
  return {
    id: row.id,
    name: row.name,
    counts: { posts: row.posts, followers: row.followers, unread: null },
    following,
    url: null,
  };
}
