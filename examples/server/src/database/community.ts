import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateCommunity } from '../generate/generate-community.js';
import { refreshEvents } from '../generate/generate-events.js';
import type { Database } from './database.js';
import { openEmbedded, type EmbeddedDatabase } from './embedded.js';
import { guard } from './guard.js';
import { migrate, readMigrations } from './migrate.js';
import { openPool } from './pool.js';
import { keepSnapshot, readSnapshot, snapshotKey } from './snapshot.js';

export interface CommunityOptions {
  /** A real PostgreSQL; everything below is for the embedded one. */
  readonly databaseUrl?: string | undefined;
  /** Folder that keeps the community between starts; in memory when absent. */
  readonly data?: string | undefined;
  /** Adds a community where the database holds none yet; the generated one when absent. */
  readonly fill?: ((database: Database) => Promise<void>) | undefined;
}

/** Opens the database, brings its schema up to date and fills it where it is empty. */
export async function openCommunity(options: CommunityOptions): Promise<Database> {
  const { databaseUrl, data, fill } = options;
  const migrations = await readMigrations();
  if (databaseUrl !== undefined) return prepare(openPool(databaseUrl), () => undefined);

  if (data === undefined) return prepare(await openFresh(undefined), () => undefined);
  const release = await guard(data);
  const directory = join(data, 'postgres');
  try {
    const exists = (await readdir(directory).catch(() => [])).length > 0;
    const database = exists ? await openEmbedded({ directory }) : await openFresh(directory);
    return await prepare(database, release);
  } catch (error) {
    await release();
    throw error;
  }

  async function prepare(database: Database, release: () => unknown): Promise<Database> {
    try {
      await migrate(database, migrations);
      await (fill ?? generateOnce)(database);
      await refreshEvents(database);
      await database.script('analyze');
    } catch (error) {
      await database.close();
      throw error;
    }
    return {
      ...database,
      close: async () => {
        await database.close();
        await release();
      },
    };
  }

  /**
   * A new embedded database takes seconds to set up, so the state after it is kept and loaded at the next start.
   * A community to be imported begins from the empty one.
   */
  async function openFresh(directory: string | undefined): Promise<EmbeddedDatabase> {
    const parts = [...migrations.map(({ name, sql }) => name + sql), ...(fill ? [] : await generatorSources())];
    const key = snapshotKey(fill ? 'empty' : 'generated', parts);
    const snapshot = await readSnapshot(key);
    if (snapshot) return openEmbedded({ directory, snapshot });
    const database = await openEmbedded({ directory });
    await migrate(database, migrations);
    if (!fill) await generateOnce(database);
    await database.script('vacuum analyze');
    await keepSnapshot(key, database);
    return database;
  }
}

async function generateOnce(database: Database): Promise<void> {
  const rows = await database.query<{ value: string }>(`select value from settings where name = 'community'`);
  if (rows.length === 0) await database.transaction(generateCommunity);
}

/** Everything that decides what the generated community looks like. */
async function generatorSources(): Promise<string[]> {
  const folder = new URL('../generate/', import.meta.url);
  const names = (await readdir(folder)).filter((name) => !name.includes('.test.')).sort();
  return Promise.all(names.map((name) => readFile(new URL(name, folder), 'utf8')));
}
