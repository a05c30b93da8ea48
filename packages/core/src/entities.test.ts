import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { EntityStore } from './entities.js';
import type { Member } from './model/member.js';
import type { Post } from './model/post.js';

const ada: Member = { id: '1', name: 'Ada', headline: 'Engines', counts: { followers: 2, posts: 7 } };

function storeWith(...members: readonly Member[]): EntityStore {
  const store = new EntityStore();
  for (const member of members) store.merge('member', member);
  return store;
}

describe('EntityStore', () => {
  it('makes one entity of a list item and a full profile: what is not loaded overwrites nothing, null does', () => {
    const store = storeWith(ada);
    store.merge('member', { id: '1', name: undefined, headline: null, bio: { text: 'x', format: 'text' } });
    assert.deepEqual(store.view('member', '1'), { ...ada, headline: null, bio: { text: 'x', format: 'text' } });
  });

  it('merges the counts that an answer has into those that are known', () => {
    const store = storeWith(ada);
    store.merge('member', { id: '1', counts: { followers: 3, posts: undefined } });
    assert.deepEqual(store.view('member', '1')?.counts, { followers: 3, posts: 7 });
  });

  it('replaces lists whole', () => {
    const store = storeWith({ id: '1', expertise: ['a', 'b'] });
    store.merge('member', { id: '1', expertise: ['c'] });
    assert.deepEqual(store.view('member', '1')?.expertise, ['c']);
  });

  it('lays patches in order, each over the one before, and takes back exactly one', () => {
    const store = storeWith(ada);
    const add = (member: Member) => ({ counts: { ...member.counts, followers: (member.counts?.followers ?? 0) + 1 } });
    const first = store.apply('member', '1', add);
    const second = store.apply('member', '1', (member) => ({ name: `${member.name}!`, following: true }));
    store.apply('member', '1', (member) => ({ name: `${member.name}?` }));
    assert.deepEqual(store.view('member', '1'), {
      ...ada,
      name: 'Ada!?',
      following: true,
      counts: { followers: 3, posts: 7 },
    });
    store.revert('member', '1', second);
    assert.equal(store.view('member', '1')?.name, 'Ada?');
    assert.equal(store.view('member', '1')?.following, undefined);
    assert.equal(store.view('member', '1')?.counts?.followers, 3);
    store.revert('member', '1', second);
    store.revert('member', '1', first);
    assert.equal(store.view('member', '1')?.counts?.followers, 2);
  });

  it('keeps what changed at the backend while a patch lay over it', () => {
    const store = storeWith(ada);
    const patch = store.apply('member', '1', () => ({ following: true }));
    store.merge('member', { id: '1', name: 'Ada King' });
    assert.deepEqual([store.view('member', '1')?.name, store.view('member', '1')?.following], ['Ada King', true]);
    store.revert('member', '1', patch);
    assert.deepEqual([store.view('member', '1')?.name, store.view('member', '1')?.following], ['Ada King', undefined]);
  });

  it('lets a read that began before a confirmed write fill gaps, never overwrite', () => {
    const store = storeWith(ada);
    const began = store.now();
    store.confirm('member', { id: '1', following: true });
    store.merge('member', { id: '1', following: false, pronouns: 'she' }, began);
    assert.equal(store.view('member', '1')?.following, true);
    assert.equal(store.view('member', '1')?.pronouns, 'she');
    store.merge('member', { id: '1', following: false }, store.now());
    assert.equal(store.view('member', '1')?.following, false);
  });

  it('tells once for all changes of a turn, of each entity that changed and of no other', async () => {
    const store = storeWith(ada, { id: '2', name: 'Grace' });
    const told: string[][] = [];
    const stop = store.subscribe((changed) => told.push([...changed]));
    store.merge('member', { id: '1', name: 'Ada King' });
    store.merge('member', { id: '1', name: 'Ada Lovelace' });
    store.merge('member', { id: '2', name: 'Grace' });
    await Promise.resolve();
    await Promise.resolve();
    assert.deepEqual(told, [['member:1']]);
    store.clear();
    await Promise.resolve();
    assert.deepEqual(told[1], ['member:1', 'member:2']);
    stop();
    store.merge('member', { id: '1', name: 'x' });
    await Promise.resolve();
    assert.equal(told.length, 2);
  });

  it('gives the same object as long as nothing changed', () => {
    const store = storeWith(ada);
    const view = store.view('member', '1');
    store.merge('member', structuredClone(ada));
    assert.equal(store.view('member', '1'), view);
  });

  it('is not fooled by ids and fields that are names of Object', () => {
    const store = storeWith(JSON.parse('{"id":"__proto__","name":"Eve","__proto__":{"admin":true}}') as Member);
    assert.equal(store.view('member', '__proto__')?.name, 'Eve');
    store.merge('member', JSON.parse('{"id":"__proto__","counts":{"__proto__":{"posts":1}}}') as Member);
    assert.equal(store.view('member', 'constructor'), undefined);
    assert.equal(Reflect.get({}, 'admin'), undefined);
    assert.equal(Reflect.get({}, 'posts'), undefined);
  });

  it('lays a change over what is still to be loaded: there is nothing to see before, then all of it', () => {
    const store = new EntityStore();
    const patch = store.apply('member', '1', () => ({ following: true }));
    assert.equal(store.view('member', '1'), undefined);
    store.merge('member', ada);
    assert.deepEqual(store.view('member', '1'), { ...ada, following: true });
    store.revert('member', '1', patch);
    assert.deepEqual(store.view('member', '1'), ada);
  });
});

