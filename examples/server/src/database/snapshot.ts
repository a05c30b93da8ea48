import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { EmbeddedDatabase } from './embedded.js';

/** Beside the installed packages, so that a fresh install begins afresh and nothing is committed. */
const folder = fileURLToPath(new URL('../../../../node_modules/.cache/kith-server/', import.meta.url));

/** Names a snapshot by everything that decides what is in it. */
export function snapshotKey(name: string, parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return `${name}-${hash.digest('hex').slice(0, 16)}.tar.gz`;
}

/** The snapshot of that key, where an earlier start has kept one. */
export async function readSnapshot(key: string): Promise<Blob | undefined> {
  try {
    return new Blob([await readFile(folder + key)], { type: 'application/x-gzip' });
  } catch {
    return undefined;
  }
}

/** Keeps a snapshot and drops older ones of the same name. A start must not fail because a cache cannot be written. */
export async function keepSnapshot(key: string, database: EmbeddedDatabase): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    const dump = await database.dump();
    const partial = `${folder}${key}.${process.pid}`;
    await writeFile(partial, Buffer.from(await dump.arrayBuffer()));
    await rename(partial, folder + key);
    const name = key.slice(0, key.indexOf('-'));
    for (const other of await readdir(folder)) {
      if (other.startsWith(`${name}-`) && other.endsWith('.tar.gz') && other !== key) await unlink(folder + other);
    }
  } catch (error) {
    console.warn(`The start cache was not written: ${error instanceof Error ? error.message : 'unknown error'}`);
  }
}
