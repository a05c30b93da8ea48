import { attach } from '../attachments/attachment.js';
import type { Queryable } from '../database/database.js';
import type { Context } from '../graphql/context.js';
import { badInput } from '../graphql/errors.js';
import { abilities, replyRefusal } from './abilities.js';
import { holdReason, saidOfFiles } from './hold.js';
import { changed, recountAbove } from './news.js';
import { clean } from './post-filter.js';
import {
  readAddress,
  readBody,
  readGuest,
  readLink,
  readPoll,
  readTags,
  readTitle,
  type CreatePostInput,
  type Poll,
} from './post-input.js';
import type { PostKind, PostRow } from './post-row.js';
import { sightOf } from './post-view.js';
import { isPostId, readRows } from './read-posts.js';
import type { Reader } from './reader.js';
import { noPost, refused } from './refusals.js';
import { checkKey, ensureThread, threadsOf } from './subjects.js';
import type { Result, Writing } from './write-once.js';

/** Where a post goes: what it answers to, or a topic. */
interface Place {
  readonly parent: PostRow | undefined;
  readonly topic: string | null;
}

/** Takes a new post: what may be written is decided by the same rules that `postRules` tells. */
export async function createPost(
  context: Context,
  { tx, reader, clientId }: Writing,
  input: CreatePostInput,
): Promise<Result> {
  const { kind } = input;
  // The claim on an id is kept for a while, the post for good: its author's client may have been away for long.
  const before = await ownPost(tx, reader.viewerId, clientId);
  if (before !== undefined) return { type: 'post', id: before };
  const optional = input.link != null || input.poll != null || (input.attachments?.length ?? 0) > 0;
  const words = readBody(input.body, reader.settings, optional);
  const title = readTitle(input.title, kind);
  const tags = readTags(input.tags);
  const link = readLink(input.link, kind);
  const poll = readPoll(input.poll);
  if (reader.viewerId !== null && input.guest) throw badInput('guest', 'the viewer has an account');
  const place = await findPlace(context, tx, reader, input);
  const guest = reader.viewerId === null ? readGuest(input.guest) : undefined;
  const files = await saidOfFiles(tx, input.attachments ?? []);
  const asked = poll ? [poll.question, ...poll.options] : [];
  const held = await holdReason(
    tx,
    [title, words.body, link, ...tags, ...asked, ...files, guest?.name ?? null, input.subject?.title ?? null],
    reader,
    true,
  );
  const rows = await tx.query<{ id: string }>(
    `with numbered as (select nextval(pg_get_serial_sequence('posts', 'id')) as id)
      insert into posts (id, client_id, kind, thread_id, parent_id, depth, subject_id, member_id, author_name, guest_email,
        title, body, format, lang, link, topic, tags, status, status_reason, status_at)
      select id, $1, $2, coalesce($3::bigint, id), $4::bigint, $5::int,
        (select subject_id from posts where id = $3::bigint), $6::bigint, $7, $8, $9, $10, $11, $12, $13, $14, $15::text[],
        $16, $17, case when $17::text is not null then now() end from numbered returning id::text`,
    [
      clientId,
      kind,
      place.parent?.thread_id ?? null,
      place.parent?.id ?? null,
      (place.parent?.depth ?? -1) + 1,
      reader.viewerId,
      guest?.name ?? null,
      guest?.email ?? null,
      title,
      words.body,
      words.format,
      words.lang,
      link,
      place.topic,
      tags,
      held === null ? 'approved' : 'pending',
      held,
    ],
  );
  const id = rows[0]?.id ?? '';
  await keepTags(tx, tags);
  if (poll) await insertPoll(tx, id, poll);
  if (input.attachments && input.attachments.length > 0) await attach(tx, id, input.attachments, reader.viewerId);
  if (reader.viewerId !== null && held === null) await countForMember(tx, reader.viewerId, 1);
  await changed(tx, 'created', [id]);
  if (place.parent && held === null) {
    await recountAbove(tx, { parent_id: place.parent.id, thread_id: place.parent.thread_id }, 1);
  }
  return { type: 'post', id };
}

async function ownPost(tx: Queryable, viewerId: string | null, clientId: string | null): Promise<string | undefined> {
  if (viewerId === null || clientId === null) return undefined;
  const rows = await tx.query<{ id: string }>(
    'select id::text from posts where member_id = $1::bigint and client_id = $2 order by id limit 1',
    [viewerId, clientId],
  );
  return rows[0]?.id;
}

