import type { Context } from '../graphql/context.js';
import { sightOf } from '../discussions/post-view.js';
import { postColumns, postTables, type PostRow } from '../discussions/post-row.js';
import { keptAs } from '../discussions/subjects.js';
import { readReader } from '../discussions/reader.js';
import type { PageName } from './changes.js';

export interface PlaceInput {
  readonly topic?: string | null;
  readonly parent?: string | null;
  readonly subject?: string | null;
  readonly site?: string | null;
}

/** Where something is written or watched: a thread, the page that it stands under, or a topic; else the community at large. */
export interface Place {
  readonly threadId: string | null;
  readonly subject: PageName | null;
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
): Promise<PageName> {
  const kept = await discussions.sites.resolve(database, site, origin);
  const plain = key.replaceAll('\0', '');
  return { site: kept, key: await keptAs(database, kept, plain) };
}

/** The thread of a post that the viewer may see. */
export async function readThread(context: Context, postId: string): Promise<Place | undefined> {
  const { database, viewer } = context;
  if (!/^\d{1,18}$/.test(postId)) return undefined;
  const rows = await database.query<PostRow>(`select ${postColumns('$2')} from ${postTables} where p.id = $1::bigint`, [
    postId,
    viewer?.memberId ?? null,
  ]);
  const row = rows[0];
  if (!row || sightOf(row, await readReader(context), true) === 'none') return undefined;
  const { thread_id: threadId, subject } = row;
  return { threadId, subject: subject && { site: subject.site, key: subject.key }, topicId: null };
}

/** Whether a place is this page or a thread under it; `null` is a page that could not be named. */
export function isUnder({ subject }: Place, page: PageName | null): boolean {
  return subject !== null && (page === null || isSame(subject, page));
}

export function isSame(page: PageName, other: PageName | null | undefined): boolean {
  return page.key === other?.key && page.site === other.site;
}
