import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { smallCommunity } from '../testing/small-community.js';
import { openCommunity } from './community.js';
import { guard } from './guard.js';

describe('a data folder', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kith-data-'));
  });
  after(() => rm(folder, { recursive: true }));

  it('has one opener at a time and keeps what was written', async () => {
    let filled = 0;
    const fill = async (database: Parameters<typeof smallCommunity>[0]) => {
      if (filled++ === 0) await smallCommunity(database);
    };
    const first = await openCommunity({ data: folder, fill });
    await assert.rejects(openCommunity({ data: folder, fill }), new RegExp(`in use by process ${process.pid}`));
    await first.query(`update members set name = 'Renamed' where handle = 'ada'`);
    await first.close();
    assert.deepEqual(await readdir(folder), ['postgres']);
    const second = await openCommunity({ data: folder, fill });
    assert.deepEqual(await second.query(`select name from members where handle = 'ada'`), [{ name: 'Renamed' }]);
    await second.close();
  });

  it('is taken over from a process that is gone, not from one that lives', async () => {
    const child = spawn(process.execPath, ['--eval', 'process.stdin.resume()'], {
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    await once(child, 'spawn');
    await writeFile(join(folder, 'kith.lock'), `${child.pid}\n`);
    await assert.rejects(guard(folder), new RegExp(`in use by process ${child.pid}`));
    child.kill();
    await once(child, 'exit');
    const release = await guard(folder);
    await release();
    await writeFile(join(folder, 'kith.lock'), `${process.pid}\n`);
    await (
      await guard(folder)
    )();
    await writeFile(join(folder, 'kith.lock'), '');
    await (
      await guard(folder)
    )();
  });
});
