import { parse } from 'csv-parse/sync';
import { insertRows, type Json } from '../database/insert-rows.js';
import { memberColumnTypes } from '../members/member-columns.js';
import type { ImportContext } from './import-community.js';
import { memberLinks } from './member-links.js';
import { quoted } from './report.js';
import { isInstant, upsert } from './upsert.js';

const { handle, name, headline, expertise, links, joined_at, last_active_at, events_count } = memberColumnTypes;
const columns = { handle, name, headline, expertise, links, joined_at, last_active_at, events_count };

type Column =
  | 'handle'
  | 'name'
  | 'expertise'
  | 'github'
  | 'twitter'
  | 'mastodon'
  | 'bluesky'
  | 'linkedin'
  | 'website'
  | 'talks'
  | 'first_talk'
  | 'last_talk';
type Row = Readonly<Record<Column, string>>;

/** `members.csv`: a header, then one row per member, found again by `handle`. Cells are text and nothing else: no formula, no markup. */
export async function importMembers(text: string, { database, refuse, warn }: ImportContext): Promise<number> {
  const records: { record: unknown; info: { lines: number } }[] = parse(text, {
    bom: true,
    columns: true,
    info: true,
    relax_column_count: true,
    // A stray quote is text; otherwise it would swallow the rows that follow.
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error) => {
      refuse(`line ${String(error?.['lines'] ?? 'unknown')}`, 'is not written as CSV');
      return undefined;
    },
  });
  const taken = new Map<string, Readonly<Record<string, Json>>>();
  for (const { record, info } of records) {
    const where = `line ${info.lines}`;
    const row = toRow(record);
    const reason = refusal(row, taken);
    if (reason) refuse(where, reason);
    else
      taken.set(
        row.handle,
        toMember(row, (what) => warn(`${where} (${row.handle})`, what)),
      );
  }
  await insertRows(database, 'members', columns, [...taken.values()], upsert('members', 'handle', columns));
  return taken.size;
}

function toRow(record: unknown): Row {
  const cells = new Map<string, unknown>(typeof record === 'object' && record !== null ? Object.entries(record) : []);
  const cell = (column: Column) => {
    const value = cells.get(column);
    return typeof value === 'string' ? value.replaceAll('\0', '').trim() : '';
  };
  return {
    handle: cell('handle'),
    name: cell('name'),
    expertise: cell('expertise'),
    github: cell('github'),
    twitter: cell('twitter'),
    mastodon: cell('mastodon'),
    bluesky: cell('bluesky'),
    linkedin: cell('linkedin'),
    website: cell('website'),
    talks: cell('talks'),
    first_talk: cell('first_talk'),
    last_talk: cell('last_talk'),
  };
}

function refusal({ handle, name }: Row, taken: ReadonlyMap<string, unknown>): string | undefined {
  if (handle === '') return 'has no handle';
  if (!/^[\w.-]{1,100}$/.test(handle))
    return `handle ${quoted(handle)} has characters other than letters, digits, ".", "_" and "-"`;
  if (taken.has(handle)) return `handle ${handle} is there twice`;
  if (name === '') return `${handle} has no name`;
  if (name.length > 200) return `${handle} has a name longer than 200 characters`;
  return undefined;
}

function toMember(row: Row, warn: (reason: string) => void): Readonly<Record<string, Json>> {
  const date = (column: 'first_talk' | 'last_talk') => {
    if (row[column] === '' || isInstant(row[column])) return row[column] || null;
    warn(`${column} ${quoted(row[column])} is no date`);
    return null;
  };
  const talks = /^\d{1,6}$/.test(row.talks) ? Number(row.talks) : null;
  if (talks === null && row.talks !== '') warn(`talks ${quoted(row.talks)} is no number`);
  return {
    handle: row.handle,
    name: row.name,
    headline: null,
    expertise: [
      ...new Set(
        row.expertise
          .split(';')
          .map((topic) => topic.trim())
          .filter(Boolean),
      ),
    ],
    links: memberLinks(row, warn).map(({ url, label }) => (label ? { url, label } : { url })),
    joined_at: date('first_talk'),
    last_active_at: date('last_talk'),
    events_count: talks,
  };
}
