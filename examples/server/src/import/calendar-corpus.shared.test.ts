import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { it } from 'node:test';
import { openEmbedded } from '../database/embedded.js';
import { migrate, readMigrations } from '../database/migrate.js';
import { project } from '../http/site.js';
import { isRecord } from '../record.js';
import { importCalendar } from './import-calendar.js';

// Reads ../shared/corpora beside the project, calendar files as the world has them; passes by where that folder is absent.
const text = await readFile(join(project, '../shared/corpora/ics-corpus.json'), 'utf8').catch(() => undefined);
const options = { skip: text === undefined ? 'skipped: ../shared is not here' : false, timeout: 120_000 };

it('takes every calendar file or says why not', options, async () => {
  const files: unknown = JSON.parse(text ?? '[]');
  assert.ok(Array.isArray(files) && files.length === 296);
  const database = await openEmbedded();
  try {
    await migrate(database, await readMigrations());
    let taken = 0;
    let silent = 0;
    const warned: string[] = [];
    for (const file of files) {
      const payload = isRecord(file) ? String(file['payload']) : '';
      const refused: string[] = [];
      const count = await importCalendar(payload, {
        database,
        refuse: (where, reason) => refused.push(`${where} ${reason}`),
        warn: (_where, reason) => warned.push(reason),
      });
      assert.ok(
        refused.every((line) => line.length > 10),
        refused.join(),
      );
      if (count === 0 && refused.length === 0) silent++;
      taken += count;
    }
    assert.equal(silent, 0, 'a file that is neither taken nor refused');
    assert.ok(taken > 200, `${taken} events`);
    // A zone that no machine knows and that the file does not describe.
    const unknown = new Set(warned.filter((reason) => reason.startsWith('time zone')));
    assert.deepEqual([...unknown].sort(), [
      'time zone "Customized Time Zone" is not known',
      'time zone "Western/Central Europe" is not known',
    ]);
    // Outlook's names, and zones that files describe themselves.
    const zones = await database.query<{ time_zone: string }>(
      'select distinct time_zone from events where time_zone is not null order by 1',
    );
    const names = zones.map(({ time_zone }) => time_zone);
    for (const name of ['America/Los_Angeles', 'America/New_York', 'Asia/Tokyo', 'Europe/Berlin'])
      assert.ok(names.includes(name), `${name} in ${names.join()}`);
  } finally {
    await database.close();
  }
});
