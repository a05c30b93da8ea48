// The lockfiles name no registry and no tarball address (a mirror would leak into them), every version of ours is exact, and
// an example's lockfile keeps what our packages ask for now: npm takes its copy for the truth and never looks again.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { filesIn, root } from './checks.mjs';

const problems = [];
const read = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));

for (const lockfile of ['package-lock.json', 'examples/react/package-lock.json', 'examples/vue/package-lock.json']) {
  for (const [path, { resolved = '', dependencies = {} }] of Object.entries(read(lockfile).packages)) {
    if (/^file:/.test(resolved)) {
      const asked = read(join(dirname(lockfile), resolved.slice('file:'.length), 'package.json')).dependencies ?? {};
      if (!isDeepStrictEqual(dependencies, asked))
        problems.push(`${lockfile}: ${path} is older than its package.json; remove the entry and install again`);
    } else if (/^\w+:/.test(resolved)) problems.push(`${lockfile}: ${path} names ${new URL(resolved).host}`);
  }
}
for (const file of filesIn(['.', 'packages', 'examples'], (path) =>
  /^(?:(?:packages|examples)\/[^/]+\/)?package\.json$/.test(path),
)) {
  const json = JSON.parse(readFileSync(file, 'utf8'));
  for (const [name, version] of Object.entries({ ...json.dependencies, ...json.devDependencies })) {
    if (!/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version) && !/^(?:file|npm):/.test(version))
      problems.push(`${file}: ${name} ${version} is not exact`);
  }
}
for (const problem of new Set(problems)) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