describe('what a client made', () => {
  const made: Post = { id: 'c1', clientId: 'c1', kind: 'comment', body: { text: 'Hi', format: 'text' }, unread: false };
  const taken: Post = { id: '42', kind: 'comment', createdAt: '2026-01-01T00:00:00Z' };

  function postStore(...posts: readonly Post[]): EntityStore {
    const store = new EntityStore();
    for (const post of posts) store.merge('post', post);
    return store;
  }

  it('is one with what the backend took in, under both ids, and lacks nothing that the answer leaves out', () => {
    const store = postStore(made);
    store.adopt('post', 'c1', taken);
    assert.deepEqual(store.view('post', '42'), { ...made, ...taken });
    assert.equal(store.view('post', 'c1'), store.view('post', '42'));
    store.merge('post', { id: '42', title: 'x' });
    assert.equal(store.view('post', 'c1')?.title, 'x');
  });

  it('keeps the changes that lie over it, and each is taken back by the id that it was laid under', () => {
    const store = postStore(made);
    const patch = store.apply('post', 'c1', () => ({ bookmarked: true }));
    store.adopt('post', 'c1', taken);
    assert.equal(store.view('post', '42')?.bookmarked, true);
    store.revert('post', 'c1', patch);
    assert.equal(store.view('post', '42')?.bookmarked, undefined);
  });

  it('overwrites nothing that came of it by another way first, nor do reads that began before', () => {
    const store = postStore(made, { ...taken, title: 'From the stream' });
    const began = store.now();
    store.adopt('post', 'c1', taken);
    store.merge('post', { id: '42', body: null }, began);
    assert.equal(store.view('post', '42')?.title, 'From the stream');
    assert.equal(store.view('post', '42')?.body?.text, 'Hi');
  });

  it('tells who shows it under either id; adopting again changes nothing', async () => {
    const store = postStore(made);
    const told: string[][] = [];
    store.subscribe((changed) => told.push([...changed].sort()));
    store.adopt('post', 'c1', taken);
    await Promise.resolve();
    assert.deepEqual(told, [['post:42', 'post:c1']]);
    const view = store.view('post', '42');
    store.adopt('post', 'c1', taken);
    assert.equal(store.view('post', '42'), view);
  });

  it('is gone when it is dropped', async () => {
    const store = postStore(made);
    let told = 0;
    store.subscribe(() => (told += 1));
    store.drop('post', 'c1');
    store.drop('post', 'c2');
    await Promise.resolve();
    assert.equal(store.view('post', 'c1'), undefined);
    assert.equal(told, 1);
  });
});
