import { mkdir, open, readFile, unlink } from 'node:fs/promises';
import { unlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Files held by this process; a lock that names our pid and is not among them was left by an earlier process. */
const held = new Set<string>();

/**
 * Keeps a second process, or a second server in this one, from opening a data folder: the embedded database
 * would not refuse and both would damage it. A lock left by a process that is gone is taken over.
 *
 * @returns what releases the folder.
 * @throws when the folder is in use, naming it and the process.
 */
export async function guard(directory: string): Promise<() => Promise<void>> {
  await mkdir(directory, { recursive: true });
  const file = resolve(join(directory, 'kith.lock'));
  for (let tries = 0; ; tries++) {
    try {
      const handle = await open(file, 'wx');
      await handle.writeFile(`${process.pid}\n`);
      await handle.close();
      break;
    } catch (error) {
      if (!isCode(error, 'EEXIST')) throw error;
      const pid = Number.parseInt(await readFile(file, 'utf8').catch(() => ''), 10);
      if (tries > 5 || held.has(file) || (pid !== process.pid && isAlive(pid))) {
        throw new Error(`The data folder ${directory} is in use by process ${pid}; one server at a time can open it`);
      }
      await unlink(file).catch(() => undefined);
    }
  }
  held.add(file);
  const atExit = () => unlinkSync(file);
  process.once('exit', atExit);
  return async () => {
    process.off('exit', atExit);
    held.delete(file);
    await unlink(file).catch(() => undefined);
  };
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid < 1) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isCode(error, 'EPERM');
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
