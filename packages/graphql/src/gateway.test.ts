import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CommunityError } from '@kith/core';
import { fakeTransport } from '../test/fake-transport.js';
import type { Adapter, Alternative, Entry } from './adapter.js';
import { composeAdapters, graphqlGateway } from './index.js';
import type { TransportAnswer } from './transport.js';

const get: Alternative = {
  document: '{ member { id name } }',
  variables: { id: '$input.id' },
  result: 'member',
  as: 'member',
};

async function over(
  entry: Entry,
  answer: TransportAnswer | ((document: string) => TransportAnswer),
  more: Partial<Adapter> = {},
) {
  const adapter: Adapter = {
    name: 'test',
    operations: { 'members.get': entry, 'members.list': entry, 'members.follow': entry },
    ...more,
  };
  const transport = fakeTransport(({ document }) => (typeof answer === 'function' ? answer(document) : answer));
  return {
    transport,
    gateway: await graphqlGateway({
      adapter,
      transport,
      settings: { space: 'S' },
      viewer: () => ({ key: 'k', memberId: 'm1' }),
    }),
  };
}

describe('answers', () => {
  it('of one entity, checked field by field', async () => {
    const { gateway, transport } = await over(get, {
      data: {
        member: {
          id: 7,
          name: { not: 'text' },
          headline: '',
          counts: { posts: -1, followers: '12' },
          languages: ['en', 5, null, {}, 'en'],
        },
      },
    });
    assert.deepEqual(await gateway.run('members.get', { id: '7' }), {
      id: '7',
      name: null,
      headline: null,
      counts: { posts: null, followers: 12 },
      languages: ['en', '5'],
    });
    assert.deepEqual(transport.requests[0]?.variables, { id: '7' });
  });

  it('without the entity, or without its id, are not-found', async () => {
    for (const member of [null, {}, { id: null }, { id: '' }, { id: {} }, 'text', 5, []]) {
      await assert.rejects((await over(get, { data: { member } })).gateway.run('members.get', { id: '1' }), {
        kind: 'not-found',
      });
    }
  });

  it('where the adapter looks in a place that is not there name operation and path', async () => {
    const { gateway } = await over(get, { data: { person: { id: '1' } } });
    await assert.rejects(gateway.run('members.get', { id: '1' }), (error) => {
      assert.ok(error instanceof CommunityError);
      assert.deepEqual(error.cause, { codes: ['ADAPTER_PATH'], paths: ['members.get:member:nothing'] });
      return true;
    });
  });

  it('with errors beside data are partial', async () => {
    const errors = [{ message: 'private', path: ['member', 'name'], extensions: { code: 'FORBIDDEN' } }];
    const partial: CommunityError[] = [];
    const { gateway } = await over(get, { data: { member: { id: '1', name: null } }, errors });
    assert.deepEqual(await gateway.run('members.get', { id: '1' }, { onPartial: (error) => partial.push(error) }), {
      id: '1',
      name: null,
    });
    assert.deepEqual(
      partial.map(({ kind, cause }) => [kind, cause]),
      [['forbidden', { codes: ['FORBIDDEN'], paths: ['member.name'] }]],
    );
  });

  it('with errors and no data fail', async () => {
    for (const data of [null, undefined, { member: null }]) {
      const { gateway } = await over(get, {
        data,
        errors: [{ message: 'private', extensions: { code: 'NOT_FOUND' } }],
      });
      await assert.rejects(gateway.run('members.get', { id: '1' }), { kind: 'not-found' });
    }
    await assert.rejects((await over(get, { data: null })).gateway.run('members.get', { id: '1' }), {
      kind: 'backend',
    });
  });

  it('to other reads ride along', async () => {
    const also: [string, unknown][] = [];
    const entry: Alternative = { ...get, also: { 'viewer.get': { result: 'viewer', as: 'viewer' } } };
    const onAlso = (name: string, output: unknown): void => void also.push([name, output]);
    await (
      await over(entry, { data: { member: { id: '1' }, viewer: { key: 'a', permissions: null } } })
    ).gateway.run('members.get', { id: '1' }, { onAlso });
    await (
      await over(entry, { data: { member: { id: '1' }, viewer: null } })
    ).gateway.run('members.get', { id: '1' }, { onAlso });
    assert.deepEqual(also, [['viewer.get', { key: 'a', permissions: null }]]);
  });

  it('are filtered by type, or by another discriminator', async () => {
    const nodes = [
      { __typename: 'User', id: '1' },
      { __typename: 'Organization', id: '2' },
      { id: '3' },
      { __typename: '__proto__', id: '4' },
    ];
    const entry: Alternative = {
      document: '{ search { nodes { id } } }',
      result: 'search',
      page: 'member',
      accept: ['User'],
    };
    const ids = async (one: Alternative, list: unknown[]) =>
      (await (await over(one, { data: { search: { nodes: list } } })).gateway.run('members.list', {})).items.map(
        ({ id }) => id,
      );
    assert.deepEqual(await ids(entry, nodes), ['1']);
    assert.deepEqual(
      await ids({ ...entry, accept: ['person'], discriminator: 'kind' }, [
        { id: '1', kind: 'person' },
        { id: '2', kind: 'event' },
      ]),
      ['1'],
    );
  });
});

