import type { Database } from '../database/database.js';
import { KEPT_FOR } from '../discussions/services.js';
import type { FileStore } from './file-store.js';

const EVERY = 3_600_000;

/**
 * Deletes files that no post has spoken of for as long as answers to requests are kept: until then somebody's outbox or
 * draft, who was cut off after the upload, may still bring the post that they belong to.
 */
export async function sweepFiles(database: Database, files: FileStore): Promise<void> {
  const rows = await database.query<{ id: string }>(
    `delete from attachments where post_id is null and free_since < now() - $1::interval returning id`,
    [KEPT_FOR],
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
