import { fileRules } from '../attachments/file-rules.js';
import type { Context } from '../graphql/context.js';
import { replyRefusal, type PostRefusal } from './abilities.js';
import { holdsFirst } from './hold.js';
import { clean } from './post-filter.js';
import { MAX_POLL_OPTIONS } from './post-input.js';
import type { PostKind, PostRow } from './post-row.js';
import { sightOf } from './post-view.js';
import { isPostId, readRows } from './read-posts.js';
import { guestsMayComment, readerOf, type Reader } from './reader.js';
import { noPost } from './refusals.js';
import { notFound } from '../graphql/errors.js';
import { palette, reportReasons } from './settings.js';
import { checkKey, threadsOf } from './subjects.js';

export interface PlaceInput {
  readonly topic?: string | null;
  readonly parent?: string | null;
  readonly subject?: string | null;
  readonly site?: string | null;
}

const beginnings: readonly PostKind[] = ['discussion', 'question', 'article', 'link', 'resource'];

interface Rules {
  readonly refused: PostRefusal | null;
  readonly kinds: readonly PostKind[];
  readonly guests: boolean;
}

/** What the viewer may post at a place: the same rules by which `createPost` decides. */
export async function postRules(context: Context, place: PlaceInput) {
  const reader = await readerOf(context);
  const rules = await rulesAt(context, reader, place);
  const guest = reader.viewerId === null;
  return {
    ...rules,
    formats: ['markdown', 'text'],
    maxLength: reader.settings.maxLength,
    moderated: await holdsFirst(context.database, reader),
    // Files belong to accounts.
    mediaTypes: guest ? [] : fileRules.mediaTypes,
    maxFileSize: fileRules.maxFileSize,
    maxFiles: guest ? 0 : fileRules.maxFiles,
    maxPollOptions: MAX_POLL_OPTIONS,
    reactions: palette.map((reaction) => ({ ...reaction, imageUrl: null, count: 0, mine: null })),
    reportReasons,
  };
}

async function rulesAt(context: Context, reader: Reader, { topic, parent, subject, site }: PlaceInput): Promise<Rules> {
  const { database } = context;
  if (parent != null) return under(await visible(context, reader, parent), reader);
  if (subject != null) {
    const own = await context.discussions.sites.resolve(database, site, context.origin);
    const key = checkKey(subject);
    const thread = (await threadsOf(database, own, [key])).get(key);
    if (thread) return under((await readRows(database, [thread.id], reader.viewerId)).get(thread.id), reader);
    const fresh = { thread_archived: false, thread_locked: false, thread_created_at: new Date(), thread_site: own };
    return { refused: replyRefusal(fresh, reader), kinds: ['comment'], guests: guestsMayComment(reader, own) };
  }
  const kinds = topic == null ? beginnings : await kindsIn(context, topic);
  if (reader.viewerId === null) return { refused: 'unauthenticated', kinds, guests: false };
  if (reader.suspended) return { refused: 'suspended', kinds, guests: false };
  if (kinds.length > 0) return { refused: null, kinds, guests: false };
  // A topic for announcements: moderators post there, whatever they like.
  return reader.moderator
    ? { refused: null, kinds: beginnings, guests: false }
    : { refused: 'forbidden', kinds, guests: false };
}

async function visible({ database }: Context, reader: Reader, id: string): Promise<PostRow> {
  const row = isPostId(id) ? (await readRows(database, [id], reader.viewerId)).get(id) : undefined;
  if (!row || sightOf(row, reader, false) === 'none') throw noPost();
  return row;
}

function under(row: PostRow | undefined, reader: Reader): Rules {
  if (!row) throw noPost();
  const open = row.status === 'approved' && row.deleted_at === null && row.thread_status === 'approved';
  return {
    refused: replyRefusal(row, reader) ?? (open ? null : 'forbidden'),
    kinds: ['comment'],
    guests: row.thread_site !== null && guestsMayComment(reader, row.thread_site),
  };
}

async function kindsIn({ database }: Context, topic: string): Promise<readonly PostKind[]> {
  const rows = await database.query<{ kinds: PostKind[] | null }>('select kinds from topics where slug = $1', [
    clean(topic),
  ]);
  if (!rows[0]) throw notFound('There is no such topic');
  return rows[0].kinds ?? beginnings;
}