describe('operations', () => {
  it('take the first alternative whose condition holds', async () => {
    const entry: Alternative[] = [
      { ...get, when: { '$input.handle': true }, document: '{ byHandle }', result: 'a' },
      { ...get, when: { '$input.id': true }, document: '{ byId }', result: 'b' },
    ];
    const { gateway, transport } = await over(entry, { data: { a: { id: '1' }, b: { id: '2' } } });
    assert.equal((await gateway.run('members.get', { handle: 'x' })).id, '1');
    assert.equal((await gateway.run('members.get', { id: 'x' })).id, '2');
    await assert.rejects(gateway.run('members.get', {}), { kind: 'unsupported' });
    assert.deepEqual(
      transport.requests.map(({ document }) => document),
      ['{ byHandle }', '{ byId }'],
    );
  });

  it('know the settings and the viewer', async () => {
    const { gateway, transport } = await over(
      { ...get, variables: { space: '$settings.space', actor: '$viewer.memberId' } },
      { data: { member: { id: '1' } } },
    );
    await gateway.run('members.get', { id: '1' });
    assert.deepEqual(transport.requests[0]?.variables, { space: 'S', actor: 'm1' });
  });

  it('use other ids that an entity was seen to carry', async () => {
    const entities = { member: { fields: ['id', 'name'], keys: { number: 'databaseId' } } };
    const { gateway, transport } = await over(
      { ...get, variables: { number: '$keys.number' } },
      { data: { member: { id: '__proto__', databaseId: 42 } } },
      { entities },
    );
    await gateway.run('members.get', { id: '__proto__' });
    await gateway.run('members.get', { id: '__proto__' });
    assert.deepEqual(
      transport.requests.map(({ variables }) => variables),
      [{}, { number: 42 }],
    );
  });

  it('read afterwards where a mutation answers without the entity', async () => {
    const follow: Alternative = {
      document: 'mutation { follow { ok uuid } }',
      result: 'follow',
      then: { ...get, document: 'query { member { id name } }', variables: { id: '$input.id', uuid: '$result.uuid' } },
    };
    const answer = (document: string): TransportAnswer =>
      document.startsWith('mutation')
        ? { data: { follow: { ok: true, uuid: 'u' } } }
        : { data: { member: { id: '1', name: 'A' } } };
    const { gateway, transport } = await over(follow, answer);
    assert.deepEqual(await gateway.run('members.follow', { id: '1' }), { id: '1', name: 'A' });
    assert.deepEqual(transport.requests[1]?.variables, { id: '1', uuid: 'u' });
    const run: Alternative = { ...follow, then: { run: 'members.get', input: { id: '$input.id' } } };
    const other = await over(run, answer, { operations: { 'members.follow': run, 'members.get': get } });
    assert.deepEqual(await other.gateway.run('members.follow', { id: '1' }), { id: '1', name: 'A' });
  });

  it('say what changed where no read can follow', async () => {
    const follow: Alternative = {
      document: 'mutation { follow }',
      result: 'follow',
      as: 'member',
      set: { id: '$input.id', following: true },
    };
    for (const answered of [true, 'done', { success: true }]) {
      assert.deepEqual(
        await (await over(follow, { data: { follow: answered } })).gateway.run('members.follow', { id: '9' }),
        {
          id: '9',
          following: true,
        },
      );
    }
  });

  it('are functions in JavaScript adapters', async () => {
    const { gateway } = await over(
      {
        run: async (input, { execute, settings }) => ({
          id: '1',
          name: `${JSON.stringify(input)} ${settings['space']} ${JSON.stringify(await execute('{ x }'))}`,
        }),
        supports: { inputs: { id: true }, fields: ['id', 'name'] },
      },
      { data: { x: 1 } },
    );
    assert.equal((await gateway.run('members.get', { id: 'a' })).name, '{"id":"a"} S {"x":1}');
    assert.deepEqual(gateway.supports('members.get'), { inputs: { id: true }, fields: ['id', 'name'] });
  });

  it('send documents by id and by GET', async () => {
    const { gateway, transport } = await over(
      { ...get, documentId: 'd1' },
      { data: { member: { id: '1' } } },
      { method: 'GET' },
    );
    await gateway.run('members.get', { id: '1' });
    assert.deepEqual([transport.requests[0]?.documentId, transport.requests[0]?.method], ['d1', 'GET']);
  });

  it('that an adapter lacks are unsupported, inherited names too', async () => {
    const { gateway } = await over(get, {});
    assert.equal(gateway.supports('viewer.get'), undefined);
    await assert.rejects(gateway.run('viewer.get', {}), { kind: 'unsupported' });
    const odd = 'constructor' as 'viewer.get';
    assert.equal(gateway.supports(odd), undefined);
    await assert.rejects(gateway.run(odd, {}), { kind: 'unsupported' });
  });

  it('need the settings that the adapter requires', async () => {
    const adapter: Adapter = { name: 'a', operations: {}, settings: { org: { required: true } } };
    const transport = fakeTransport(() => ({}));
    await assert.rejects(graphqlGateway({ adapter, transport }), /settings\.org: required/);
    await graphqlGateway({ adapter, transport, settings: { org: 'x' } });
  });

  it('come from a preset and from what the host lays over it', async () => {
    const base: Adapter = { name: 'base', grammar: 'plain', operations: { 'members.get': get } };
    const made = composeAdapters(base, { name: 'mine', operations: { 'members.list': { ...get, page: 'member' } } });
    assert.deepEqual(
      [made.name, made.grammar, Object.keys(made.operations)],
      ['mine', undefined, ['members.get', 'members.list']],
    );
  });
});

