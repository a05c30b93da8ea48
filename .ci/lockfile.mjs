// The lockfile names no registry and no tarball address (a mirror would leak into it), and every version of ours is exact.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn, root } from './checks.mjs';

const problems = [];
const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
for (const [path, { resolved }] of Object.entries(packages)) {
  if (/^\w+:/.test(resolved ?? '')) problems.push(`package-lock.json: ${path} names ${new URL(resolved).host}`);
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
