import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { Pace } from '@kith/core';
import { parse } from 'graphql';
import { fakeTransport } from '../test/fake-transport.js';
import { alternativesOf, isFunctionEntry } from './adapter.js';
import { explainAdapter, graphqlGateway, parseAdapter, type Transport, type TransportAnswer } from './index.js';

const page = readFileSync(new URL('../../../docs/adapters.md', import.meta.url), 'utf8');
const examples = [...page.matchAll(/^```json adapter\n([\s\S]*?)^```/gm)].map(([, text = '']) =>
  parseAdapter(JSON.parse(text)),
);

/** An example by its name, over a backend that answers with this. */
async function over(name: string, data: unknown) {
  const adapter = examples.find((one) => one.name === name) ?? assert.fail(`no example ${name}`);
  const transport = fakeTransport(() => ({ data }));
  return { transport, gateway: await graphqlGateway({ adapter, transport, settings: { space: 'S' } }) };
}

describe('docs/adapters.md', () => {
  for (const adapter of examples) {
    it(`${adapter.name} is well formed`, async () => {
      assert.deepEqual((await explainAdapter(adapter)).map(String), []);
      for (const entry of Object.values(adapter.operations)) {
        assert.ok(!isFunctionEntry(entry));
        for (const one of alternativesOf(entry)) assert.doesNotThrow(() => parse(one.document));
      }
    });
  }

  it('events', async () => {
    const { gateway, transport } = await over('events', {
      events: {
        nodes: [{ uuid: 'e', title: 'T', beginsOn: '2026-03-07', status: 'CONFIRMED', options: { seats: 9 } }],
      },
      join: { event: { uuid: 'e', stats: { going: 3 } } },
    });
    await gateway.prepare?.('event');
    assert.deepEqual(gateway.supports('events.rsvp')?.inputs.status, ['going']);
    const { items } = await gateway.run('events.list', { from: '2026-03-01T00:00:00Z', first: 5 });
    const [event] = items;
    assert.deepEqual(
      [event?.id, event?.startAt, event?.status, event?.registration?.capacity],
      ['e', '2026-03-07', 'scheduled', 9],
    );
    const said = await gateway.run('events.rsvp', { id: 'e', status: 'going', guests: 1 }, { writeId: 'w' });
    assert.deepEqual([said.rsvp, said.counts], [{ status: 'going' }, { going: 3 }]);
    assert.deepEqual(transport.requests[1]?.variables, { id: 'e', guests: 1, key: 'w' });
  });

  it('aliases', async () => {
    const { gateway } = await over('aliases', { member: { id: '1', name: 'Ada', avatarUrl: null } });
    assert.deepEqual(await gateway.run('members.get', { id: '1' }), { id: '1', name: 'Ada', avatarUrl: null });
  });

  it('rules', async () => {
    const profile = {
      title: null,
      job: 'Gardener',
      company: 'Kew',
      about: '<p>Hi</p>',
      site: 'ada.example',
      languages: 'en, pt',
    };
    const user = {
      uuid: 'u',
      login: 'ada',
      fullName: '',
      createdAt: 1700000000,
      canBeFollowed: true,
      tags: [{ label: 'roses' }],
      followers: { total: 3 },
      accounts: [{ href: 'https://s/ada', service: 'S' }],
      profile,
    };
    const { gateway } = await over('rules', { user });
    assert.deepEqual(await gateway.run('members.get', { handle: 'ada' }), {
      id: 'u',
      handle: 'ada',
      name: 'ada',
      headline: 'Gardener at Kew',
      bio: { text: '<p>Hi</p>', format: 'html' },
      expertise: ['roses'],
      languages: ['en', 'pt'],
      joinedAt: '2023-11-14T22:13:20.000Z',
      counts: { followers: 3 },
      links: [{ url: 'https://ada.example' }, { url: 'https://s/ada', label: 'S' }],
      viewerCan: ['follow'],
    });
  });

  it('variables', async () => {
    const { gateway, transport } = await over('variables', { users: [] });
    await gateway.run('members.list', { search: 'ada', facets: { expertise: ['css'] }, sort: 'newest', first: 10 });
    await gateway.run('members.list', {});
    assert.deepEqual(
      transport.requests.map(({ variables }) => variables),
      [
        {
          where: { space: 'S', name: { _ilike: '%ada%' }, _and: [{ tags: { _eq: 'css' } }] },
          order: { by: 'CREATED', desc: true },
          limit: 10,
          offset: 0,
        },
        { where: { space: 'S' }, limit: 24, offset: 0 },
      ],
    );
    assert.deepEqual(gateway.supports('members.list')?.inputs, {
      sort: ['name', 'newest'],
      search: true,
      facets: ['expertise'],
      first: true,
      after: true,
      page: true,
    });
  });

  it('alternatives', async () => {
    const node = { id: '1', __typename: 'User' };
    const { gateway } = await over('alternatives', {
      search: { edges: [{ node }, { node: { id: '2', __typename: 'Bot' } }] },
      users: { nodes: [{ id: '3' }] },
    });
    assert.deepEqual((await gateway.run('members.list', { search: 'a' })).items, [{ id: '1' }]);
    assert.deepEqual((await gateway.run('members.list', {})).items, [{ id: '3' }]);
  });

  it('pages', async () => {
    const { gateway, transport } = await over('pages', {
      Page: { users: [{ id: '1' }], pageInfo: { total: 90, hasNextPage: true } },
    });
    const first = await gateway.run('members.list', { first: 80 });
    await gateway.run('members.list', { first: 80, after: first.next });
    assert.deepEqual(
      transport.requests.map(({ variables }) => variables),
      [
        { page: 0, perPage: 50 },
        { page: 1, perPage: 50 },
      ],
    );
  });

  it('errors', async () => {
    const { gateway } = await over('errors', {
      follow: { member: null, userErrors: [{ field: ['memberId'], code: 'BLANK', message: 'm' }] },
    });
    await assert.rejects(gateway.run('members.follow', { id: '' }), { kind: 'invalid', fields: { id: 'required' } });
  });

  it('mutations', async () => {
    const { gateway, transport } = await over('mutations', {
      member: { id: '1', databaseId: 7, following: true },
      follow: { status: 1 },
      unfollow: { status: 1 },
    });
    await gateway.run('members.get', { id: '1' });
    assert.equal((await gateway.run('members.follow', { id: '1' })).following, true);
    assert.deepEqual(await gateway.run('members.unfollow', { id: '1' }), { id: '1', following: false });
    assert.deepEqual(transport.requests[1]?.variables, { number: 7 });
  });

  it('backward', async () => {
    const pageInfo = { hasNextPage: true, endCursor: 'e', hasPreviousPage: true, startCursor: 's' };
    const { gateway, transport } = await over('backward', { topics: { edges: [{ node: { id: '1' } }], pageInfo } });
    await gateway.prepare?.('discussion-more');
    const page = await gateway.run('posts.list', { first: 5 });
    assert.deepEqual([page.items, page.next, page.previous], [[{ id: '1' }], 'e', 's']);
    await gateway.run('posts.list', { first: 5, before: page.previous });
    assert.deepEqual(
      transport.requests.map(({ variables }) => variables),
      [{ first: 5 }, { last: 5, before: 's' }],
    );
    const { before, around } = gateway.supports('posts.list')?.inputs ?? {};
    assert.deepEqual([before, around], [true, undefined]);
  });

  it('discussions', async () => {
    const adapter = examples.find((one) => one.name === 'discussions') ?? assert.fail();
    const comment = { id: '1', html: '<p>Hi</p>', user: { id: 'u', name: 'Ada' }, replyCount: 2 };
    let told: ((answer: TransportAnswer) => void) | undefined;
    const fake = fakeTransport(() => ({
      data: { comment: { comment }, vote: { id: '1' }, seen: { ok: true }, upload: { id: 'f', url: 'https://f' } },
    }));
    const transport: Transport = {
      ...fake,
      uploads: true,
      subscribe(_, sink) {
        told = (answer) => sink.next(answer);
        return () => {};
      },
    };
    const gateway = await graphqlGateway({ adapter, transport });
    await gateway.prepare?.('discussion-more');
    const post = {
      id: '1',
      kind: 'comment',
      body: { text: '<p>Hi</p>', format: 'html' },
      author: { id: 'u', name: 'Ada' },
      counts: { replies: 2 },
    };
    const input = { kind: 'comment', body: { text: 'Hi', format: 'text' } } as const;
    assert.deepEqual(await gateway.run('posts.create', input, { writeId: 'w' }), post);
    assert.deepEqual(
      [gateway.supports('posts.create')?.idempotent, gateway.supports('posts.vote')?.idempotent],
      [true, undefined],
    );
    await gateway.run('posts.vote', { id: '1', options: [] });
    assert.equal(await gateway.run('posts.markRead', { until: '2026-01-01T00:00:00Z' }), null);
    assert.deepEqual(
      fake.requests.map(({ variables }) => variables),
      [{ text: 'Hi', key: 'w' }, { id: '1', options: [] }, { until: '2026-01-01T00:00:00Z' }],
    );
    const events: unknown[] = [];
    const sink = { pace: new Pace(), ready: () => {}, lost: () => {}, next: (event: unknown) => events.push(event) };
    gateway.watch?.('posts.changes', { id: 't' }, sink);
    while (!told) await new Promise((resolve) => setTimeout(resolve, 1));
    told({ data: { commentEvent: { action: 'REMOVED', comment } } });
    told({ data: { commentEvent: { action: 'PRAISED', comment } } });
    assert.deepEqual(events, [
      { type: 'deleted', post },
      { type: 'changed', post },
    ]);
  });

  it('viewer', async () => {
    const also: unknown[] = [];
    const { gateway, transport } = await over('viewer', {
      me: { id: 'k', person: { id: '1', name: 'Ada' } },
      people: [{ id: '1' }],
    });
    await gateway.run('members.list', {}, { onAlso: (_, viewer) => also.push(viewer) });
    assert.deepEqual(also, [{ key: 'k', memberId: '1', name: 'Ada' }]);
    assert.equal(transport.requests[0]?.method, 'GET');
    assert.deepEqual(await (await over('viewer', { me: null })).gateway.run('viewer.get', {}), { key: null });
  });
});