describe('errors', () => {
  const list = { id: '1', name: 'A' };
  const table: [string, Adapter['errors'], TransportAnswer, Partial<CommunityError>][] = [
    [
      'errors[] by extensions.code',
      undefined,
      { data: null, errors: [{ message: 'x', extensions: { code: 'UNAUTHENTICATED' } }] },
      { kind: 'unauthenticated' },
    ],
    [
      'errors[] by type',
      undefined,
      { data: null, errors: [{ message: 'x', type: 'RATE_LIMITED' } as object] },
      { kind: 'rate-limited' },
    ],
    [
      'a table of codes',
      { codes: { E42: 'conflict' } },
      { data: null, errors: [{ message: 'x', extensions: { code: 'E42' } }] },
      { kind: 'conflict' },
    ],
    ['no code, by status', undefined, { data: null, errors: [{ message: 'x' }], status: 403 }, { kind: 'forbidden' }],
    [
      'no code, no status',
      undefined,
      { data: null, errors: [{ message: 'x' }], status: 200, retryAfterMs: 5 },
      { kind: 'backend', retryAfterMs: 5 },
    ],
    [
      'an invalid document',
      undefined,
      { errors: [{ message: 'x', extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }], status: 400 },
      { kind: 'backend' },
    ],
    [
      'payload errors',
      'payload',
      { data: { follow: { member: null, errors: [{ field: 'id', code: 'taken', message: 'm' }] } } },
      { kind: 'invalid', fields: { id: 'taken' } },
    ],
    ['payload errors, none', 'payload', { data: { follow: { member: list, errors: [] } } }, {}],
    [
      'userErrors',
      { style: 'userErrors', fields: { memberId: 'id' }, fieldCodes: { BLANK: 'required' } },
      { data: { follow: { userErrors: [{ field: ['input', 'memberId'], code: 'BLANK' }] } } },
      { kind: 'invalid', fields: { id: 'required' } },
    ],
    [
      'success and error',
      'success',
      { data: { follow: { success: false, error: 'FORBIDDEN' } } },
      { kind: 'forbidden' },
    ],
    ['success', 'success', { data: { follow: { success: true, member: list } } }, {}],
    ['a union', 'union', { data: { follow: { __typename: 'NotFoundError', message: 'm' } } }, { kind: 'not-found' }],
    [
      'words of the backend, where the adapter opts in',
      { style: 'payload', messages: true },
      { data: { follow: { errors: [{ field: 'id', message: 'Is taken' }] } } },
      { kind: 'invalid', fields: { id: 'Is taken' } },
    ],
    [
      'hostile errors',
      'payload',
      { data: { follow: { errors: [{ field: '__proto__', code: { toString: 1 } }, 'text', null] } } },
      { kind: 'invalid' },
    ],
  ];
  for (const [title, errors, answer, expected] of table) {
    it(title, async () => {
      const entry: Alternative = {
        document: 'mutation { follow { member { id } } }',
        result: 'follow.member',
        as: 'member',
      };
      const { gateway } = await over(entry, answer, errors && { errors });
      const result = gateway.run('members.follow', { id: '1' });
      if (!expected.kind) return assert.equal((await result).id, '1');
      await assert.rejects(result, (error) => {
        assert.ok(error instanceof CommunityError);
        assert.equal(error.kind, expected.kind);
        if (expected.fields) assert.deepEqual(error.fields, expected.fields);
        if (expected.retryAfterMs) assert.equal(error.retryAfterMs, expected.retryAfterMs);
        return true;
      });
    });
  }

  it('a guest is an answer where the adapter says so', async () => {
    const entry: Alternative = { document: '{ me { id } }', result: 'me', as: 'viewer', otherwise: { key: null } };
    const operations = { 'viewer.get': entry };
    const guest = await over(
      entry,
      { data: { me: null }, errors: [{ message: 'x', extensions: { code: 'UNAUTHENTICATED' } }] },
      { operations },
    );
    assert.deepEqual(await guest.gateway.run('viewer.get', {}), { key: null });
    const broken = await over(entry, { data: { me: null }, errors: [{ message: 'x' }] }, { operations });
    await assert.rejects(broken.gateway.run('viewer.get', {}), { kind: 'backend' });
  });
});

