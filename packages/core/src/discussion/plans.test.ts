import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { EntityStore } from '../entities.js';
import { gatewayOf } from '../gateway-of.js';
import type { Post } from '../model/post.js';
import type { OutboxEntry } from '../outbox/entry.js';
import { discussionOperations } from './operations.js';
import { confirmPost } from './confirm-post.js';
import { discussionPlans } from './plans.js';

const poll = (votes: readonly number[], mine = -1) => ({
  options: votes.map((count, index) => ({ id: `o${index}`, label: 'x', votes: count, mine: index === mine })),
  voters: votes.reduce((sum, count) => sum + count, 0),
});

describe('what a discussion shows at once', () => {
  const post: Post = { id: '1', reactions: [{ name: 'heart', count: 1, mine: true }], counts: { reactions: 1 } };
  function shown(entities: EntityStore, show: (entities: EntityStore) => () => void): Post | undefined {
    const undo = show(entities);
    const view = entities.view('post', '1');
    undo();
    return view;
  }
  const store = new EntityStore();
  store.merge('post', { ...post, poll: poll([2, 1], 0) });

  it('a reaction once, however often it is pressed, and none left of the last one taken back', () => {
    const react = discussionPlans['posts.react'].show;
    assert.deepEqual(
      shown(store, (entities) => react({ id: '1', reaction: 'heart' }, entities))?.reactions,
      post.reactions,
    );
    const gone = shown(store, (entities) =>
      discussionPlans['posts.unreact'].show({ id: '1', reaction: 'heart' }, entities),
    );
    assert.deepEqual([gone?.reactions, gone?.counts], [[], { reactions: 0 }]);
  });

  it('a vote moved, and a voter counted once', () => {
    const vote = discussionPlans['posts.vote'].show;
    assert.deepEqual(shown(store, (entities) => vote({ id: '1', options: ['o1'] }, entities))?.poll, {
      ...poll([1, 2], 1),
      voters: 3,
    });
    const none = shown(store, (entities) => vote({ id: '1', options: [] }, entities))?.poll;
    assert.deepEqual(none, { ...poll([1, 1]), voters: 2 });
  });

  it('only what an edit names', () => {
    const edited = shown(store, (entities) => discussionPlans['posts.edit'].show({ id: '1', tags: ['x'] }, entities));
    assert.deepEqual([edited?.tags, edited?.title, typeof edited?.editedAt], [['x'], undefined, 'string']);
  });

  it('an accepted answer on its question', () => {
    const entities = new EntityStore();
    entities.merge('post', { id: '1' });
    entities.merge('post', { id: '2', threadId: '1' });
    const undo = discussionPlans['posts.accept'].show({ id: '2' }, entities);
    assert.equal(entities.view('post', '1')?.acceptedAnswerId, '2');
    undo();
    assert.equal(entities.view('post', '1')?.acceptedAnswerId, undefined);
  });

  it('that a thread is followed on all of its posts, once the backend says so', () => {
    const entities = new EntityStore();
    for (const id of ['1', '2']) entities.merge('post', { id, threadId: '1', following: false });
    entities.merge('post', { id: '3', threadId: '3', following: false });
    discussionPlans['posts.follow'].settle({ id: '2', following: true }, entities);
    assert.deepEqual(
      ['1', '2', '3'].map((id) => entities.view('post', id)?.following),
      [true, true, false],
    );
    discussionPlans['posts.unfollow'].settle({ id: '2' }, entities);
    assert.equal(entities.view('post', '1')?.following, true, 'nothing is said');
  });

  it('follows threads in order, whichever of their posts is meant', () => {
    const entities = new EntityStore();
    for (const id of ['1', '2']) entities.merge('post', { id, threadId: '1' });
    const { target } = discussionPlans['posts.follow'];
    assert.equal(target({ id: '1' }, entities), discussionPlans['posts.unfollow'].target({ id: '2' }, entities));
    assert.notEqual(target({ id: '1' }, entities), target({ id: '3' }, entities));
  });

  it('has a row for each operation that it plans', () => {
    for (const name of Object.keys(discussionPlans)) assert.ok(name in discussionOperations, name);
  });
});

describe('looking for a post whose answer was lost', () => {
  const at = Date.parse('2026-01-01T12:00:00Z');
  const entry: OutboxEntry<'posts.create'> = {
    id: 'c1',
    name: 'posts.create',
    input: { kind: 'comment', parent: '7', body: { text: 'So **much** & more', format: 'markdown' } },
    at,
    state: 'checking',
    tries: 1,
    files: [],
    kept: true,
  };
  const mine: Post = {
    id: '9',
    author: { id: 'm1' },
    createdAt: '2026-01-01T12:00:01Z',
    body: { text: 'So much more', format: 'text' },
  };
  const old: Post = { id: '1', author: { id: 'm2' }, createdAt: '2025-01-01T00:00:00Z' };
  const look = (items: readonly Post[], next?: string, memberId: string | null = 'm1') =>
    confirmPost(entry, {
      gateway: gatewayOf({ 'posts.replies': () => ({ items, next }) }),
      viewer: { key: 'a', memberId },
      entities: new EntityStore(),
      signal: new AbortController().signal,
    });

  it('finds it by the client’s id, or by author, words and age, in whatever markup', async () => {
    const html: Post = { ...mine, body: { text: '<p>So <b>much</b> &amp; more</p>', format: 'html' } };
    assert.deepEqual(await look([old, html]), { output: html });
    const known = { id: '3', clientId: 'c1' };
    assert.deepEqual(await look([known], 'more', null), { output: known });
  });

  it('reads hostile words once, not once for each of their signs', async () => {
    for (const sign of ['<', '<a', '&', '&a', '&#']) {
      const hostile: Post = {
        ...mine,
        id: 'x',
        body: { text: `${sign.repeat(400_000)} Something else`, format: 'text' },
      };
      assert.deepEqual(await look([hostile, mine]), { output: mine });
    }
    const open: Post = { ...mine, body: { text: 'So <b much</b> & more', format: 'text' } };
    assert.equal(await look([open]), 'absent');
  });

  for (const [what, post] of [
    ['somebody else’s', { ...mine, author: { id: 'm2' } }],
    ['an older one with the same words', { ...mine, createdAt: '2026-01-01T11:00:00Z' }],
    ['other words', { ...mine, body: { text: 'So much less', format: 'text' } }],
  ] as const)
    it(`is not taken in by ${what}`, async () => assert.equal(await look([post]), 'absent'));

  it('cannot say where the list does not reach back, nobody is known, or nothing can be read', async () => {
    assert.equal(await look([{ ...mine, author: { id: 'm2' } }], 'more'), 'unknown');
    assert.equal(await look([old], 'more'), 'absent');
    assert.equal(await look([old], undefined, null), 'unknown');
    const context = { viewer: undefined, entities: new EntityStore(), signal: new AbortController().signal };
    assert.equal(await confirmPost(entry, { ...context, gateway: gatewayOf({}) }), 'unknown');
  });
});
