import type { Queryable } from '../database/database.js';
import { checkSlice, decodeKeys, type Slice } from './cursor.js';
import { listOf, type ListOf } from './list-of.js';
import { authorColumn, type AuthorRow, type PostRow } from './post-row.js';
import { memberAsAuthor, type AuthorView, type ReportView } from './post-view.js';
import { toReaction } from './reactions.js';
import { reportColumns, toReport, type ReportRow } from './read-posts.js';
import type { Reader } from './reader.js';

export interface ReactorView {
  readonly id: string;
  readonly reaction: string;
  readonly author: AuthorView | null;
  readonly createdAt: Date;
}

interface Numbered extends Record<string, unknown> {
  readonly id: string;
  readonly total: number;
}

function startOf(type: string, { after }: Slice): string | null {
  if (after == null) return null;
  return decodeKeys(after, 'after', [new RegExp(`^${type}$`), /^[1-9]\d{0,15}$/])[1] ?? null;
}

/** Who reacted to a post, the latest first. Hidden members are nobody here. */
export async function listReactors(
  database: Queryable,
  id: string,
  input: Slice & { readonly reaction?: string | null },
  reader: Reader,
): Promise<ListOf<ReactorView>> {
  const first = checkSlice(input, { standard: 50, most: 100 });
  const name = input.reaction == null ? null : toReaction(input.reaction);
  const rows = await database.query<Numbered & { name: string; created_at: Date; author: AuthorRow }>(
    `select o.id::text, o.name, o.created_at, ${authorColumn} as author,
        (select coalesce(sum(count), 0)::int from reaction_counts c where c.post_id = $1::bigint and ($2::text is null or c.name = $2::text)) as total
      from reactions o join members m on m.id = o.member_id
      where o.post_id = $1::bigint and ($2::text is null or o.name = $2::text) and ($3::bigint is null or o.id < $3::bigint)
      order by o.id desc limit ${first + 1}`,
    [id, name, startOf('reactors', input)],
  );
  return listOf(
    rows,
    first,
    input.after != null,
    (row) => ['reactors', row.id],
    (row) => ({
      id: row.id,
      reaction: row.name,
      author: memberAsAuthor(row.author, reader),
      createdAt: row.created_at,
    }),
  );
}

/** Open reports of a post, the latest first. */
export async function listReports(
  database: Queryable,
  id: string,
  input: Slice,
  reader: Reader,
): Promise<ListOf<ReportView>> {
  const first = checkSlice(input, { standard: 20, most: 100 });
  const rows = await database.query<Numbered & ReportRow>(
    `select ${reportColumns}, (select report_count from posts where id = $1::bigint) as total
      from reports o left join members m on m.id = o.member_id
      where o.post_id = $1::bigint and o.settled_at is null and ($2::bigint is null or o.id < $2::bigint)
      order by o.id desc limit ${first + 1}`,
    [id, startOf('reports', input)],
  );
  return listOf(
    rows,
    first,
    input.after != null,
    (row) => ['reports', row.id],
    (row) => toReport(row, reader),
  );
}

export interface VersionView {
  readonly title: string | null;
  readonly body: { readonly text: string; readonly format: string; readonly lang: string | null };
  readonly editedAt: Date;
  readonly editor: AuthorView | null;
}

/** What a post said before, the latest first, at most a hundred. What it said while it waited for a moderator others are not told. */
export async function listVersions(
  database: Queryable,
  { id, member_id: author }: Pick<PostRow, 'id' | 'member_id'>,
  reader: Reader,
): Promise<VersionView[]> {
  const all = reader.moderator || (reader.viewerId !== null && reader.viewerId === author);
  const rows = await database.query<{
    title: string | null;
    body: string;
    format: string;
    lang: string | null;
    edited_at: Date;
    author: AuthorRow | null;
  }>(
    `select v.title, v.body, v.format, v.lang, v.edited_at, ${authorColumn} as author
      from post_versions v left join members m on m.id = v.editor_id
      where v.post_id = $1::bigint and (v.shown or $2::boolean) order by v.id desc limit 100`,
    [id, all],
  );
  return rows.map(({ title, body: text, format, lang, edited_at: editedAt, author }) => ({
    title,
    body: { text, format, lang },
    editedAt,
    editor: author && memberAsAuthor(author, reader),
  }));
}
