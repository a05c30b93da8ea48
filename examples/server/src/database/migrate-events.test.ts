import assert from 'node:assert/strict';
import { it } from 'node:test';
import { boundsOf, type Times } from '../events/dates.js';
import { openEmbedded } from './embedded.js';
import { migrate, readMigrations } from './migrate.js';

it('keeps the events of a database that has been in use', async () => {
  const database = await openEmbedded();
  try {
    const migrations = await readMigrations();
    await migrate(
      database,
      migrations.filter(({ name }) => name < '0005'),
    );
    await database.script(`insert into events (uid, title, location, latitude, longitude, categories, status, all_day, starts_local,
        ends_local, time_zone, rrule, starts_at, description) values
      ('a', 'Days', 'Porto, Portugal', 41, -8, '{conference,data}', 'cancelled', true, '2024-03-01', '2024-03-03', null, null, '2024-03-01Z', 'Words'),
      ('b', 'Weekly', 'Online', null, null, '{meeting}', null, false, '2026-03-01T09:00', '2026-03-01T10:00', 'Europe/Berlin', 'FREQ=WEEKLY', '2026-03-01T08:00Z', null)`);
    await migrate(database, migrations);
    const rows = await database.query(
      `select uid, kind, format, status, start_at, end_at, time_zone, place, recurrence, revision, search like '%porto%' as found,
        begin_at >= first_at and last_at is not distinct from case uid when 'a' then timestamptz '2024-03-04Z' end as bounded
        from events order by id`,
    );
    const [days, weekly] = rows;
    const { kind, format, status, start_at, end_at, found, bounded } = days ?? {};
    assert.deepEqual(
      { kind, format, status, start_at, end_at, found, bounded },
      {
        kind: 'conference',
        format: 'onsite',
        status: 'cancelled',
        start_at: '2024-03-01',
        end_at: '2024-03-03',
        found: true,
        bounded: true,
      },
    );
    assert.deepEqual(
      [weekly?.['format'], weekly?.['place'], weekly?.['start_at'], weekly?.['recurrence'], weekly?.['bounded']],
      ['online', null, '2026-03-01T09:00:00', { rules: ['FREQ=WEEKLY'] }, true],
    );
  } finally {
    await database.close();
  }
});

it('knows between when all dates of an event lie', () => {
  const times: Times = {
    start_at: '2026-03-01T09:00:00',
    end_at: '2026-03-01T10:00:00',
    time_zone: 'Europe/Berlin',
    recurrence: null,
  };
  const iso = (at: number | null | undefined) => (at == null ? at : new Date(at).toISOString());
  const bounds = (more: Partial<Times>) => {
    const { begin, first, last } = boundsOf({ ...times, ...more }) ?? {};
    return [iso(begin), iso(first), iso(last)];
  };
  assert.deepEqual(bounds({}), ['2026-03-01T08:00:00.000Z', '2026-03-01T08:00:00.000Z', '2026-03-01T09:00:00.000Z']);
  assert.deepEqual(bounds({ recurrence: { rules: ['FREQ=DAILY;COUNT=3'] } })[2], '2026-03-03T09:00:00.000Z');
  assert.equal(bounds({ recurrence: { rules: ['FREQ=DAILY'] } })[2], null);
  assert.deepEqual(bounds({ recurrence: { dates: ['2026-02-01T09:00:00'] } }).slice(0, 2), [
    '2026-02-01T08:00:00.000Z',
    '2026-02-01T08:00:00.000Z',
  ]);
  const changes = [{ recurrenceId: '2026-03-01T09:00:00', startAt: '2027-01-01T09:00:00' }];
  assert.equal(bounds({ recurrence: { rules: ['FREQ=DAILY;COUNT=2'], changes } })[2], '2027-01-01T09:00:00.000Z');
  // A day without a zone is that of whoever looks.
  assert.deepEqual(bounds({ start_at: '2026-03-01', end_at: '', time_zone: '' }), [
    '2026-03-01T00:00:00.000Z',
    '2026-02-28T10:00:00.000Z',
    '2026-03-02T12:00:00.000Z',
  ]);
  assert.deepEqual(bounds({ start_at: 'soon' }), [undefined, undefined, undefined]);
  assert.equal(
    bounds({ recurrence: { rules: ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=2'] } })[2],
    '2026-03-01T09:00:00.000Z',
  );
});
