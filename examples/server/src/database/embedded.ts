import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import type { Database, Queryable, SqlValue } from './database.js';

export interface EmbeddedOptions {
  /** Folder of PostgreSQL's own files; in memory when absent. */
  readonly directory?: string | undefined;
  /** A snapshot to begin from. Only for a database that does not exist yet. */
  readonly snapshot?: Blob | undefined;
}

export interface EmbeddedDatabase extends Database {
  /** Everything in the database, as one compressed file. */
  dump(): Promise<Blob>;
}

type Statement = <T>(sql: string, params?: SqlValue[]) => Promise<{ rows: T[] }>;

/** PostgreSQL compiled to WebAssembly, in this process. One connection: statements wait for each other. */
export async function openEmbedded({ directory, snapshot }: EmbeddedOptions = {}): Promise<EmbeddedDatabase> {
  const pglite = await PGlite.create({
    extensions: { unaccent, pg_trgm },
    ...(directory !== undefined && { dataDir: directory }),
    ...(snapshot !== undefined && { loadDataDir: snapshot }),
  });
  const on = (run: Statement): Queryable => ({
    async query<T extends Record<string, unknown>>(sql: string, params: readonly SqlValue[] = []): Promise<T[]> {
      return (await run<T>(sql, [...params])).rows;
    },
  });
  return {
    ...on((sql, params) => pglite.query(sql, params)),
    transaction: (work) => pglite.transaction((tx) => work(on((sql, params) => tx.query(sql, params)))),
    async script(sql) {
      await pglite.exec(sql);
    },
    listen: (channel, heard) => pglite.listen(channel, heard),
    dump: () => pglite.dumpDataDir('gzip'),
    close: () => pglite.close(),
  };
}
