import { execFile } from 'node:child_process';
import { chown, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const debian = '/usr/lib/postgresql';

export interface Cluster {
  readonly url: string;
  stop(): Promise<void>;
}

/** The folder of the newest PostgreSQL's programs, where Debian puts them; `undefined` where there is none. */
export async function findPostgres(): Promise<string | undefined> {
  const versions = (await readdir(debian).catch(() => [])).sort((a, b) => Number(b) - Number(a));
  for (const version of versions) {
    const folder = join(debian, version, 'bin');
    if (await stat(join(folder, 'initdb')).catch(() => undefined)) return folder;
  }
  return undefined;
}

/** A cluster in a temporary folder, reached by its socket there: no port, nothing shared with the machine's own. */
export async function startCluster(binaries: string): Promise<Cluster> {
  const folder = await mkdtemp(join(tmpdir(), 'kith-postgres-'));
  const data = join(folder, 'data');
  // PostgreSQL refuses to run as root; Debian's package brings a user for it.
  const asRoot = process.getuid?.() === 0;
  const program = async (name: string, ...args: string[]) => {
    const command = [join(binaries, name), ...args];
    const [file = '', ...rest] = asRoot ? ['runuser', '-u', 'postgres', '--', ...command] : command;
    await run(file, rest, { cwd: folder });
  };
  try {
    if (asRoot) {
      const { stdout } = await run('id', ['-u', 'postgres']);
      await chown(folder, Number(stdout), -1);
    }
    await program('initdb', '-D', data, '-U', 'kith', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync');
    await program(
      'pg_ctl',
      '-D',
      data,
      '-w',
      '-l',
      join(folder, 'log'),
      '-o',
      `-k ${folder} -c listen_addresses='' -c fsync=off`,
      'start',
    );
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
  return {
    url: `postgres://kith@${encodeURIComponent(folder)}/postgres`,
    async stop() {
      await program('pg_ctl', '-D', data, '-w', '-m', 'immediate', 'stop');
      await rm(folder, { recursive: true, force: true });
    },
  };
}
