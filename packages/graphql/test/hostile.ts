import assert from 'node:assert/strict';
import { CommunityError, type Input, type OperationName } from '@kith/core';
import { fakeTransport } from './fake-transport.js';
import { wholeEvent as event } from './whole-event.js';
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
const pageInfo = { hasNextPage: true, endCursor: 'c', hasPreviousPage: true, startCursor: 'b' };
const author = {
  id: '1',
  handle: 'ada',
  name: 'Ada',
  badges: [{ id: 'b', label: 'B', imageUrl: null }],
  roles: ['moderator'],
};
const report = { id: 'r', reason: 'spam', note: null, by: author, createdAt: '2020-01-01T00:00:00Z' };
const post = {
  id: 'p1',
  clientId: 'c1',
  revision: 3,
  kind: 'question',
  author,
  title: 'T',
  body: { text: 'Hi', format: 'markdown', lang: 'en' },
  createdAt: '2020-01-01T00:00:00Z',
  editedAt: null,
  threadId: 'p1',
  parentId: null,
  depth: 0,
  subject: { key: 'k', site: 'https://a', title: 'P', url: 'https://a/p' },
  topic: { id: 't', name: 'T', url: null },
  tags: ['a'],
  pinned: true,
  moderation: { status: 'pending', reason: 'links', note: 'n', by: null, at: '2020-01-01T00:00:00Z' },
  reports: [report],
  reactions: [{ name: 'heart', emoji: '❤', imageUrl: null, count: 2, mine: true }],
  counts: { replies: 1, comments: 2, reactions: 2, unread: 0, views: 9, edits: 0, reports: 1 },
  attachments: [{ id: 'f', url: 'https://f', name: 'f.png', mediaType: 'image/png', size: 9, width: 1, height: 1 }],
  links: [{ url: 'https://l', title: 'L', description: null, imageUrl: null, siteName: null }],
  poll: { question: 'Q', options: [{ id: 'o', label: 'O', votes: 1, mine: false }], multiple: false, voters: 1 },
  viewerCan: ['reply', 'react'],
  url: 'https://a/p1',
};
const topic = {
  id: 't',
  slug: 's',
  name: 'T',
  kinds: ['question'],
  counts: { posts: 1, followers: 2, unread: null },
  following: true,
  viewerCan: ['post'],
};
const tag = { id: 'css', name: 'css', counts: { posts: 1, followers: 1, unread: 0 }, following: false, url: null };
const rules = {
  refused: null,
  kinds: ['comment'],
  formats: ['markdown', 'text'],
  maxLength: 100,
  guests: true,
  mediaTypes: ['image/*'],
  reactions: [{ name: 'heart', count: 0 }],
  reportReasons: ['spam'],
};

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
  one(
    defaultAdapter,
    'posts.list',
    { status: ['reported'] },
    { posts: { nodes: [post], pageInfo, totalCount: 9 }, viewer: { key: 'k', permissions: [] } },
  ),
  one(defaultAdapter, 'posts.replies', { subject: 'k' }, { replies: { nodes: [post], pageInfo, totalCount: 9 } }),
  one(defaultAdapter, 'posts.get', { id: 'p1' }, { post }),
  one(defaultAdapter, 'posts.counts', { subjects: ['k'] }, { commentCounts: [{ subject: 'k', count: 2 }] }),
  one(
    defaultAdapter,
    'posts.reactions',
    { id: 'p1' },
    { reactors: { nodes: [{ id: 'x', reaction: 'heart', author, createdAt: null }], pageInfo } },
  ),
  one(
    defaultAdapter,
    'posts.history',
    { id: 'p1' },
    { postHistory: [{ title: 'T', body: post.body, editedAt: post.createdAt, editor: author }] },
  ),
  one(defaultAdapter, 'posts.reports', { id: 'p1' }, { postReports: { nodes: [report], pageInfo } }),
  one(defaultAdapter, 'posts.rules', {}, { postRules: rules }),
  one(defaultAdapter, 'topics.get', { id: 't' }, { topic }),
  one(defaultAdapter, 'tags.complete', { prefix: 'c' }, { completeTag: [tag] }),
  one(
    defaultAdapter,
    'emoji.complete',
    { prefix: 'c' },
    { completeEmoji: [{ name: 'cat', emoji: null, imageUrl: 'https://c' }] },
  ),
  one(defaultAdapter, 'members.complete', { prefix: 'a' }, { completeMember: [author] }),
  one(defaultAdapter, 'links.card', { url: 'https://l' }, { linkCard: post.links[0] }),
  one(defaultAdapter, 'posts.react', { id: 'p1', reaction: 'heart' }, { addReaction: { post } }),
  one(defaultAdapter, 'members.mute', { id: '1' }, { muteMember: { member: { id: '1', muted: true } } }),
  one(defaultAdapter, 'events.list', {}, { events: { nodes: [event], pageInfo, totalCount: 9 } }),
  one(
    defaultAdapter,
    'events.attendees',
    { id: 'e1' },
    { attendees: { nodes: [{ id: 'x', author, status: 'going', guests: 1 }], pageInfo } },
  ),
  one(defaultAdapter, 'events.rsvp', { id: 'e1', status: 'going' }, { answerEvent: { event } }),
];

/** The type of what each operation answers with. */
const types: { readonly [name: string]: string } = {
  'viewer.get': 'viewer',
  'members.facets': 'facet',
  'posts.counts': 'commentCount',
  'posts.reactions': 'reactor',
  'posts.history': 'postVersion',
  'posts.reports': 'report',
  'posts.rules': 'postRules',
  'topics.get': 'topic',
  'tags.complete': 'tag',
  'emoji.complete': 'emoji',
  'members.complete': 'author',
  'links.card': 'linkCard',
  'events.attendees': 'attendee',
};

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
  const type = types[name] ?? { posts: 'post', events: 'event' }[name.split('.')[0] ?? ''] ?? 'member';
  // That there is nothing is an answer to some.
  if (output === null) return assert.equal(name, 'links.card');
  const items = own(output, 'items') ?? (Array.isArray(output) ? output : [output]);
  assert.ok(Array.isArray(items));
  for (const item of items)
    assert.deepEqual(
      item,
      coerceRecord(kinds[type] ?? {}, (field) => own(item, field)),
    );
  for (const cursor of [own(output, 'next'), own(output, 'previous')])
    assert.ok(cursor === undefined || cursor === null || typeof cursor === 'string');
}

/** Runs one operation over any answer: a sensible output or a `CommunityError`, with nothing asked twice. */
export function survivor({ adapter, name, input }: Case): (data: unknown) => Promise<void> {
  let answer: unknown;
  const transport = fakeTransport(() => ({ data: answer }));
  const connecting = graphqlGateway({ adapter, transport, settings: { organization: 'o', group: 'g' } });
  return async (data) => {
    const gateway = await connecting;
    await gateway.prepare?.('discussion-more');
    await gateway.prepare?.('event');
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
