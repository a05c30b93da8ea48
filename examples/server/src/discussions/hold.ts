import type { Queryable } from '../database/database.js';
import { addressesIn } from './link-cards.js';
import type { Reader } from './reader.js';

/** Thai, Lao, Burmese, Khmer, kana and Han: no space says where a word ends. */
const unspaced = '[\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3040-\\u30ff\\u3400-\\u9fff]';

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
  if (linksIn(text) > reader.settings.linkLimit) return 'links';
  return isNew && (await holdsFirst(tx, reader)) ? 'first-post' : null;
}

/** What readers can follow: whole addresses, those that Markdown makes links of, and those without a scheme. Each once. */
function linksIn(text: string): number {
  const short = text.match(
    /(?<![\p{L}\p{N}./:@-])www\.[^\s<>"'`()[\]{}\\]+|(?<=\]\(\s{0,9}<?|\]:\s{0,9}<?)\/\/[^\s<>"'`()[\]{}\\]+/giu,
  );
  return addressesIn(text).length + new Set(short ?? []).size;
}

/** What is said beside the words themselves: files are shown with their names and what they are said to show. */
export async function saidOfFiles(tx: Queryable, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await tx.query<{ said: string }>(
    `select concat_ws(' ', name, alt) as said from attachments where id = any($1::text[])`,
    [ids],
  );
  return rows.map(({ said }) => said);
}

/** Whole words, or phrases, as they are searched for: case and accents do not matter; anywhere in scripts without spaces. */
async function hasBlockedWord(tx: Queryable, text: string): Promise<boolean> {
  const rows = await tx.query(
    `select 1 from (select ' ' || regexp_replace(kith_fold($1), '[^[:alnum:]]+', ' ', 'g') || ' ' as words) as said
      where exists (select from blocked_words b,
          lateral (select btrim(regexp_replace(kith_fold(b.word), '[^[:alnum:]]+', ' ', 'g')) as word) as w
        where position(case when w.word ~ '${unspaced}' then w.word else ' ' || w.word || ' ' end in said.words) > 0)`,
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
