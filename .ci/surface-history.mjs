// Whether each change to the public surface came with a changeset, read from git: since the last release, or since the
// list was first written where there is none. A clone without that history has nothing to find fault with.
import { spawnSync } from 'node:child_process';
import { root } from './checks.mjs';

const isChangeset = (path) => /^\.changeset\/(?!README)[^/]+\.md$/.test(path);

/** @returns {string[]} what is wrong, a line each. */
export function changesWithoutChangeset(file, cwd = root) {
  const git = (...args) => {
    const { status, stdout } = spawnSync('git', args, { cwd, encoding: 'utf8' });
    return status === 0 ? stdout.split('\n').filter(Boolean) : [];
  };
  const problems = [];

  const [tag] = git('describe', '--tags', '--abbrev=0');
  const [first] = git('log', '--diff-filter=A', '--format=%H', '--', file).slice(-1);
  const since = tag ?? first;
  for (const commit of since ? git('log', '--format=%H', `${since}..HEAD`, '--', file) : []) {
    const touched = git('show', '--format=', '--name-only', '--first-parent', commit);
    if (!touched.some(isChangeset)) {
      problems.push(`${commit.slice(0, 10)} changes ${file} without a changeset in the same commit.`);
    }
  }

  // What is not committed yet.
  const known = git('ls-tree', '--name-only', 'HEAD', '--', file).length > 0;
  if (known && git('diff', '--name-only', 'HEAD', '--', file).length > 0) {
    const open = git('status', '--porcelain', '--untracked-files=all', '--', '.changeset').map((line) => line.slice(3));
    if (!open.some(isChangeset)) problems.push(`${file} is changed and there is no new changeset: npm run changeset`);
  }
  return problems;
}
