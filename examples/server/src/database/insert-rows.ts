import type { Queryable } from './database.js';

/** A JSON value that a column can take. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

const BATCH = 500;

/**
 * Inserts many rows in few statements: each batch travels as one JSON parameter.
 *
 * @param columns SQL type by column name; both must be our own words, never input.
 * @param conflict what follows `on conflict`, if anything.
 * @returns how many rows were written.
 */
export async function insertRows(
  database: Queryable,
  table: string,
  columns: Readonly<Record<string, string>>,
  rows: readonly Readonly<Record<string, Json>>[],
  conflict?: string,
): Promise<number> {
  const names = Object.keys(columns);
  const types = Object.entries(columns).map(([name, type]) => `${name} ${type}`);
  let written = 0;
  for (let start = 0; start < rows.length; start += BATCH) {
    const batch = JSON.stringify(rows.slice(start, start + BATCH)).replaceAll('\\u0000', '');
    const result = await database.query<{ count: number }>(
      `with written as (
        insert into ${table} (${names.join(', ')})
          select ${names.map((name) => `row.${name}`).join(', ')}
          from jsonb_to_recordset($1::jsonb) as row (${types.join(', ')})
          ${conflict ? `on conflict ${conflict}` : ''} returning 1)
        select count(*)::int as count from written`,
      [batch],
    );
    written += result[0]?.count ?? 0;
  }
  return written;
}
