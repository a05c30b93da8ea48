import type { Queryable } from '../database/database.js';
import { editedBeside } from '../discussions/edit-post.js';
import { findFor } from '../discussions/find-post.js';
import type { Reader } from '../discussions/reader.js';
import { memberOf, writeOnce, type WriteArguments, type Writing } from '../discussions/write-once.js';
import type { Context } from '../graphql/context.js';
import { badInput, forbidden, notFound, rateLimited } from '../graphql/errors.js';
import { attachmentColumns, toAttachment, type AttachmentRow, type AttachmentView } from './attachment.js';
import { cleanFileName } from './file-name.js';
import { isAllowed, MAX_ALT, MAX_UNUSED } from './file-rules.js';
import { isFileId, newFileId } from './file-store.js';
import type { Upload } from './read-form.js';
import { sniff, type Sniffed } from './sniff.js';

export interface CreateAttachment extends WriteArguments {
  /** What stands for the file in the request's variables. */
  readonly file: string;
  readonly name: string;
  readonly alt?: string | null;
}

interface AttachmentPayload {
  readonly attachment: AttachmentView;
  readonly clientMutationId: string | null;
}

/** Keeps a file that came with the request, once for each `clientMutationId`. */
export async function createAttachment(context: Context, input: CreateAttachment): Promise<AttachmentPayload> {
  const { files, uploads } = context;
  const upload = uploads.get(input.file);
  if (!upload) throw badInput('file', 'send it as a part of a multipart form');
  const alt = checkAlt(input.alt);
  if (upload.size === 0) throw badInput('file', 'is empty');
  const found = await sniff(upload.path, input.name);
  if (!isAllowed(found.mediaType)) throw badInput('file', `files of the type ${found.mediaType} are not taken`);
  const name = cleanFileName(input.name === '' ? upload.name : input.name, found.mediaType);
  return answer(context, 'createAttachment', input, async ({ tx }, memberId) => {
    await checkUnused(tx, memberId);
    const id = newFileId();
    await insert(tx, id, memberId, name, alt, upload, found);
    // Last: where the row cannot be written, the form's own end deletes the file; the other way round it would stay.
    await files.keep(upload, id);
    return id;
  });
}

export async function describeAttachment(
  context: Context,
  input: WriteArguments & { readonly id: string; readonly alt: string },
): Promise<AttachmentPayload> {
  const alt = checkAlt(input.alt);
  return answer(context, 'describeAttachment', input, async (writing, memberId) => {
    const { tx, reader } = writing;
    const rows = await tx.query<{ post_id: string | null }>(
      'select post_id::text from attachments where id = $1 and owner_id = $2::bigint',
      [fileId(input.id), memberId],
    );
    const file = rows[0];
    if (!file) throw nothing();
    // With a post it is read by others: it changes as the post's words do, where those may change.
    const post = file.post_id === null ? undefined : await findFor(tx, file.post_id, reader, 'edit');
    await tx.query('update attachments set alt = $2 where id = $1', [input.id, alt]);
    if (post) await editedBeside(writing, post, [alt]);
    return input.id;
  });
}

/** One that a post speaks of goes with an edit of the post. A file that is gone already is as good as deleted. */
export async function deleteAttachment(
  context: Context,
  input: WriteArguments & { readonly id: string },
): Promise<{ readonly clientMutationId: string | null }> {
  const deleted: string[] = [];
  const { clientMutationId } = await writeOnce(context, 'deleteAttachment', input, async ({ tx, reader }) => {
    const { viewerId } = memberOf(reader);
    const rows = await tx.query<{ owner_id: string; post_id: string | null }>(
      'select owner_id::text, post_id::text from attachments where id = $1 for update',
      [fileId(input.id)],
    );
    const row = rows[0];
    if (row && row.owner_id !== viewerId) throw nothing();
    if (row && row.post_id !== null) throw badInput('id', 'a post speaks of this file; edit the post');
    await tx.query('delete from attachments where id = $1', [input.id]);
    deleted.push(input.id);
    return { type: 'none', id: '' };
  });
  await context.files.remove(deleted);
  return { clientMutationId };
}

async function answer(
  context: Context,
  name: string,
  input: WriteArguments,
  work: (writing: Writing, memberId: string) => Promise<string>,
): Promise<AttachmentPayload> {
  const { id, clientMutationId } = await writeOnce(context, name, input, async (writing) => ({
    type: 'attachment',
    id: await work(writing, writerOf(writing.reader)),
  }));
  const rows = await context.database.query<AttachmentRow>(
    `select ${attachmentColumns} from attachments where id = $1 and owner_id = $2::bigint`,
    [id, context.viewer?.memberId ?? null],
  );
  if (!rows[0]) throw nothing();
  return { attachment: toAttachment(rows[0], context.origin), clientMutationId };
}

async function insert(
  tx: Queryable,
  id: string,
  memberId: string,
  name: string,
  alt: string | null,
  { size }: Upload,
  { mediaType, width, height }: Sniffed,
): Promise<void> {
  await tx.query(
    `insert into attachments (id, owner_id, name, media_type, size, width, height, alt)
      values ($1, $2::bigint, $3, $4, $5::bigint, $6::int, $7::int, $8)`,
    [id, memberId, name, mediaType, size, width, height, alt],
  );
}

/** A member's uploads that no post speaks of cannot fill the disk. */
async function checkUnused(tx: Queryable, memberId: string): Promise<void> {
  const rows = await tx.query<{ count: number }>(
    'select count(*)::int as count from attachments where owner_id = $1::bigint and post_id is null',
    [memberId],
  );
  if ((rows[0]?.count ?? 0) >= MAX_UNUSED) throw rateLimited('Too many files that no post speaks of', 3_600);
}

/** @throws for guests, and for who may write nothing that others see. */
function writerOf(reader: Reader): string {
  const { viewerId, suspended } = memberOf(reader);
  if (suspended) throw forbidden('This account is suspended');
  return viewerId;
}

function checkAlt(alt: string | null | undefined): string | null {
  const plain = alt?.replaceAll('\0', '').trim() ?? '';
  if (plain.length > MAX_ALT) throw badInput('alt', `is longer than ${MAX_ALT} characters`);
  return plain === '' ? null : plain;
}

function fileId(id: string): string {
  if (!isFileId(id)) throw nothing();
  return id;
}

function nothing() {
  return notFound('There is no such file of yours');
}
