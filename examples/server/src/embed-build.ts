import { spawn } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { project } from './http/site.js';

const output = join(project, 'packages/embed/dist/kith');

/** Whether a source is newer than the bundle, or there is none. */
export async function bundleIsStale(): Promise<boolean> {
  const built = await oldest(output);
  if (built === undefined) return true;
  const packages = await readdir(join(project, 'packages'));
  const sources = packages
    .filter((name) => name !== 'benchmarks')
    .map((name) => join(project, 'packages', name, 'src'));
  const newest = await Promise.all(
    [...sources, join(project, 'package-lock.json'), join(project, 'rollup.config.mjs')].map(latest),
  );
  return Math.max(...newest) > built;
}

/**
 * Builds the bundle that the pages load, as `npm run build:embed` does.
 *
 * @throws with the end of what the build printed.
 */
export async function buildBundle(signal: AbortSignal): Promise<void> {
  const child = spawn('npm', ['run', '--silent', 'build:embed'], {
    cwd: project,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
    signal,
  });
  let printed = '';
  const keep = (chunk: Buffer) => (printed = (printed + chunk.toString()).slice(-2_000));
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`The browser bundle could not be built:\n${printed.trim()}`);
}

/** The time of the newest file below `path`; tests are no source. */
async function latest(path: string): Promise<number> {
  const times = await modified(path);
  return Math.max(0, ...times);
}

async function oldest(path: string): Promise<number | undefined> {
  const times = await modified(path);
  return times.length > 0 ? Math.min(...times) : undefined;
}

async function modified(path: string): Promise<number[]> {
  const found = await stat(path).catch(() => undefined);
  if (!found) return [];
  if (!found.isDirectory()) return path.includes('.test.') ? [] : [found.mtimeMs];
  const entries = await readdir(path);
  return (await Promise.all(entries.map((entry) => modified(join(path, entry))))).flat();
}
