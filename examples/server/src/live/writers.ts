import { authorColumn, type AuthorRow } from '../discussions/post-row.js';
import { memberAsAuthor, type AuthorView } from '../discussions/post-view.js';
import { readReader } from '../discussions/reader.js';
import type { Context } from '../graphql/context.js';

export type WriterView = AuthorView;

/** Members as the viewer may see them, but for hidden ones and those whom the viewer has muted. */
export async function readWriters(context: Context, ids: readonly string[]): Promise<Map<string, WriterView>> {
  const { database, viewer } = context;
  const rows = await database.query<{ author: AuthorRow }>(
    `select ${authorColumn} as author from members m where m.id = any($1::bigint[])
      and not exists (select from mutes u where u.member_id = $2::bigint and u.muted_id = m.id)`,
    [[...new Set(ids)], viewer?.memberId ?? null],
  );
  const reader = await readReader(context);
  const writers = rows.flatMap(({ author }) => memberAsAuthor(author, reader) ?? []);
  return new Map(writers.flatMap((writer) => (writer.id === null ? [] : [[writer.id, writer] as const])));
}
