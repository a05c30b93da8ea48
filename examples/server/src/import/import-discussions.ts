import type { Queryable } from '../database/database.js';
import { recount, writePosts, type BulkPost } from '../discussions/bulk-posts.js';
import { toTag } from '../discussions/tags.js';
import { isRecord } from '../record.js';
import type { ImportContext } from './import-community.js';
import { isInstant } from './upsert.js';

interface Comment {
  readonly author: string | null;
  readonly body: string;
  readonly createdAt: string;
}

interface Thread extends Comment {
  readonly key: string;
  readonly title: string;
  readonly labels: readonly string[];
  readonly comments: readonly Comment[];
}

/**
 * `discussions.json`: threads found again by `number`, their comments by position; their place is named for the file's
 * title. Who writes need not be a member.
 */
export async function importDiscussions(text: string, { database, refuse, warn }: ImportContext): Promise<number> {
  const entries = listIn(text, 'threads');
  if (!entries) {
    refuse('file', 'holds no list of threads');
    return 0;
  }
  const threads = new Map<string, Thread>();
  for (const [index, entry] of entries.entries()) {
    const where =
      isRecord(entry) && typeof entry['number'] === 'number' ? `number ${entry['number']}` : `entry ${index + 1}`;
    const thread = readThread(entry, (reason) => warn(where, reason));
    if (typeof thread === 'string') refuse(where, thread);
    else if (threads.has(thread.key)) refuse(where, 'is there twice');
    else threads.set(thread.key, thread);
  }
  await write(database, await writeTopic(database, titleIn(text)), [...threads.values()]);
  return threads.size;
}

/** The list under `name` of a JSON object. */
export function listIn(text: string, name: string): readonly unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    const list = isRecord(value) ? value[name] : undefined;
    return Array.isArray(list) ? list : undefined;
  } catch {
    return undefined;
  }
}

function titleIn(text: string): string {
  const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
  const title = isRecord(value) ? value['title'] : undefined;
  return typeof title === 'string' && title.trim() !== '' ? title.trim().slice(0, 200) : 'Discussions';
}

async function writeTopic(database: Queryable, name: string): Promise<string> {
  const slug =
    name
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '') || 'discussions';
  await database.query(
    'insert into topics (slug, name) values ($1, $2) on conflict (slug) do update set name = excluded.name',
    [slug, name],
  );
  return slug;
}

function readThread(entry: unknown, warn: (reason: string) => void): Thread | string {
  if (!isRecord(entry) || !Number.isSafeInteger(entry['number'])) return 'has no whole number';
  const { title, labels, comments } = entry;
  if (typeof title !== 'string' || title.trim() === '') return 'has no title';
  const first = readComment(entry);
  if (typeof first === 'string') return first;
  const kept = (Array.isArray(comments) ? comments : []).flatMap((value, index) => {
    const comment = readComment(value);
    if (typeof comment !== 'string') return [comment];
    warn(`comment ${index + 1} ${comment}`);
    return [];
  });
  return {
    ...first,
    key: String(entry['number']),
    title,
    labels: (Array.isArray(labels) ? labels : []).map(labelOf).filter((label) => label !== undefined),
    comments: kept,
  };
}

function labelOf(label: unknown): string | undefined {
  if (typeof label === 'string') return label;
  return isRecord(label) && typeof label['name'] === 'string' ? label['name'] : undefined;
}

function readComment(value: unknown): Comment | string {
  if (!isRecord(value)) return 'is no object';
  const { author, body, createdAt } = value;
  if (typeof body !== 'string') return 'has no body';
  if (typeof createdAt !== 'string' || !isInstant(createdAt)) return 'has no date in createdAt';
  return { author: typeof author === 'string' && author.trim() !== '' ? author.trim() : null, body, createdAt };
}

async function write(database: Queryable, topic: string, threads: readonly Thread[]): Promise<void> {
  const members = await membersAmong(database, threads);
  const common = ({ author, body, createdAt }: Comment) => {
    const member_id = author === null ? null : (members.get(author) ?? null);
    const stranger = member_id === null ? author : null;
    return { member_id, author_handle: stranger, author_name: stranger, body, created_at: createdAt };
  };
  const posts = threads.flatMap((thread): BulkPost[] => [
    {
      ...common(thread),
      key: thread.key,
      kind: thread.labels.some((label) => label.toLowerCase() === 'question') ? 'question' : 'discussion',
      depth: 0,
      title: thread.title,
      topic,
      tags: [...new Set(thread.labels.map(toTag).filter((tag) => tag !== undefined))],
    },
    ...thread.comments.map((comment, position) => ({
      ...common(comment),
      key: `${thread.key}/${position}`,
      thread: thread.key,
      parent: thread.key,
      kind: 'comment',
      depth: 1,
    })),
  ]);
  const ids = await writePosts(database, posts);
  // A thread that has become shorter keeps no comment past its end.
  await database.query(
    `delete from posts p using jsonb_to_recordset($1::jsonb) as row (key text, length integer)
      where split_part(p.key, '/', 1) = row.key and p.key like '%/%' and split_part(p.key, '/', 2)::int >= row.length`,
    [JSON.stringify(threads.map(({ key, comments }) => ({ key, length: comments.length })))],
  );
  await recount(
    database,
    threads.flatMap(({ key }) => ids.get(key) ?? []),
  );
}

/** The same handle is the same person where they are a member too. */
async function membersAmong(database: Queryable, threads: readonly Thread[]): Promise<Map<string, number>> {
  const handles = threads.flatMap(({ author, comments }) => [author, ...comments.map((comment) => comment.author)]);
  const rows = await database.query<{ handle: string; id: number }>(
    'select handle, id::int from members where handle in (select jsonb_array_elements_text($1::jsonb))',
    [JSON.stringify([...new Set(handles.filter((handle) => handle !== null))])],
  );
  return new Map(rows.map(({ handle, id }) => [handle, id]));
}
