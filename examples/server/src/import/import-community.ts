import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database, Queryable } from '../database/database.js';
import { importCalendar } from './import-calendar.js';
import { importDiscussions } from './import-discussions.js';
import { importMembers } from './import-members.js';
import { importResources } from './import-resources.js';
import type { FileReport, Refusal } from './report.js';

/** Reads one kind of file into the database. `refuse` notes an entry that is not taken, `warn` a value of one that is. */
export type Importer = (text: string, context: ImportContext) => Promise<number>;

export interface ImportContext {
  readonly database: Queryable;
  refuse(where: string, reason: string): void;
  warn(where: string, reason: string): void;
}

const files: readonly { readonly file: string; readonly noun: string; readonly read: Importer }[] = [
  { file: 'members.csv', noun: 'members', read: importMembers },
  { file: 'events.ics', noun: 'events', read: importCalendar },
  { file: 'meetings.ics', noun: 'meetings', read: importCalendar },
  { file: 'discussions.json', noun: 'threads', read: importDiscussions },
  { file: 'resources.feed.json', noun: 'resources', read: importResources },
];

/**
 * Takes a community's export, all of it or, when something fails, nothing. Entries are found again by their stable
 * key, so that taking the same folder twice changes nothing.
 *
 * @throws when the folder holds none of the files, or the database already holds the generated community.
 */
export async function importCommunity(database: Database, folder: string): Promise<FileReport[]> {
  const rows = await database.query<{ value: string }>(`select value from settings where name = 'community'`);
  if (rows[0]?.value === 'generated') {
    throw new Error('The database holds the generated community; import into an empty one (another --data folder)');
  }
  const texts = await Promise.all(files.map(({ file }) => readIfThere(join(folder, file))));
  if (texts.every((text) => text === undefined)) {
    throw new Error(`Nothing to import: ${folder} holds none of ${files.map(({ file }) => file).join(', ')}`);
  }
  return database.transaction(async (tx) => {
    const reports: FileReport[] = [];
    for (const [index, { file, noun, read }] of files.entries()) {
      const refused: Refusal[] = [];
      const warnings: Refusal[] = [];
      const text = texts[index];
      const taken =
        text === undefined
          ? 0
          : await read(text, {
              database: tx,
              refuse: (where, reason) => refused.push({ file, where, reason }),
              warn: (where, reason) => warnings.push({ file, where, reason }),
            });
      reports.push({ file, noun, missing: text === undefined, taken, refused, warnings });
    }
    await tx.query(`insert into settings (name, value) values ('community', 'imported') on conflict do nothing`);
    return reports;
  });
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
