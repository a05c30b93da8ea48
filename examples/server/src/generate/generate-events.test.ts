import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startServer, type RunningServer } from '../server.js';
import { ask, at, each, list } from '../testing/client.js';
import { refreshEvents } from './generate-events.js';

describe('the generated community', () => {
  let server: RunningServer | undefined;
  before(async () => {
    server = await startServer({ port: 0 });
  });
  after(() => server?.close());
  const query = async (text: string) => (await ask(server?.origin ?? '', text)).body;

  it('has one of everything, around today', async () => {
    const now = new Date().toISOString();
    const body = await query(`{
      upcoming: events(from: "${now}", first: 100) { totalCount nodes { title status kind format recurrence { rules } sessions { id }
        price { amount } registration { left waitingList questions { id } url } counts { going waiting } } }
      past: events(to: "${now}", sort: latest, first: 50) { totalCount nodes { recordingUrl } }
    }`);
    const upcoming = list(body, 'data.upcoming.nodes');
    for (const status of ['scheduled', 'tentative', 'cancelled', 'postponed', 'moved'])
      assert.ok(each(body, 'data.upcoming.nodes', 'status').includes(status), status);
    for (const kind of ['meetup', 'webinar', 'workshop', 'course', 'conference', 'meeting'])
      assert.ok(each(body, 'data.upcoming.nodes', 'kind').includes(kind), kind);
    for (const format of ['onsite', 'online', 'hybrid'])
      assert.ok(each(body, 'data.upcoming.nodes', 'format').includes(format), format);
    const some = (test: (event: unknown) => boolean) => assert.ok(upcoming.some(test), String(test));
    some((event) => list(event, 'sessions').length === 6 && list(event, 'registration.questions').length === 2);
    some((event) => at(event, 'registration.left') === 0 && at(event, 'counts.waiting') === 3);
    some((event) => at(event, 'registration.left') === 1);
    some((event) => at(event, 'registration.url') !== null && at(event, 'registration') !== null);
    some((event) => at(event, 'recurrence') !== null);
    assert.ok(each(body, 'data.past.nodes', 'recordingUrl').some((url) => url !== null));
  });

  it('stays around today, with what was answered', async () => {
    const { database } = server ?? assert.fail('it did not start');
    const read = () => database.query('select id, uid, start_at, going from events order by id');
    const before = await read();
    await database.query(`update settings set value = '2020-01-01' where name = 'generated-events-day'`);
    await database.query(`update events set start_at = '2020-01-01', begin_at = '2020-01-01', first_at = '2020-01-01', last_at = '2020-01-01'
      where uid <> 'demo-live'`);
    await refreshEvents(database);
    const live = ({ uid }: Record<string, unknown>) => uid === 'demo-live';
    assert.deepEqual(
      (await read()).filter((row) => !live(row)),
      before.filter((row) => !live(row)),
    );
  });
});
