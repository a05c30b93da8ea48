import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const command = fileURLToPath(new URL('corpora.ts', import.meta.url));

describe('the trial of hostile text', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kith-corpora-'));
  });
  after(() => rm(folder, { recursive: true }));

  /** Runs it on a folder with one file. */
  async function run(content: string): Promise<{ readonly code: number; readonly output: string }> {
    await writeFile(join(folder, 'some.json'), content);
    return new Promise((resolve) => {
      const args = ['--conditions=kith-source', '--import', 'tsx', command, folder];
      execFile(process.execPath, args, { encoding: 'utf8' }, (error, stdout, stderr) => {
        resolve({ code: error ? 1 : 0, output: stdout + stderr });
      });
    });
  }

  it('counts what it tried, and ends with the sum', async () => {
    const { code, output } = await run('[{ "id": "one", "payload": "<img src=x onerror=alert(1)>", "more": true }]');
    assert.equal(code, 0, output);
    assert.match(output, /^ {2}some\.json +\d+ tried +0 failed$/m);
    assert.match(output, /^ {2}bio \(html\) +\d+ tried +0 failed$/m);
    assert.match(output, /^\d+ passed, 0 failed(?:, \d+ skipped)?\n$/m);
  });

  const bad = [
    ['{ "id": "one" }', /some\.json: expected an array, found object/],
    ['[{ "id": "one" }]', /some\.json\[0\]\.payload \(one\): expected text, found nothing/],
    ['[{ "payload": "x" }]', /some\.json\[0\]\.id: expected text, found nothing/],
    ['[', /some\.json is not JSON/],
    ['[]', /some\.json: the array is empty/],
  ] as const;
  for (const [content, problem] of bad) {
    it(`says what is wrong with ${content}`, async () => {
      const { code, output } = await run(content);
      assert.equal(code, 1);
      assert.match(output, problem);
      assert.doesNotMatch(output, /^ +at /m, 'a sentence, not a stack');
    });
  }
});
