import type { Queryable } from '../database/database.js';
import { addressesIn } from './link-cards.js';
import type { Reader } from './reader.js';

export type HoldReason = 'word-list' | 'links' | 'first-post';

/** Why words wait for a moderator; `null` where they need not. Moderators' own never do. */
export async function holdReason(
  tx: Queryable,
  texts: readonly (string | null)[],
  reader: Reader,
  isNew: boolean,
): Promise<HoldReason | null> {
  if (reader.moderator) return null;
  const text = texts.filter((part) => part !== null).join('\n');
  if (await hasBlockedWord(tx, text)) return 'word-list';
  if (addressesIn(text).length > reader.settings.linkLimit) return 'links';
  return isNew && (await holdsFirst(tx, reader)) ? 'first-post' : null;
}

/** Whole words, or phrases, as they are searched for: case and accents do not matter. */
async function hasBlockedWord(tx: Queryable, text: string): Promise<boolean> {
  const rows = await tx.query(
    `select 1 from (select ' ' || regexp_replace(kith_fold($1), '[^[:alnum:]]+', ' ', 'g') || ' ' as words) as said
      where exists (select from blocked_words b
        where position(' ' || btrim(regexp_replace(kith_fold(b.word), '[^[:alnum:]]+', ' ', 'g')) || ' ' in said.words) > 0)`,
    [text],
  );
  return rows.length > 0;
}

/** Whether whatever the viewer writes now is a first post that waits. */
export async function holdsFirst(database: Queryable, { viewerId, moderator, settings }: Reader): Promise<boolean> {
  if (moderator || settings.holdFirstPost === 'nobody') return false;
  if (viewerId === null) return true;
  if (settings.holdFirstPost === 'guests') return false;
  const known = await database.query(
    `select 1 from posts where member_id = $1::bigint and status = 'approved' limit 1`,
    [viewerId],
  );
  return known.length === 0;
}