async function findPlace(context: Context, tx: Queryable, reader: Reader, input: CreatePostInput): Promise<Place> {
  const { kind, parent, subject } = input;
  const answers = parent != null || subject != null;
  if (answers !== (kind === 'comment'))
    throw badInput('kind', answers ? 'must be comment' : 'has nothing to answer to');
  if (parent != null) return { parent: await lockParent(tx, reader, parent), topic: null };
  if (subject) return { parent: await lockPage(context, tx, reader, subject), topic: null };
  if (reader.viewerId === null) throw refused('unauthenticated');
  if (reader.suspended) throw refused('suspended');
  return { parent: undefined, topic: await findTopic(tx, reader, input.topic, kind) };
}

/** Writes in one thread take turns: what stands above a reply is counted with it. */
async function lockParent(tx: Queryable, reader: Reader, id: string): Promise<PostRow> {
  if (!isPostId(id)) throw noPost();
  await tx.query('select 1 from posts where id = (select thread_id from posts where id = $1::bigint) for update', [id]);
  const row = (await readRows(tx, [id], reader.viewerId)).get(id);
  if (!row || sightOf(row, reader, false) !== 'whole') throw noPost();
  const refusal = replyRefusal(row, reader);
  if (refusal !== null) throw refused(refusal);
  if (!abilities(row, reader).includes('reply')) throw refused('forbidden');
  return row;
}

/** Whoever may not write there begins no thread either. */
async function lockPage(
  context: Context,
  tx: Queryable,
  reader: Reader,
  subject: NonNullable<CreatePostInput['subject']>,
): Promise<PostRow> {
  const key = checkKey(subject.key, 'subject.key');
  const address = readAddress(subject.url, 'subject.url');
  const title =
    clean(subject.title ?? '')
      .trim()
      .slice(0, 300) || null;
  const { sites } = context.discussions;
  const site = await sites.resolve(tx, subject.site, context.origin);
  // Links to what is written here lead there: whoever comments first cannot send everybody to a place of theirs.
  const url = address !== null && (await sites.holds(tx, address)) ? address : null;
  if (!(await threadsOf(tx, site, [key])).has(key)) {
    const fresh = { thread_archived: false, thread_locked: false, thread_created_at: new Date(), thread_site: site };
    const refusal = replyRefusal(fresh, reader);
    if (refusal !== null) throw refused(refusal);
  }
  return lockParent(tx, reader, await ensureThread(tx, { site, key, title, url }));
}

/** A topic by its id; `null` for the community at large. */
export async function findTopic(
  tx: Queryable,
  reader: Reader,
  id: string | null | undefined,
  kind: PostKind,
): Promise<string | null> {
  if (id == null) return null;
  const rows = await tx.query<{ slug: string; kinds: PostKind[] | null }>(
    'select slug, kinds from topics where slug = $1',
    [clean(id)],
  );
  const topic = rows[0];
  if (!topic) throw badInput('topic', 'there is no such topic');
  if (topic.kinds && !topic.kinds.includes(kind)) {
    if (topic.kinds.length === 0 && reader.moderator) return topic.slug;
    throw topic.kinds.length === 0 ? refused('forbidden') : badInput('kind', 'cannot be posted in this topic');
  }
  return topic.slug;
}

export async function keepTags(tx: Queryable, tags: readonly string[]): Promise<void> {
  if (tags.length === 0) return;
  await tx.query('insert into tags (name) select unnest($1::text[]) order by 1 on conflict do nothing', [tags]);
}

async function insertPoll(tx: Queryable, id: string, { question, options, multiple, closesAt }: Poll): Promise<void> {
  await tx.query(
    'insert into polls (post_id, question, multiple, closes_at) values ($1::bigint, $2, $3::boolean, $4::timestamptz)',
    [id, question, multiple, closesAt],
  );
  await tx.query(
    `insert into poll_options (post_id, position, label)
      select $1::bigint, position, label from unnest($2::text[]) with ordinality as o (label, position) order by position`,
    [id, options],
  );
}

/** Posts are a part of what a profile shows. */
export async function countForMember(tx: Queryable, memberId: string, step: 1 | -1): Promise<void> {
  await tx.query(
    'update members set posts_count = greatest(0, coalesce(posts_count, 0) + $2::int), last_active_at = now() where id = $1::bigint',
    [memberId, step],
  );
}
