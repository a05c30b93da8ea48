import { insertRows, type Json } from '../database/insert-rows.js';
import type { Queryable } from '../database/database.js';
import { isRecord } from '../record.js';
import type { ImportContext } from './import-community.js';
import { isInstant, upsert } from './upsert.js';

const threadColumns = {
  key: 'text',
  title: 'text',
  body: 'text',
  format: 'text',
  state: 'text',
  labels: 'text[]',
  author_id: 'bigint',
  created_at: 'timestamptz',
  updated_at: 'timestamptz',
};
const commentColumns = {
  thread_id: 'bigint',
  position: 'integer',
  body: 'text',
  format: 'text',
  author_id: 'bigint',
  created_at: 'timestamptz',
};

interface Comment {
  readonly author: string | null;
  readonly body: string;
  readonly createdAt: string;
}

interface Thread extends Comment {
  readonly key: string;
  readonly title: string;
  readonly state: string;
  readonly labels: readonly string[];
  readonly updatedAt: string;
  readonly comments: readonly Comment[];
}

/** `discussions.json`: threads found again by `number`, their comments by position. Who writes need not be a member. */
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
  await write(database, [...threads.values()]);
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

function readThread(entry: unknown, warn: (reason: string) => void): Thread | string {
  if (!isRecord(entry) || !Number.isSafeInteger(entry['number'])) return 'has no whole number';
  const { title, state, labels, updatedAt, comments } = entry;
  if (typeof title !== 'string' || title.trim() === '') return 'has no title';
  const first = readComment(entry);
  if (typeof first === 'string') return first;
  const states = ['open', 'closed', 'merged'];
  const known = typeof state === 'string' && states.includes(state.toLowerCase());
  if (!known) warn('state is none of OPEN, CLOSED and MERGED: taken as open');
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
    state: known ? state.toLowerCase() : 'open',
    labels: (Array.isArray(labels) ? labels : []).map(labelOf).filter((label) => label !== undefined),
    updatedAt: typeof updatedAt === 'string' && isInstant(updatedAt) ? updatedAt : first.createdAt,
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

async function write(database: Queryable, threads: readonly Thread[]): Promise<void> {
  const authors = await writeAuthors(database, threads);
  const common = ({ author, body, createdAt }: Comment) => ({
    body,
    format: 'markdown',
    author_id: author === null ? null : (authors.get(author) ?? null),
    created_at: createdAt,
  });
  const rows = threads.map((thread) => ({
    ...common(thread),
    key: thread.key,
    title: thread.title,
    state: thread.state,
    labels: thread.labels,
    updated_at: thread.updatedAt,
  }));
  await insertRows(database, 'threads', threadColumns, rows, upsert('threads', 'key', threadColumns));
  const ids = new Map(
    (await database.query<{ key: string; id: number }>('select key, id::int from threads')).map(({ key, id }) => [
      key,
      id,
    ]),
  );
  const comments = threads.flatMap(({ key, comments }): Record<string, Json>[] =>
    comments.map((comment, position) => ({ ...common(comment), thread_id: ids.get(key) ?? null, position })),
  );
  await insertRows(
    database,
    'comments',
    commentColumns,
    comments,
    upsert('comments', 'thread_id, position', commentColumns),
  );
  // A thread that has become shorter keeps no comment past its end.
  await database.query(
    `delete from comments c using threads t, jsonb_to_recordset($1::jsonb) as row (key text, length integer)
      where c.thread_id = t.id and t.key = row.key and c.position >= row.length`,
    [JSON.stringify(threads.map(({ key, comments }) => ({ key, length: comments.length })))],
  );
}

async function writeAuthors(database: Queryable, threads: readonly Thread[]): Promise<Map<string, number>> {
  const handles = new Set(
    threads.flatMap(({ author, comments }) => [author, ...comments.map((comment) => comment.author)]),
  );
  const rows = [...handles].filter((handle) => handle !== null).map((handle) => ({ handle, name: handle }));
  await insertRows(database, 'authors', { handle: 'text', name: 'text' }, rows, '(handle) do nothing');
  // The same handle is the same person where they are a member too.
  await database.query(
    'update authors a set member_id = m.id from members m where m.handle = a.handle and a.member_id is null',
  );
  const known = await database.query<{ handle: string; id: number }>('select handle, id::int from authors');
  return new Map(known.map(({ handle, id }) => [handle, id]));
}
