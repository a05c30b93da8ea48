import type { CommunityError } from '../errors.js';
import type { Id, Input, OperationName, Output } from '../model/operation.js';
import { longestBackoffMs } from '../pace.js';

/**
 * `queued`: waits for its turn, or after a failure that may pass (then with the `error`). `sending`: is on its way.
 * `checking`: whether it arrived is not known and must not be tried blindly. `failed`: the backend will not have it.
 * `done`: the backend has it.
 */
export type OutboxState = 'queued' | 'sending' | 'checking' | 'failed' | 'done';

/** What of an error is kept; `new CommunityError(kind, rest)` makes one again. */
export type OutboxError = Pick<CommunityError, 'kind' | 'fields' | 'retryAfterMs'>;

/** A file that goes before what refers to it. */
export interface OutboxFile {
  /** Stands for the attachment's id in the input until it has one; `kith-file:<id>` in a text for its address. */
  readonly id: Id;
  readonly name: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  readonly alt?: string | undefined;
  readonly uploaded?: boolean | undefined;
  /** The share that is sent, from 0 to 1, where that is known. */
  readonly progress?: number | undefined;
}

/** A file as it is handed over. Without a `name` it is called `file`. */
export interface NewFile {
  /** From `newId()`. */
  readonly id: Id;
  readonly blob: Blob;
  readonly name?: string | undefined;
  readonly alt?: string | undefined;
}

/** One write on its way. JSON, so that it survives the page. */
export interface OutboxEntry<N extends OperationName = OperationName> {
  /** Made by the client, sent with each try as `writeId`; the id of what it makes until the backend gives one. */
  readonly id: Id;
  readonly name: N;
  readonly input: Input<N>;
  /** When it was asked for, in milliseconds since 1970; larger than that of every entry before it. */
  readonly at: number;
  readonly state: OutboxState;
  /** How often it was sent. */
  readonly tries: number;
  /** Not before this moment, in milliseconds since 1970. */
  readonly nextAt?: number | undefined;
  readonly error?: OutboxError | undefined;
  readonly files: readonly OutboxFile[];
  /** Whether it survives the page as it stands here. */
  readonly kept: boolean;
  /** What the backend answered, of one that is done. */
  readonly output?: Output<N> | undefined;
}

const states: readonly unknown[] = ['queued', 'sending', 'checking', 'failed'];

/** Whether this is an entry as it was kept: another version, or another hand, may have written something else. */
export function isEntry(value: unknown): value is OutboxEntry {
  if (typeof value !== 'object' || value === null) return false;
  const { id, name, input, at, state, tries, files }: Partial<Record<keyof OutboxEntry, unknown>> = value;
  return (
    typeof id === 'string' &&
    typeof name === 'string' &&
    isRecord(input) &&
    typeof at === 'number' &&
    typeof tries === 'number' &&
    states.includes(state) &&
    Array.isArray(files) &&
    files.every((file) => isRecord(file) && typeof file['id'] === 'string')
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Milliseconds until an entry's time has come, 0 for now. A moment that a wrong clock made is not waited for. */
export function waitOf({ nextAt = 0, error }: OutboxEntry, now: number): number {
  const wait = nextAt - now;
  return wait > 0 && wait <= Math.max(longestBackoffMs, error?.retryAfterMs ?? 0) + 1000 ? wait : 0;
}

/** Which of these an entry speaks of, to make or to change. Ids cannot be guessed or met by chance. */
export function mentioned(entry: OutboxEntry, ids: Iterable<Id>): readonly Id[] {
  const text = JSON.stringify(entry.input);
  return [...ids].filter((id) => entry.id !== id && text.includes(id));
}

/** Whether an entry speaks of what one of the others makes or uploads. */
export function mentionsAny(entry: OutboxEntry, others: readonly OutboxEntry[]): boolean {
  return others.length > 0 && mentioned(entry, others.map(({ id }) => id)).length > 0; // prettier-ignore
}

/** The same entry, with the backend's id in place of the client's, and its address where a text has `kith-file:<id>`. */
export function renamed<E extends OutboxEntry>(entry: E, clientId: Id, id: Id, url?: string | null): E {
  const quoted = (text: string): string => JSON.stringify(text).slice(1, -1);
  const text = JSON.stringify(entry.input)
    .replaceAll(`kith-file:${clientId}`, () => quoted(url ?? ''))
    .replaceAll(`"${clientId}"`, () => `"${quoted(id)}"`);
  return { ...entry, input: JSON.parse(text) as E['input'] };
}
