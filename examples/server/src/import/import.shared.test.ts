import assert from 'node:assert/strict';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { it } from 'node:test';
import { project } from '../http/site.js';
import { startServer } from '../server.js';
import { ask, at } from '../testing/client.js';
import { importCommunity } from './import-community.js';

// Reads ../shared/data beside the project, a real community's export; passes by where that folder is absent.
const folder = join(project, '../shared/data');
const there = await access(folder).then(
  () => true,
  () => false,
);

it('imports the real community whole', { skip: there ? false : 'skipped: ../shared is not here' }, async () => {
  const taken: Record<string, number> = {};
  const server = await startServer({
    port: 0,
    async fill(database) {
      for (const { file, taken: count, refused } of await importCommunity(database, folder)) {
        taken[file] = count;
        for (const { where, reason } of refused) assert.ok(where && reason);
      }
    },
  });
  try {
    assert.deepEqual(taken, {
      'members.csv': 4_727,
      'events.ics': 717,
      'meetings.ics': 60,
      'discussions.json': 410,
      'resources.feed.json': 4_000,
    });
    const { body } = await ask(
      server.origin,
      `{ all: members { totalCount } found: members(search: "PERFORMANCE") { totalCount }
        memberFacets(names: [expertise], limit: 2) { values { value count } } }`,
    );
    assert.equal(at(body, 'data.all.totalCount'), 4_727);
    assert.equal(at(body, 'data.found.totalCount'), 303);
    assert.deepEqual(at(body, 'data.memberFacets.0.values.1'), { value: 'Performance', count: 303 });
    const discussions = await ask(
      server.origin,
      `{ posts(first: 100, sort: top) { totalCount nodes { author { name } topic { name } counts { comments } } }
        found: posts(search: "COOKIE") { totalCount } }`,
    );
    assert.equal(at(discussions.body, 'data.posts.totalCount'), 410);
    assert.equal(at(discussions.body, 'data.found.totalCount'), 5);
    const comments = await server.database.query('select sum(comment_count)::int as count from posts where depth = 0');
    assert.deepEqual(comments, [{ count: 1_993 }]);
    // Who is no member is still named.
    const strangers = await server.database.query(
      'select 1 from posts where member_id is null and author_name is null',
    );
    assert.equal(strangers.length, 0);
    // Big sets are searched by index.
    const plan = await server.database.query(
      `explain select id from members m where not m.hidden and m.search like kith_pattern('patterson')`,
    );
    assert.match(JSON.stringify(plan), /members_by_search/);
    const byName = await server.database.query(
      'explain select id from members m where not m.hidden order by m.search_name, m.id limit 25',
    );
    assert.match(JSON.stringify(byName), /members_by_name/);
    const chosen = await server.database.query(
      `explain select member_id from member_tags where facet = 'expertise' and value = any('{Performance}'::text[])`,
    );
    assert.match(JSON.stringify(chosen), /member_tags_pkey/);
  } finally {
    await server.close();
  }
});
