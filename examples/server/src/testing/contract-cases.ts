import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { RunningServer } from '../server.js';
import { ask, at, each, list, signIn } from './client.js';

const everything = `id handle name avatarUrl headline bio { text format lang } pronouns location timeZone languages organisation
  expertise offers wants links { url label } badges { id label imageUrl } joinedAt lastActiveAt
  counts { posts followers following events } following viewerCan fields { name label value } url`;

/** The contract over the small community, the same on either database. */
export function contractCases(server: () => RunningServer): void {
  const query = (text: string, variables: Record<string, unknown> = {}, headers: Record<string, string> = {}) =>
    ask(server().origin, text, variables, headers);
  const names = async (args: string) =>
    each((await query(`{ members(${args}) { nodes { name } } }`)).body, 'data.members.nodes', 'name');
  const handles = async (args: string) =>
    each((await query(`{ members(${args}) { nodes { handle } } }`)).body, 'data.members.nodes', 'handle');
  const values = async (args: string) =>
    each((await query(`{ memberFacets(${args}) { values { value } } }`)).body, 'data.memberFacets.0.values', 'value');
  const refused = async (text: string, argument: string) => {
    const { body } = await query(text);
    assert.equal(at(body, 'errors.0.extensions.code'), 'BAD_USER_INPUT', JSON.stringify(body));
    assert.equal(at(body, 'errors.0.extensions.argument'), argument);
  };

  it('answers every field of a member', async () => {
    const { body } = await query(`{ member(handle: "ada") { ${everything} } }`);
    assert.deepEqual(at(body, 'data.member'), {
      id: '1',
      handle: 'ada',
      name: 'Ada Ærøskøbing',
      avatarUrl: `${server().origin}/avatars/1.svg`,
      headline: 'Works on performance',
      bio: { text: '**Hello**', format: 'markdown', lang: 'en' },
      pronouns: 'she/her',
      location: 'Łódź, Poland',
      timeZone: 'Europe/Warsaw',
      languages: ['pl', 'en'],
      organisation: 'Civic Lab',
      expertise: ['Facilitation', 'Data'],
      offers: ['Data'],
      wants: ['Drawing'],
      links: [{ url: 'https://ada.example/', label: 'Home' }],
      badges: [{ id: 'mentor', label: 'Mentor', imageUrl: null }],
      joinedAt: '2020-01-02T03:04:05Z',
      lastActiveAt: '2026-01-02T03:04:05Z',
      counts: { posts: 3, followers: 0, following: 0, events: 2 },
      following: null,
      viewerCan: [],
      fields: [{ name: 'years', label: 'Years', value: '7' }],
      url: null,
    });
  });

  it('folds case, accents and vowel signs, and takes no pattern', async () => {
    assert.deepEqual(await handles('search: "AEROSKOBING"'), ['ada']);
    assert.deepEqual(await handles('search: "jose alv"'), ['jose', 'jose-2']);
    assert.deepEqual(await handles('search: "نور"'), ['noor']);
    assert.deepEqual(await handles('search: "100%"'), ['percent']);
    assert.deepEqual(await handles('search: "w__l"'), []);
    assert.deepEqual(await handles('search: "_"'), ['percent']);
    assert.deepEqual(await handles('search: "\\\\o/"'), ['percent']);
  });

  it('ranks the beginning of a name over expertise over headline', async () => {
    assert.deepEqual(await handles('search: "performance", sort: relevance'), ['perf', 'jose', 'ada']);
  });

  it('says nothing of hidden members and fields', async () => {
    for (const word of ['Hidden Person', 'Secret craft', 'Hidden skill', 'Quiet headline']) {
      assert.deepEqual(await handles(`search: "${word}"`), [], word);
    }
    assert.deepEqual(await handles('facets: { location: ["Hidden town"] }'), []);
    assert.deepEqual(await handles('facets: { expertise: ["Secret craft", "Hidden skill"] }'), []);
    assert.deepEqual(await values('names: [location]'), ['Łódź, Poland']);
    assert.deepEqual(await values('names: [expertise]'), ['Data', 'Facilitation', 'Performance']);
    assert.equal(at((await query('{ member(handle: "hidden") { id } }')).body, 'data.member'), null);
    assert.equal(at((await query('{ member(id: "2") { id } }')).body, 'data.member'), null);
    const shy = (
      await query('{ member(handle: "shy") { headline expertise location joinedAt counts { followers } languages } }')
    ).body;
    const nothing = {
      headline: null,
      expertise: [],
      location: null,
      joinedAt: null,
      counts: { followers: null },
      languages: ['en'],
    };
    assert.deepEqual(at(shy, 'data.member'), nothing);
    // Shy is the newest by a date that they hide: they sort with those who have none.
    const newest = await handles('sort: newest');
    assert.ok(newest.indexOf('shy') > newest.indexOf('ada') && newest.indexOf('shy') > newest.indexOf('jose-2'));
    const own = (
      await query('{ viewer { member { headline expertise } } }', {}, { cookie: await signIn(server().origin, 'shy') })
    ).body;
    assert.deepEqual(at(own, 'data.viewer.member'), { headline: 'Quiet headline', expertise: ['Hidden skill'] });
  });

  it('counts facets without narrowing by their own choice', async () => {
    const { body } = await query(
      `{ memberFacets(names: [expertise, location, language, badge], facets: { expertise: ["Performance"] }) { name values { value label count } } }`,
    );
    assert.deepEqual(at(body, 'data.memberFacets'), [
      {
        name: 'expertise',
        values: [
          { value: 'Data', label: null, count: 3 },
          { value: 'Facilitation', label: null, count: 1 },
          { value: 'Performance', label: null, count: 1 },
        ],
      },
      { name: 'location', values: [{ value: 'Łódź, Poland', label: null, count: 1 }] },
      { name: 'language', values: [] },
      { name: 'badge', values: [] },
    ]);
    assert.deepEqual(
      await handles('facets: { expertise: ["Performance", "Facilitation"], location: ["Łódź, Poland"] }'),
      ['ada', 'jose'],
    );
    const labels = (await query('{ memberFacets(names: [badge, language]) { values { value label } } }')).body;
    assert.deepEqual(at(labels, 'data.memberFacets.0.values'), [{ value: 'mentor', label: 'Mentor' }]);
    assert.deepEqual(at(labels, 'data.memberFacets.1.values.0'), { value: 'en', label: 'English' });
  });

  it('pages through everybody once in every order, with ties', async () => {
    const all = [...(await names('first: 100'))].sort();
    for (const sort of ['name', 'newest', 'active', 'relevance']) {
      for (const search of ['', 'o']) {
        const seen: unknown[] = [];
        let after: unknown = null;
        for (let pages = 0; pages < 20; pages++) {
          const { body } = await query(
            `query ($after: String, $search: String) { members(first: 2, sort: ${sort}, after: $after, search: $search) {
              totalCount nodes { handle } pageInfo { hasNextPage endCursor } } }`,
            { after, search },
          );
          seen.push(...each(body, 'data.members.nodes', 'handle'));
          after = at(body, 'data.members.pageInfo.endCursor');
          if (!at(body, 'data.members.pageInfo.hasNextPage')) {
            assert.equal(seen.length, at(body, 'data.members.totalCount'), `${sort} ${search}`);
            break;
          }
        }
        assert.equal(new Set(seen).size, seen.length, `${sort} ${search}`);
        if (search === '') assert.equal(seen.length, all.length);
      }
    }
    assert.deepEqual(await names('first: 2, page: 2'), (await names('first: 4')).slice(2));
  });

  it('refuses arguments that cannot be taken, naming them', async () => {
    await refused('{ members(first: 0) { totalCount } }', 'first');
    await refused('{ members(first: 101) { totalCount } }', 'first');
    await refused('{ members(page: 0) { totalCount } }', 'page');
    await refused('{ members(page: 2000000000) { totalCount } }', 'page');
    await refused(`{ members(search: "${'x'.repeat(201)}") { totalCount } }`, 'search');
    await refused('{ member { id } }', 'id');
    await refused('{ member(id: "1", handle: "ada") { id } }', 'id');
    await refused('{ memberFacets(names: [badge], limit: 0) { name } }', 'limit');
    const cursor = String(
      at((await query('{ members(first: 1) { pageInfo { endCursor } } }')).body, 'data.members.pageInfo.endCursor'),
    );
    await refused(`{ members(after: "${cursor}", page: 1) { totalCount } }`, 'page');
    await refused(`{ members(after: "${cursor}", sort: newest) { totalCount } }`, 'after');
    const forged = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const broken = [
      cursor.slice(1),
      `${cursor}A`,
      '',
      '!',
      forged(['name', 'x', "1' or true"]),
      forged(['name', 'x']),
      forged({}),
    ];
    for (const after of [...broken, forged(['name', 'x', 1]), forged(['name', 'x', '1', '2'])]) {
      await refused(`{ members(after: "${after}") { nodes { id } } }`, 'after');
    }
    for (const id of ['0', '-1', 'x', '99999999999999999999', '1 or true']) {
      assert.equal(at((await query('query ($id: ID) { member(id: $id) { id } }', { id })).body, 'data.member'), null);
    }
    const nulls = await query(
      'query ($s: String) { members(search: $s, facets: { expertise: ["a\\u0000b"] }) { totalCount } }',
      { s: '\0' },
    );
    assert.equal(at(nulls.body, 'data.members.totalCount'), 0);
  });

  it('follows and unfollows, each as often as you like', async () => {
    const cookie = await signIn(server().origin, 'jose');
    const change = async (name: string, id: string) =>
      (
        await query(
          `mutation { ${name}(id: "${id}", clientMutationId: "c1") { clientMutationId member { following viewerCan counts { followers } } } }`,
          {},
          { cookie },
        )
      ).body;
    for (let twice = 0; twice < 2; twice++) {
      assert.deepEqual(at(await change('followMember', '1'), 'data.followMember'), {
        clientMutationId: 'c1',
        member: { following: true, viewerCan: ['follow', 'message', 'mute'], counts: { followers: 1 } },
      });
    }
    for (let twice = 0; twice < 2; twice++) {
      const member = at(await change('unfollowMember', '1'), 'data.unfollowMember.member');
      assert.deepEqual(member, {
        following: false,
        viewerCan: ['follow', 'message', 'mute'],
        counts: { followers: 0 },
      });
    }
    assert.equal(at(await change('followMember', '5'), 'errors.0.extensions.code'), 'FORBIDDEN');
    for (const id of ['2', '4711', 'x'])
      assert.equal(at(await change('followMember', id), 'errors.0.extensions.code'), 'NOT_FOUND');
    assert.equal(
      at((await query('mutation { followMember(id: "1") { member { id } } }')).body, 'errors.0.extensions.code'),
      'UNAUTHENTICATED',
    );
  });

  it('knows who looks', async () => {
    const guest = (await query('{ viewer { key permissions member { id } } }')).body;
    assert.deepEqual(at(guest, 'data.viewer'), { key: null, permissions: [], member: null });
    const cookie = await signIn(server().origin, 'ada');
    const ada = (await query('{ viewer { key permissions member { viewerCan } } }', {}, { cookie })).body;
    assert.deepEqual(at(ada, 'data.viewer'), { key: '1', permissions: ['moderate'], member: { viewerCan: ['edit'] } });
  });

  it('keeps what it searches and sorts by right when a member changes', async () => {
    const { database } = server();
    await database.query(`update members set hidden_fields = '{expertise}' where handle = 'perf'`);
    assert.deepEqual(
      list(
        (await query('{ members(facets: { expertise: ["Data"] }) { nodes { handle } } }')).body,
        'data.members.nodes',
      ).length,
      2,
    );
    await database.query(`update members set hidden_fields = '{}' where handle = 'perf'`);
    assert.equal((await handles('facets: { expertise: ["Data"] }')).length, 3);
  });
}
