import type { Context } from '../graphql/context.js';
import { sightOf } from '../discussions/post-view.js';
import { postColumns, postTables, type PostRow } from '../discussions/post-row.js';
import { readReader } from '../discussions/reader.js';

export interface PlaceInput {
  readonly topic?: string | null;
  readonly parent?: string | null;
  readonly subject?: string | null;
  readonly site?: string | null;
}

/** Where something is written or watched: a thread, the page that it stands under, or a topic; else the community at large. */
export interface Place {
  readonly threadId: string | null;
  readonly subject: { readonly site: string; readonly key: string } | null;
  readonly topicId: string | null;
}

/** @returns `undefined` where the viewer may not see it. A page need not have a thread yet. */
export async function readPlace(context: Context, input: PlaceInput): Promise<Place | undefined> {
  const { topic, parent, subject, site } = input;
  if (parent != null) return readThread(context, parent);
  if (subject == null) return { threadId: null, subject: null, topicId: topic ?? null };
  return { threadId: null, subject: await readSubject(context, subject, site), topicId: null };
}

/** A page as it is kept: by the key that it has now. */
export async function readSubject(
  { database, discussions, origin }: Context,
  key: string,
  site: string | null | undefined,
): Promise<{ site: string; key: string }> {
  const kept = await discussions.sites.resolve(database, site, origin);
  const plain = key.replaceAll('\0', '');
  const moved = await database.query<{ key: string }>(
    `select s.key from subject_aliases a join subjects s on s.id = a.subject_id where a.site = $1 and a.key = $2`,
    [kept, plain],
  );
  return { site: kept, key: moved[0]?.key ?? plain };
}

/** The thread of a post that the viewer may see. */
export async function readThread(context: Context, postId: string): Promise<Place | undefined> {
  const { database, viewer, origin } = context;
  if (!/^\d{1,18}$/.test(postId)) return undefined;
  const rows = await database.query<PostRow>(`select ${postColumns('$2')} from ${postTables} where p.id = $1::bigint`, [
    postId,
    viewer?.memberId ?? null,
  ]);
  const row = rows[0];
  if (!row || sightOf(row, await readReader(database, viewer, origin), true) === 'none') return undefined;
  const { thread_id: threadId, subject } = row;
  return { threadId, subject: subject && { site: subject.site, key: subject.key }, topicId: null };
}
