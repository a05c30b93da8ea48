import pg from 'pg';
import type { Database, Queryable, SqlValue } from './database.js';
import { listenOn } from './listening.js';

/** A real PostgreSQL, by its connection URL. No statement may run for more than ten seconds. */
export function openPool(url: string): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: 8,
    statement_timeout: 10_000,
    connectionTimeoutMillis: 5_000,
  });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  const on = (client: pg.Pool | pg.PoolClient): Queryable => ({
    async query<T extends Record<string, unknown>>(sql: string, params: readonly SqlValue[] = []): Promise<T[]> {
      return (await client.query<T>(sql, [...params])).rows;
    },
  });
  return {
    ...on(pool),
    async transaction(work) {
      const client = await pool.connect();
      try {
        await client.query('begin');
        const result = await work(on(client));
        await client.query('commit');
        client.release();
        return result;
      } catch (error) {
        // A connection that cannot roll back is not given back to the pool.
        await client.query('rollback').then(
          () => client.release(),
          () => client.release(true),
        );
        throw error;
      }
    },
    async script(sql) {
      await pool.query(sql);
    },
    listen: (channel, heard, gap) => listenOn(url, channel, heard, gap),
    async close() {
      await pool.end();
    },
  };
}
