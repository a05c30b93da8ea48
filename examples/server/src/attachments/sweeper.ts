import type { Database } from '../database/database.js';
import type { FileStore } from './file-store.js';

const EVERY = 3_600_000;

/** Deletes files that no post has spoken of for a day. */
export async function sweepFiles(database: Database, files: FileStore): Promise<void> {
  const rows = await database.query<{ id: string }>(
    `delete from attachments where post_id is null and free_since < now() - interval '1 day' returning id`,
  );
  await files.remove(rows.map(({ id }) => id));
  await files.tidy();
}

/** Sweeps now and every hour. @returns what ends it. */
export function keepSwept(database: Database, files: FileStore, log: (line: string) => void): () => void {
  const sweep = () => {
    sweepFiles(database, files).catch(() => log('Files: unused ones could not be deleted'));
  };
  sweep();
  const timer = setInterval(sweep, EVERY);
  timer.unref();
  return () => clearInterval(timer);
}
