import { createHash } from 'node:crypto';
import type { Queryable } from '../database/database.js';
import type { Context } from '../graphql/context.js';
import { badInput, unauthenticated } from '../graphql/errors.js';
import { readerOf, type Reader } from './reader.js';

const MAX_ID = 200;

/** What a write is about, kept as its answer: whoever repeats it is shown that again. */
export interface Result {
  readonly type: 'post' | 'topic' | 'tag' | 'member' | 'attachment' | 'event' | 'none';
  readonly id: string;
}

export interface Writing {
  readonly tx: Queryable;
  readonly reader: Reader;
  /** The client's own id of this request. */
  readonly clientId: string | null;
}

export interface Written extends Result {
  readonly reader: Reader;
  readonly clientMutationId: string | null;
}

export interface WriteArguments {
  readonly clientMutationId?: string | null;
}

/** A signed-in reader. */
export type Member = Reader & { readonly viewerId: string };

/** @throws `UNAUTHENTICATED` for a guest. */
export function memberOf(reader: Reader): Member {
  const { viewerId } = reader;
  if (viewerId === null) throw unauthenticated();
  return { ...reader, viewerId };
}

/**
 * Does a write once for each `clientMutationId` of a viewer. The claim on the id and the change are one transaction: of two
 * requests at the same time the second waits for the first and is answered as it was; one that failed leaves no claim.
 */
export async function writeOnce(
  context: Context,
  name: string,
  args: WriteArguments,
  work: (writing: Writing) => Promise<Result>,
): Promise<Written> {
  const { database, viewer, budget, discussions, stream } = context;
  budget.spend(5);
  discussions.takeWrite(viewer, stream.client);
  const clientId = args.clientMutationId ?? null;
  if (clientId !== null && (clientId === '' || clientId.length > MAX_ID || clientId.includes('\0')))
    throw badInput('clientMutationId', `must have 1 to ${MAX_ID} characters`);
  const reader = await readerOf(context);
  await discussions.sweep(database);
  const result = await database.transaction(async (tx) => {
    if (clientId === null) return work({ tx, reader, clientId });
    const who = viewer ? viewer.memberId : guestKey(name, args);
    const claimed = await tx.query(
      'insert into answers (viewer, client_id) values ($1, $2) on conflict do nothing returning viewer',
      [who, clientId],
    );
    if (claimed.length === 0) return firstAnswer(tx, who, clientId);
    const done = await work({ tx, reader, clientId });
    await tx.query('update answers set result = $3 where viewer = $1 and client_id = $2', [
      who,
      clientId,
      `${done.type} ${done.id}`,
    ]);
    return done;
  });
  return { ...result, reader, clientMutationId: clientId };
}

/** Guests share no account: an id of theirs counts together with all that they ask for. */
function guestKey(name: string, args: WriteArguments): string {
  return `guest ${createHash('sha256')
    .update(JSON.stringify([name, args]))
    .digest('base64url')}`;
}

async function firstAnswer(tx: Queryable, who: string, clientId: string): Promise<Result> {
  const rows = await tx.query<{ result: string | null }>(
    'select result from answers where viewer = $1 and client_id = $2',
    [who, clientId],
  );
  const [, type, id = ''] = /^(\w+) (.*)$/su.exec(rows[0]?.result ?? '') ?? [];
  return isKept(type) ? { type, id } : { type: 'none', id: '' };
}

const kept = ['post', 'topic', 'tag', 'member', 'attachment', 'event'] as const;

function isKept(type: string | undefined): type is (typeof kept)[number] {
  return kept.some((one) => one === type);
}
