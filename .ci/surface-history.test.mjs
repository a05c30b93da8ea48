import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { changesWithoutChangeset } from './surface-history.mjs';

const file = 'docs/public-surface.md';
let folder;

const git = (...args) => {
  const identity = ['-c', 'user.name=Kith', '-c', 'user.email=kith@example.org', '-c', 'commit.gpgsign=false'];
  const { status, stderr } = spawnSync('git', [...identity, ...args], { cwd: folder, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
};
const write = (path, text) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};
const commit = () => {
  git('add', '--all');
  git('commit', '--quiet', '--message', 'A change');
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kith-surface-'));
  git('init', '--quiet');
  write(file, 'a\n');
  write('.changeset/README.md', 'About changesets\n');
  commit();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('the first list needs no changeset', () => {
  assert.deepEqual(changesWithoutChangeset(file, folder), []);
});

test('a change in a commit needs one in the same commit', () => {
  write(file, 'a\nb\n');
  commit();
  assert.equal(changesWithoutChangeset(file, folder).length, 1);
});

test('a change with a changeset is fine', () => {
  write(file, 'a\nb\n');
  write('.changeset/calm-cats-sing.md', '---\n"@kith/ui": minor\n---\n\nB\n');
  commit();
  assert.deepEqual(changesWithoutChangeset(file, folder), []);
});

test('a change that is not committed yet needs a changeset that is not either', () => {
  write(file, 'a\nb\n');
  assert.equal(changesWithoutChangeset(file, folder).length, 1);
  write('.changeset/README.md', 'Something else\n');
  assert.equal(changesWithoutChangeset(file, folder).length, 1);
  write('.changeset/calm-cats-sing.md', '---\n"@kith/ui": minor\n---\n\nB\n');
  assert.deepEqual(changesWithoutChangeset(file, folder), []);
});

test('what a release has covered is settled', () => {
  write(file, 'a\nb\n');
  commit();
  git('tag', 'v1.0.0');
  assert.deepEqual(changesWithoutChangeset(file, folder), []);
});

test('outside of a repository there is no history to judge', () => {
  rmSync(join(folder, '.git'), { recursive: true });
  assert.deepEqual(changesWithoutChangeset(file, folder), []);
});
