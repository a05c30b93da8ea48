// What a check is: a program that runs, whose verdict is read from its own output, never assumed.
import { spawn } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const limitMs = 15 * 60_000;

/** Node with our TypeScript sources as they are, without a build. */
export const nodeArgs = ['--conditions=kith-source', '--import', 'tsx'];

/** The programs of installed packages, started without npx so that one process is one process. */
export function bin(name) {
  return join(root, 'node_modules/.bin', process.platform === 'win32' ? `${name}.cmd` : name);
}

/**
 * Runs a program to its end. Its output is kept, and shown by whoever finds that it failed.
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, { env = {}, cwd = root, onLine } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, FORCE_COLOR: '0', NO_COLOR: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
      // A group of its own, so that what it started can be ended with it.
      detached: process.platform !== 'win32',
    });
    let output = '';
    let rest = '';
    const take = (chunk) => {
      output += chunk;
      if (!onLine) return;
      const lines = (rest + chunk).split('\n');
      rest = lines.pop();
      lines.forEach(onLine);
    };
    child.stdout.setEncoding('utf8').on('data', take);
    child.stderr.setEncoding('utf8').on('data', take);
    const end = (signal) => {
      try {
        process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
      } catch {
        // It is gone already.
      }
    };
    const stop = () => end('SIGTERM');
    process.once('exit', stop);
    const limit = setTimeout(() => {
      take(`\nStopped: it took more than ${limitMs / 60_000} minutes.\n`);
      end('SIGKILL');
    }, limitMs);
    child.on('error', (error) => take(`${error.message}\n`));
    child.on('close', (code) => {
      clearTimeout(limit);
      process.off('exit', stop);
      resolve({ code: code ?? 1, output: output.replaceAll(/^npm warn Unknown .*\n/gm, '') });
    });
  });
}

/** One program is one check: it passes when it ends with 0. */
export async function verdict(command, args, options) {
  const { code, output } = await run(command, args, options);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0, output };
}

/** node:test files; each test counts. A run that reports fewer failures than its exit code says counts one more. */
export async function nodeTests(files, args = []) {
  if (files.length === 0) return { passed: 0, failed: 0, skipped: 0, output: '' };
  const { code, output } = await run(process.execPath, [
    ...nodeArgs,
    '--test',
    '--test-reporter=spec',
    ...args,
    ...files,
  ]);
  const count = (word) => Number(new RegExp(`^ℹ ${word} (\\d+)$`, 'm').exec(output)?.[1] ?? 0);
  const failed = count('fail') + count('cancelled');
  const start = output.indexOf('✖ failing tests:');
  return {
    passed: count('pass'),
    failed: code !== 0 && failed === 0 ? 1 : failed,
    skipped: count('skipped') + count('todo'),
    output: start >= 0 ? output.slice(start) : output,
  };
}

/** Any program of ours that ends with the line `N passed, N failed[, N skipped]`. */
export async function summed(command, args, options) {
  const { code, output } = await run(command, args, options);
  const total = readSum(output);
  if (!total)
    return { passed: 0, failed: 1, skipped: 0, output: `${output}\nIt ended (code ${code}) without its sum.` };
  return { ...total, failed: code !== 0 && total.failed === 0 ? 1 : total.failed, output };
}

/** The last line of the form `N passed, N failed[, N skipped]`, or `undefined`. */
export function readSum(output) {
  const found = [...output.matchAll(/^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?\s*$/gm)].at(-1);
  return found && { passed: Number(found[1]), failed: Number(found[2]), skipped: Number(found[3] ?? 0) };
}

export function sumLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
}

export function addUp(results) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const result of results) for (const key of Object.keys(total)) total[key] += result[key] ?? 0;
  return total;
}

/** The files under some folders whose path (from the root, with `/`) fits; nothing from dependencies or builds. */
export function filesIn(folders, fits) {
  const found = [];
  const walk = (folder) => {
    for (const name of readdirSync(folder)) {
      if (['node_modules', 'dist', '.git', '.cache', '.data', 'coverage'].includes(name)) continue;
      const path = join(folder, name);
      if (statSync(path).isDirectory()) walk(path);
      else if (fits(relative(root, path).replaceAll('\\', '/'))) found.push(path);
    }
  };
  for (const folder of folders) {
    const path = join(root, folder);
    if (statSync(path, { throwIfNoEntry: false })) walk(path);
  }
  return found.sort();
}

/** Runs tasks, `width` at a time, in order; resolves to their results. */
export async function pool(tasks, width) {
  const results = [];
  let next = 0;
  const worker = async () => {
    while (next < tasks.length) {
      const at = next++;
      results[at] = await tasks[at]();
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}
