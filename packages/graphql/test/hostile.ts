import assert from 'node:assert/strict';
import { CommunityError, type Input, type OperationName } from '@kith/core';
import { fakeTransport } from './fake-transport.js';
import { defaultAdapter } from '../src/adapters/default.js';
import type { Adapter } from '../src/adapter.js';
import { graphqlGateway } from '../src/index.js';
import { coerceRecord, kinds } from '../src/kinds.js';
import { isRecord, own } from '../src/path.js';
import { github } from '../src/presets/github.js';
import { mobilizon } from '../src/presets/mobilizon.js';

export const member = {
  __typename: 'Member',
  id: '1',
  handle: 'ada',
  name: 'Ada',
  avatarUrl: 'https://a/1.png',
  headline: 'Hello',
  pronouns: 'she',
  location: 'Porto',
  organisation: 'X',
  expertise: ['a', 'b'],
  badges: [{ id: 'b', label: 'B', imageUrl: null }],
  joinedAt: '2020-01-01T00:00:00Z',
  lastActiveAt: '2020-01-01T00:00:00Z',
  counts: { posts: 1, followers: 2, following: 3, events: 4 },
  following: false,
  viewerCan: ['follow'],
  url: 'https://a',
  bio: { text: 'Hi', format: 'markdown', lang: 'en' },
  timeZone: 'Europe/Lisbon',
  languages: ['pt'],
  offers: ['x'],
  wants: ['y'],
  links: [{ url: 'https://l', label: null }],
  fields: [{ name: 'n', label: 'N', value: 'v' }],
};
const user = {
  __typename: 'User',
  id: 'U1',
  databaseId: 1,
  login: 'ada',
  name: 'Ada',
  avatarUrl: 'https://a/1.png',
  bio: 'b',
  bioHTML: '<p>b</p>',
  pronouns: null,
  location: 'Porto',
  company: '@x',
  createdAt: '2020-01-01T00:00:00Z',
  url: 'https://g/ada',
  viewerIsFollowing: false,
  viewerCanFollow: true,
  followers: { totalCount: 1 },
  following: { totalCount: 2 },
  websiteUrl: 'ada.example',
  twitterUsername: 'ada',
  status: { message: 'busy', emoji: null },
  socialAccounts: { nodes: [{ url: 'https://s/1', displayName: 's' }] },
};
const person = {
  id: '1',
  preferredUsername: 'ada',
  domain: null,
  name: 'Ada',
  summary: '<p>b</p>',
  url: 'https://m/ada',
  avatar: { url: 'https://m/1' },
  followersCount: 1,
  followingCount: 2,
};
const pageInfo = { hasNextPage: true, endCursor: 'c' };

export interface Case<N extends OperationName = OperationName> {
  readonly adapter: Adapter;
  readonly name: N;
  readonly input: Input<N>;
  readonly data: unknown;
}
const one = <N extends OperationName>(adapter: Adapter, name: N, input: Input<N>, data: unknown): Case => ({
  adapter,
  name,
  input,
  data,
});
export const cases: readonly Case[] = [
  one(
    defaultAdapter,
    'members.list',
    {},
    { members: { nodes: [member], pageInfo, totalCount: 9 }, viewer: { key: 'k', permissions: ['moderate'], member } },
  ),
  one(defaultAdapter, 'members.get', { id: '1' }, { member }),
  one(
    defaultAdapter,
    'members.facets',
    { names: ['expertise'] },
    { memberFacets: [{ name: 'expertise', values: [{ value: 'a', label: 'A', count: 2 }] }] },
  ),
  one(defaultAdapter, 'members.follow', { id: '1' }, { followMember: { member } }),
  one(defaultAdapter, 'viewer.get', {}, { viewer: { key: 'k', permissions: [], member } }),
  one(
    github,
    'members.list',
    {},
    { organization: { membersWithRole: { nodes: [user], pageInfo, totalCount: 9 } }, viewer: user },
  ),
  one(github, 'members.list', { search: 'ada' }, { search: { edges: [{ node: user }], pageInfo, userCount: 9 } }),
  one(github, 'members.get', { handle: 'ada' }, { user }),
  one(github, 'members.follow', { id: 'U1' }, { followUser: { user } }),
  one(
    mobilizon,
    'members.list',
    {},
    { group: { id: '1', members: { total: 9, elements: [{ id: 'm', role: 'MEMBER', actor: person }] } } },
  ),
  one(mobilizon, 'members.get', { handle: 'ada' }, { fetchPerson: person }),
];

export const dropped = Symbol('dropped');
export const hostile: readonly unknown[] = [
  dropped,
  null,
  '',
  ' ',
  'text',
  0,
  -1,
  1.5,
  1e400,
  true,
  [],
  [null],
  [[]],
  ['a', {}],
  {},
  { id: '1' },
  { toString: 'x', valueOf: 1 },
  { length: 1e9 },
  { then: 'x' },
  JSON.parse('{"__proto__":{"polluted":1},"id":"__proto__"}'),
  '2020-13-45',
  '\ud800',
];

/** Every copy of a value with one place in it replaced. */
export function* variants(value: unknown, replacement: unknown): Generator {
  yield replacement;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      for (const variant of variants(item, replacement))
        yield value.flatMap((old: unknown, at) => (at === index ? (variant === dropped ? [] : [variant]) : [old]));
    }
  } else if (isRecord(value)) {
    for (const [key, item] of Object.entries(value)) {
      for (const variant of variants(item, replacement)) {
        const { [key]: _, ...rest } = value;
        yield variant === dropped ? rest : { ...value, [key]: variant };
      }
    }
  }
}

/** Whether an answer is what the model promises: every field absent, `null` or of its kind. */
function assertSensible(name: OperationName, output: unknown): void {
  const type = name === 'viewer.get' ? 'viewer' : name === 'members.facets' ? 'facet' : 'member';
  const items = own(output, 'items') ?? (Array.isArray(output) ? output : [output]);
  assert.ok(Array.isArray(items));
  for (const item of items)
    assert.deepEqual(
      item,
      coerceRecord(kinds[type] ?? {}, (field) => own(item, field)),
    );
  const next = own(output, 'next');
  assert.ok(next === undefined || next === null || typeof next === 'string');
}

/** Runs one operation over any answer: a sensible output or a `CommunityError`, with nothing asked twice. */
export function survivor({ adapter, name, input }: Case): (data: unknown) => Promise<void> {
  let answer: unknown;
  const transport = fakeTransport(() => ({ data: answer }));
  const connecting = graphqlGateway({ adapter, transport, settings: { organization: 'o', group: 'g' } });
  return async (data) => {
    const gateway = await connecting;
    answer = data;
    transport.requests.length = 0;
    try {
      assertSensible(name, await gateway.run(name, input, { onAlso: (also, output) => assertSensible(also, output) }));
    } catch (thrown) {
      if (!(thrown instanceof CommunityError)) throw thrown;
      assert.ok(['not-found', 'backend'].includes(thrown.kind));
    }
    assert.equal(transport.requests.length, 1, 'nothing is asked twice');
  };
}