describe('support', () => {
  it('follows from variables, conditions, tables, paging and documents', async () => {
    const entry: Alternative[] = [
      {
        when: { '$input.sort': 'newest' },
        document: '{ a { id login } }',
        variables: { skip: '$page.offset' },
        result: 'a',
        page: 'member',
      },
      {
        document: '{ a { id profile { title } } }',
        variables: {
          q: '%{$input.search}%',
          skills: '$input.facets.expertise',
          where: { sort: { $from: '$input.sort', $enum: { name: 'NAME' } } },
          first: '$page.first',
        },
        result: 'a',
        page: 'member',
      },
    ];
    const fields = {
      id: 'id',
      handle: 'login',
      headline: 'profile.title',
      name: 'fullName|profile.name',
      location: 'profile.city',
      following: { value: false },
      links: { list: [{ object: { url: 'site' } }] },
      url: { template: 'https://h/{login}' },
    };
    const { gateway } = await over(entry, {}, { entities: { member: { fields } } });
    assert.deepEqual(gateway.supports('members.list'), {
      inputs: { sort: ['newest', 'name'], after: true, page: true, search: true, facets: ['expertise'], first: true },
      fields: ['id', 'handle', 'following', 'url', 'headline'],
    });
  });

  it('is declared where it cannot be seen', async () => {
    const { gateway } = await over({ ...get, variables: { f: '$input.facets' }, inputs: { facets: ['offers'] } }, {});
    assert.deepEqual(gateway.supports('members.list')?.inputs, { facets: ['offers'] });
  });
});
