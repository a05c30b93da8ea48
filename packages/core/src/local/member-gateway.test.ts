import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ListMembers, Member } from '../model/member.js';
import { memberGateway } from './member-gateway.js';

const people: readonly Member[] = [
  { id: '1', handle: 'zoe', name: 'Zoë Ångström', expertise: ['performance', 'css'], location: 'Lisbon', joinedAt: '2024-01-01', lastActiveAt: '2026-01-01' },
  { id: '2', handle: 'ada', name: 'Ada King', expertise: ['engines'], location: 'London', joinedAt: '2025-01-01', lastActiveAt: '2025-01-01', offers: ['maths'] },
  { id: '3', handle: 'lin', name: 'Lin Zoe', headline: 'Performance first', expertise: ['performance'], location: 'London', joinedAt: '2023-01-01', languages: ['en', 'zh'] },
  { id: '4', name: 'ﬁona O’Neil', expertise: ['css', 'css'], organisation: 'Zoetrope', badges: [{ id: 'b', label: 'Speaker' }], counts: { followers: 1 } },
]; // prettier-ignore

const gateway = memberGateway(people, { key: 'u1' });
const idsOf = async (input: ListMembers) =>
  (await gateway.run('members.list', input)).items.map(({ id }) => id).join('');

describe('memberGateway', () => {
  const found: readonly (readonly [string, ListMembers, string])[] = [
    ['everybody, as given', {}, '1234'],
    ['without case and accents, names that begin with it first, then names that hold it', { search: 'ZOE' }, '134'],
    ['what is typed with accents too', { search: 'zoë  ANGSTROM' }, '1'],
    ['compatibility forms', { search: 'fiona' }, '4'],
    ['every word, in any field', { search: 'london ada' }, '2'],
    ['nobody', { search: 'ada lisbon' }, ''],
    ['blank as everybody', { search: '   ' }, '1234'],
    ['any value within a facet', { facets: { expertise: ['css', 'engines'] } }, '124'],
    ['all facets together', { facets: { expertise: ['performance'], location: ['London'] } }, '3'],
    ['no facet value as no choice', { facets: { expertise: [] } }, '1234'],
    ['badges by label, languages by tag', { facets: { badge: ['Speaker'] } }, '4'],
    ['by name', { sort: 'name' }, '2431'],
    ['newest first, unknown last', { sort: 'newest' }, '2134'],
    ['most active first', { sort: 'active' }, '1243'],
  ];
  for (const [what, input, ids] of found) it(`finds ${what}`, async () => assert.equal(await idsOf(input), ids));

  it('pages completely, each member once, with the total on every page', async () => {
    const many = memberGateway(Array.from({ length: 101 }, (_, index) => ({ id: String(index), name: `n${index}` })));
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await many.run('members.list', { first: 10, after });
      assert.equal(page.total, 101);
      seen.push(...page.items.map(({ id }) => id));
      after = page.next;
    } while (after);
    assert.equal(seen.length, 101);
    assert.equal(new Set(seen).size, 101);
    const jumped = await many.run('members.list', { first: 10, page: 11 });
    assert.deepEqual([jumped.items.length, jumped.next], [1, undefined]);
  });

  it('counts facet values by members, most first; a facet’s own choice does not narrow it', async () => {
    const facets = await gateway.run('members.facets', {
      names: ['expertise', 'location'],
      facets: { expertise: ['css'] },
    });
    assert.deepEqual(facets, [
      {
        name: 'expertise',
        values: [
          { value: 'css', count: 2 },
          { value: 'performance', count: 2 },
          { value: 'engines', count: 1 },
        ],
      },
      { name: 'location', values: [{ value: 'Lisbon', count: 1 }] },
    ]);
    const [limited] = await gateway.run('members.facets', { names: ['expertise'], limit: 1, search: 'london' });
    assert.deepEqual(limited?.values, [{ value: 'engines', count: 1 }]);
  });

  it('gives one by id or by handle, and nobody for neither', async () => {
    assert.equal((await gateway.run('members.get', { id: '4' })).id, '4');
    assert.equal((await gateway.run('members.get', { handle: 'ada' })).id, '2');
    for (const input of [{}, { id: 'x' }, { handle: 'x' }])
      await assert.rejects(gateway.run('members.get', input), { kind: 'not-found' });
  });

  it('follows and unfollows, each once however often, and remembers', async () => {
    const own = memberGateway(people);
    assert.equal((await own.run('members.follow', { id: '4' })).counts?.followers, 2);
    const again = await own.run('members.follow', { id: '4' });
    assert.deepEqual([again.following, again.counts?.followers], [true, 2]);
    assert.equal((await own.run('members.list', { search: 'fiona' })).items[0]?.following, true);
    assert.equal((await own.run('members.unfollow', { id: '4' })).counts?.followers, 1);
    await assert.rejects(own.run('members.follow', { id: 'x' }), { kind: 'not-found' });
    assert.equal(people[3]?.following, undefined);
  });

  it('says who is looking', async () => assert.deepEqual(await gateway.run('viewer.get', {}), { key: 'u1' }));
});
