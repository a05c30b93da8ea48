import { attach } from '../attachments/attachment.js';
import type { Queryable } from '../database/database.js';
import { badInput } from '../graphql/errors.js';
import { findTopic, keepTags, countForMember } from './create-post.js';
import { findFor } from './find-post.js';
import { holdReason, saidOfFiles } from './hold.js';
import { changed, recountAbove, standing } from './news.js';
import type { PostRow } from './post-row.js';
import { readBody, readTags, readTitle, type RichTextInput } from './post-input.js';
import { conflict } from './refusals.js';
import { memberOf, type Result, type Writing } from './write-once.js';

export interface EditPostInput {
  readonly id: string;
  readonly revision?: number | null;
  readonly title?: string | null;
  readonly body?: RichTextInput | null;
  readonly topic?: string | null;
  readonly tags?: readonly string[] | null;
  readonly attachments?: readonly string[] | null;
}

/**
 * Changes what is given. What it said before is kept; words that the rules would hold are held again.
 *
 * @throws `CONFLICT` where its words are not those any more that were edited: a reaction in between is no conflict.
 */
export async function editPost({ tx, reader }: Writing, input: EditPostInput): Promise<Result> {
  const { id } = input;
  const { viewerId } = memberOf(reader);
  const row = await findFor(tx, id, reader, 'edit');
  if (input.revision != null && input.revision < row.words_revision) throw conflict();
  if (input.revision != null && input.revision > row.revision) throw badInput('revision', 'is not one of this post');
  const files = input.attachments ?? (await filesOf(tx, id));
  const words = input.body
    ? readBody(input.body, reader.settings, row.link !== null || files.length > 0 || (await hasPoll(tx, id)))
    : { body: row.body ?? '', format: row.format, lang: row.lang };
  const title = input.title == null ? row.title : readTitle(input.title, row.kind);
  const tags = input.tags ? readTags(input.tags) : row.tags;
  if (input.topic != null && row.depth > 0) throw badInput('topic', 'replies stay where they are');
  const topic =
    input.topic == null || input.topic === row.topic ? row.topic : await findTopic(tx, reader, input.topic, row.kind);
  const said = title !== row.title || words.body !== row.body || words.format !== row.format || words.lang !== row.lang;
  const moved = topic !== row.topic || tags.join('\n') !== row.tags.join('\n');
  if (input.attachments) await attach(tx, id, input.attachments, viewerId);
  if (!said && !moved && !input.attachments) return { type: 'post', id };
  if (said) {
    await tx.query(
      `insert into post_versions (post_id, title, body, format, lang, edited_at, editor_id, shown)
        select id, title, body, format, lang, coalesce(edited_at, created_at), coalesce(editor_id, member_id), status = 'approved'
        from posts where id = $1::bigint`,
      [id],
    );
  }
  const texts = [title, words.body, row.link, ...tags, ...(await saidOfFiles(tx, files))];
  const shows = said || input.attachments != null || tags.join('\n') !== row.tags.join('\n');
  const held = shows ? await holdReason(tx, texts, reader, false) : null;
  const hides = held !== null && row.status === 'approved';
  await tx.query(
    `update posts set title = $2, body = $3, format = $4, lang = $5, topic = $6, tags = $7::text[],
        edited_at = case when $8::boolean then date_trunc('milliseconds', clock_timestamp()) else edited_at end,
        editor_id = case when $8::boolean then $9::bigint else editor_id end,
        edit_count = edit_count + $8::boolean::int,
        status = case when $10::text is null then status else 'pending' end,
        status_reason = coalesce($10::text, status_reason),
        status_at = case when $10::text is null then status_at else now() end
      where id = $1::bigint`,
    [id, title, words.body, words.format, words.lang, topic, tags, said, viewerId, held],
  );
  await keepTags(tx, tags);
  await changed(tx, 'changed', [id], { before: { [id]: standing(row) }, words: true });
  if (hides) {
    await recountAbove(tx, row, -1);
    await countForMember(tx, viewerId, -1);
  }
  return { type: 'post', id };
}

/** After something else than its words changed in a post: it is held where the rules would hold that, and everybody is told. */
export async function editedBeside(
  { tx, reader }: Writing,
  row: PostRow,
  texts: readonly (string | null)[],
): Promise<void> {
  const held = await holdReason(tx, texts, reader, false);
  if (held !== null) {
    await tx.query(`update posts set status = 'pending', status_reason = $2, status_at = now() where id = $1::bigint`, [
      row.id,
      held,
    ]);
  }
  await changed(tx, 'changed', [row.id], { before: { [row.id]: standing(row) } });
  if (held === null || row.status !== 'approved') return;
  await recountAbove(tx, row, -1);
  if (row.member_id !== null) await countForMember(tx, row.member_id, -1);
}

async function filesOf(tx: Queryable, id: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>('select id from attachments where post_id = $1::bigint', [id]);
  return rows.map((row) => row.id);
}

async function hasPoll(tx: Queryable, id: string): Promise<boolean> {
  return (await tx.query('select 1 from polls where post_id = $1::bigint', [id])).length > 0;
}
