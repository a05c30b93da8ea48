// Looks at a package as npm would publish it: `node .ci/packed.mjs publint|attw <package>`.
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { entriesOf, publishedPackages } from '../.config/rollup/entries.mjs';
import { bin, run } from './checks.mjs';

const [tool, name] = process.argv.slice(2);
const pkg = publishedPackages().find((one) => one.name === name);
if (!pkg || (tool !== 'publint' && tool !== 'attw'))
  throw new Error('Usage: node .ci/packed.mjs publint|attw <package>');

const folder = await mkdtemp(join(tmpdir(), 'kith-packed-'));
try {
  const packed = await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
    cwd: pkg.folder,
  });
  const [{ filename }] = JSON.parse(packed.output.slice(packed.output.indexOf('[')));
  const tarball = join(folder, filename);
  // Patterns are looked at through the modules that they stand for.
  const entrypoints = entriesOf(pkg).map(({ subpath }) => subpath.replace(/^\.\/?/, '') || '.');
  const args =
    tool === 'publint'
      ? [tarball, '--strict']
      : [tarball, '--profile', 'esm-only', '--no-emoji', '--entrypoints', ...entrypoints];
  const checked =
    tool === 'attw' && entrypoints.length === 0 ? { code: 0, output: 'No modules.\n' } : await run(bin(tool), args);
  process.stdout.write(checked.output);
  process.exitCode = checked.code;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
