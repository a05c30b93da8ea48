import { readdir, readFile } from 'node:fs/promises';
import type { Database } from './database.js';

const folder = new URL('./migrations/', import.meta.url);

/** Two servers that start on one database at the same time take turns by this lock. */
const LOCK = 7_238_104;

export interface Migration {
  readonly name: string;
  readonly sql: string;
}

/** The numbered files, in order. */
export async function readMigrations(): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_\w+\.sql$/.test(name)).sort();
  return Promise.all(names.map(async (name) => ({ name, sql: await readFile(new URL(name, folder), 'utf8') })));
}

/** Applies the migrations that the database does not record yet, each with its record or not at all. */
export async function migrate(database: Database, migrations: readonly Migration[]): Promise<void> {
  const folds = await database.query<{ ok: boolean }>(`select lower('Ж') = 'ж' as ok`);
  if (!folds[0]?.ok) throw new Error('The database must use UTF-8 with a locale that knows letters, such as C.UTF-8');
  const recorded = migrations
    .map(({ name, sql }) => {
      if (sql.includes('$kith$')) throw new Error(`Migration ${name} may not use the quote $kith$`);
      return `if not exists (select from migrations where name = '${name}') then
        execute $kith$${sql}$kith$;
        insert into migrations (name) values ('${name}');
      end if;`;
    })
    .join('\n');
  await database.script(`do $migrate$ begin
    perform pg_advisory_xact_lock(${LOCK});
    create table if not exists migrations (name text primary key, applied_at timestamptz not null default now());
    ${recorded}
  end $migrate$`);
}
