import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { StaticFiles } from './static-files.js';

it('follows no link out of its folder, and one inside of it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kith-static-'));
  try {
    await mkdir(join(folder, 'site'));
    await mkdir(join(folder, 'site-secrets'));
    await writeFile(join(folder, 'site/a.txt'), 'a');
    await writeFile(join(folder, 'site-secrets/b.txt'), 'b');
    await symlink(join(folder, 'site-secrets/b.txt'), join(folder, 'site/out.txt'));
    await symlink(join(folder, 'site-secrets'), join(folder, 'site/out'));
    await symlink(join(folder, 'site/a.txt'), join(folder, 'site/in.txt'));
    const files = new StaticFiles({ directory: join(folder, 'site'), headersFor: () => ({}) });
    const url = new URL('http://localhost/');
    const get = async (path: string) =>
      (await files.serve({ request: new Request(url), url, client: '', tooLarge: false }, path))?.text();
    assert.equal(await get('a.txt'), 'a');
    assert.equal(await get('in.txt'), 'a');
    for (const path of ['out.txt', 'out/b.txt', '..%2fsite-secrets%2fb.txt', '../site-secrets/b.txt', 'a.txt/', '']) {
      assert.equal(await get(path), undefined, path);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});
