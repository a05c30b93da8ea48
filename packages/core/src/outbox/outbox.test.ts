import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { onlineManager } from '@tanstack/query-core';
import { pass, setRandom, settle, startClock, stopClock } from '../../test/clock.js';
import { machine } from '../../test/machine.js';
import { Community, type CommunityOptions } from '../community.js';
import { discussionOperations } from '../discussion/operations.js';
import { discussionPlans } from '../discussion/plans.js';
import { CommunityError } from '../errors.js';
import type { RunOptions } from '../gateway.js';
import { gatewayOf, type GatewayFunctions } from '../gateway-of.js';
import type { CreatePost } from '../model/discussion.js';
import { addOperations } from '../model/operations.js';
import type { Post } from '../model/post.js';
import type { Viewer } from '../model/viewer.js';
import { newId } from '../new-id.js';
import type { PageLife, PageState } from '../page-life.js';
import { reached } from '../reached.js';
import { isEntry } from './entry.js';
import { Outbox } from './outbox.js';
import type { OutboxPlatform } from './platform.js';
import { memoryStore, type OutboxStore } from './store.js';

addOperations(discussionOperations);

const ada: Viewer = { key: 'ada', memberId: 'm1', name: 'Ada' };
const eve: Viewer = { key: 'eve', memberId: 'm2', name: 'Eve' };
const nobody: Viewer = { key: null };
const said = (text: string, more: Partial<CreatePost> = {}): CreatePost => ({
  kind: 'comment',
  body: { text, format: 'text' },
  parent: '7',
  ...more,
});

/** A backend that keeps posts, knows repeats by their id where `idempotent`, and lets tests come between. */
function backend({ idempotent = true, ...more }: GatewayFunctions & { readonly idempotent?: boolean } = {}) {
  const posts = new Map<string, Post>();
  const log: string[] = [];
  /** What becomes of the next requests: before the backend sees them, or after. */
  const faults: ((stage: 'before' | 'after') => Promise<void> | void)[] = [];
  const create = async (input: CreatePost, { writeId = '' }: RunOptions): Promise<Post> => {
    log.push(input.body.text);
    const fault = faults.shift();
    await fault?.('before');
    const key = idempotent ? writeId : String(posts.size);
    const post: Post = posts.get(key) ?? {
      id: String(100 + posts.size),
      body: input.body,
      author: { id: 'm1' },
      parentId: input.parent ?? null,
      createdAt: new Date().toISOString(),
    };
    posts.set(key, post);
    await fault?.('after');
    return post;
  };
  const gateway = gatewayOf({ 'posts.create': create, ...more }, { 'posts.create': { inputs: {}, idempotent } });
  return { gateway, log, faults, texts: () => [...posts.values()].map(({ body }) => body?.text) };
}

const failing =
  (error: CommunityError, at: 'before' | 'after' = 'before') =>
  (stage: 'before' | 'after') => {
    if (stage === at) throw error;
  };
const network = () => new CommunityError('network');
const never = () => new Promise<void>(() => {});

const open: (() => void)[] = [];
function tab(
  gateway: CommunityOptions['gateway'],
  platform: OutboxPlatform = machine().tab(),
  options: Partial<CommunityOptions> = { viewer: ada },
) {
  const community = new Community({ gateway, name: 'https://example.org/graphql', ...options });
  const outbox = new Outbox(community, platform);
  outbox.learn(discussionPlans);
  open.push(outbox.subscribe(() => {}));
  const states = () => outbox.entries.map(({ state }) => state);
  return { community, outbox, states };
}

beforeEach(() => {
  startClock();
  setRandom(1);
});
afterEach(() => {
  for (const stop of open.splice(0)) stop();
  onlineManager.setOnline(true);
  stopClock();
});

describe('a write', () => {
  it('shows at once, is sent with its id, and becomes what the backend made of it', async () => {
    const { gateway, log } = backend();
    const { community, outbox, states } = tab(gateway);
    const { id } = outbox.submit('posts.create', said('Hi'));
    const shown = community.entities.view('post', id);
    assert.deepEqual(shown?.body, { text: 'Hi', format: 'text' });
    assert.deepEqual([shown?.author?.name, shown?.parentId, shown?.depth], ['Ada', '7', 1]);
    await settle();
    assert.deepEqual(states(), ['done']);
    assert.deepEqual(log, ['Hi']);
    assert.equal(community.entities.view('post', id)?.id, '100');
    assert.equal(community.entities.view('post', '100')?.clientId, id, 'by which a list knows it again');
  });

  it('needs a plan', () => {
    const { outbox } = tab(backend().gateway);
    assert.throws(() => outbox.submit('posts.typing', {}), /posts\.typing/);
  });

  it('is tried again with the same id after a failure that may pass, and waits longer each time', async () => {
    const ids: (string | undefined)[] = [];
    const times: number[] = [];
    const { gateway } = backend({
      'posts.create': (_, { writeId }) => {
        ids.push(writeId);
        times.push(Date.now());
        if (ids.length < 4) throw network();
        return { id: '1' };
      },
    });
    const { outbox, states } = tab(gateway);
    const { id } = outbox.submit('posts.create', said('Hi'));
    await pass(500);
    assert.deepEqual(states(), ['queued']);
    assert.equal(outbox.entries[0]?.error?.kind, 'network');
    await pass(10_000);
    assert.deepEqual(ids, [id, id, id, id]);
    const waits = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    assert.deepEqual(
      waits.map((wait) => Math.round(wait / 1000)),
      [1, 2, 4],
    );
    assert.deepEqual(states(), ['done']);
  });

  it('fails at once where the backend will not have it, stays in sight, and can be tried again or discarded', async () => {
    const { gateway, faults, texts } = backend();
    const { community, outbox, states } = tab(gateway);
    faults.push(failing(new CommunityError('invalid', { fields: { body: 'too-long' } })));
    const first = outbox.submit('posts.create', said('one'));
    await settle();
    assert.deepEqual(states(), ['failed']);
    assert.deepEqual(outbox.entries[0]?.error?.fields, { body: 'too-long' });
    assert.ok(community.entities.view('post', first.id));
    outbox.retry(first.id);
    await settle();
    assert.deepEqual([states(), texts()], [['done'], ['one']]);
    faults.push(failing(new CommunityError('forbidden')));
    const second = outbox.submit('posts.create', said('two'));
    await settle();
    const [given] = outbox.discard(second.id);
    assert.deepEqual(given?.input, said('two'), 'the words come back');
    assert.equal(community.entities.view('post', second.id), undefined);
    await pass(120_000);
    assert.deepEqual(texts(), ['one']);
  });

  it('takes back exactly what it showed when it fails', async () => {
    const { gateway } = backend({ 'posts.react': () => Promise.reject(new CommunityError('forbidden')) });
    const { community, outbox } = tab(gateway);
    const post: Post = { id: '9', reactions: [{ name: 'heart', count: 2 }], counts: { reactions: 2, replies: 1 } };
    community.entities.merge('post', post);
    outbox.submit('posts.react', { id: '9', reaction: 'heart' });
    assert.deepEqual(community.entities.view('post', '9')?.reactions, [{ name: 'heart', count: 3, mine: true }]);
    community.entities.merge('post', { id: '9', title: 'Changed meanwhile' });
    await settle();
    assert.deepEqual(community.entities.view('post', '9'), { ...post, title: 'Changed meanwhile' });
  });

  it('asks for nothing before Retry-After is over, whatever wakes it', async () => {
    const { gateway, faults, log } = backend();
    const { outbox } = tab(gateway);
    faults.push(failing(new CommunityError('rate-limited', { retryAfterMs: 30_000 })));
    outbox.submit('posts.create', said('Hi'));
    await pass(10_000);
    outbox.wake();
    onlineManager.setOnline(false);
    onlineManager.setOnline(true);
    await pass(19_000);
    assert.equal(log.length, 1);
    await pass(2000);
    assert.equal(log.length, 2);
  });

  it('asks for nothing before Retry-After is over, though it came while this was being kept', async () => {
    const store = memoryStore();
    const slow: OutboxStore = {
      ...store,
      durable: true,
      write: async (owner, keeps) => {
        await new Promise((done) => setTimeout(done, 500));
        return store.write(owner, keeps);
      },
    };
    const { gateway, log } = backend();
    const { community, outbox, states } = tab(gateway, machine(slow).tab());
    outbox.submit('posts.create', said('Hi'));
    while (states()[0] !== 'sending') await pass(100);
    assert.deepEqual(log, []);
    community.pace.pause(10_000);
    await pass(9000);
    assert.deepEqual(log, []);
    await pass(5000);
    assert.deepEqual([log, states()], [['Hi'], ['done']]);
  });

  it('goes at once when the browser is back online', async () => {
    const { gateway, faults, texts } = backend();
    const { outbox } = tab(gateway);
    faults.push(...Array.from({ length: 7 }, () => failing(network())));
    outbox.submit('posts.create', said('Hi'));
    await pass(33_000);
    assert.deepEqual(texts(), []);
    onlineManager.setOnline(false);
    onlineManager.setOnline(true);
    await settle();
    assert.deepEqual(texts(), ['Hi']);
  });

  it('goes at once when another one has arrived, or something else was answered', async () => {
    const { gateway, faults, log } = backend();
    const { community, outbox } = tab(gateway);
    faults.push(failing(network()), failing(network()));
    outbox.submit('posts.create', said('a', { parent: 'a' }));
    await settle();
    outbox.submit('posts.create', said('b', { parent: 'b' }));
    await settle();
    assert.deepEqual(log, ['a', 'b']);
    reached(community);
    await settle();
    assert.deepEqual(log, ['a', 'b', 'a', 'b']);
    faults.push(failing(network()));
    outbox.submit('posts.create', said('c', { parent: 'c' }));
    await settle();
    outbox.submit('posts.create', said('d', { parent: 'd' }));
    await settle();
    assert.deepEqual(log.slice(4), ['c', 'd', 'c']);
  });

  it('waits for no moment that only a wrong clock can have made', async () => {
    const { tab: newTab, store } = machine();
    const { gateway, texts } = backend();
    const kept = { id: 'x', name: 'posts.create', input: said('Hi'), at: 1, state: 'queued', tries: 1, files: [] };
    const error = { kind: 'rate-limited', retryAfterMs: 1000 };
    const value = { ...kept, nextAt: Date.now() + 10 * 24 * 3600_000, error } as never;
    await store.write('account ada', [{ kind: 'entry', id: 'x', value }]);
    tab(gateway, newTab());
    await settle();
    assert.deepEqual(texts(), ['Hi']);
  });

  it('waits for consent, and nothing is stored before', async () => {
    const { tab: newTab, store } = machine();
    const { gateway, texts } = backend();
    const { community, outbox } = tab(gateway, newTab(), { viewer: ada, consent: 'wait' });
    outbox.submit('posts.create', said('Hi'));
    await pass(1000);
    assert.deepEqual(
      [texts(), (await store.read('account ada', () => false)).entries, outbox.durable],
      [[], [], false],
    );
    community.grantConsent();
    await settle();
    assert.deepEqual([texts(), outbox.durable], [['Hi'], true]);
  });
});

describe('order', () => {
  it('is kept for one target, while others do not wait', async () => {
    const { gateway, log, faults } = backend();
    const { outbox } = tab(gateway);
    faults.push(failing(new CommunityError('backend')));
    outbox.submit('posts.create', said('a1', { parent: 'a' }));
    outbox.submit('posts.create', said('a2', { parent: 'a' }));
    outbox.submit('posts.create', said('b1', { parent: 'b' }));
    await settle();
    assert.deepEqual(log, ['a1', 'b1']);
    await pass(2000);
    assert.deepEqual(log, ['a1', 'b1', 'a1', 'a2']);
  });

  it('holds what speaks of a post until that has its id, then speaks by it', async () => {
    const edited: unknown[] = [];
    const { gateway, faults, log } = backend({ 'posts.edit': (input) => (edited.push(input), { id: input.id }) });
    const { community, outbox, states } = tab(gateway);
    faults.push(failing(network()));
    const post = outbox.submit('posts.create', said('first'));
    const reply = outbox.submit('posts.create', said('reply', { parent: post.id }));
    outbox.submit('posts.edit', { id: post.id, title: 'T' });
    assert.equal(community.entities.view('post', reply.id)?.depth, 2);
    assert.equal(community.entities.view('post', post.id)?.title, 'T', 'laid over what is not sent yet');
    await settle();
    assert.deepEqual([log, edited], [['first'], []]);
    await pass(2000);
    assert.deepEqual(states(), ['done', 'done', 'done']);
    assert.deepEqual(edited, [{ id: '100', title: 'T' }]);
    assert.equal(community.entities.view('post', reply.id)?.parentId, '100');
    outbox.submit('posts.edit', { id: post.id, title: 'U' });
    await settle();
    assert.deepEqual(edited[1], { id: '100', title: 'U' }, 'who still knows the old id is understood');
  });

  it('discards with a post what depends on it', async () => {
    const { gateway, faults } = backend();
    const { outbox, states } = tab(gateway);
    faults.push(failing(new CommunityError('invalid')));
    const post = outbox.submit('posts.create', said('first'));
    outbox.submit('posts.create', said('reply', { parent: post.id }));
    await settle();
    assert.deepEqual(states(), ['failed', 'queued']);
    assert.equal(outbox.discard(post.id).length, 2);
    assert.deepEqual(states(), []);
  });
});

describe('a lost answer', () => {
  it('makes no second post: the backend is sent the same id again', async () => {
    const { gateway, faults, texts, log } = backend();
    const { outbox, states } = tab(gateway);
    faults.push(failing(network(), 'after'));
    outbox.submit('posts.create', said('Hi'));
    await pass(5000);
    assert.deepEqual([log.length, texts(), states()], [2, ['Hi'], ['done']]);
  });

  it('is looked for where the backend knows no ids: found, it is done', async () => {
    const found: Post = { id: '100', body: { text: '<p>Hi</p>', format: 'html' }, author: { id: 'm1' } };
    const { gateway, faults, texts, log } = backend({
      idempotent: false,
      'posts.replies': () => ({ items: [{ ...found, createdAt: new Date().toISOString() }] }),
    });
    const { community, outbox, states } = tab(gateway);
    faults.push(failing(network(), 'after'));
    const { id } = outbox.submit('posts.create', said('Hi'));
    await settle();
    assert.deepEqual(states(), ['checking']);
    await pass(5000);
    assert.deepEqual([log.length, texts(), states()], [1, ['Hi'], ['done']]);
    assert.equal(community.entities.view('post', id)?.id, '100');
  });

  it('absent there, it is sent again; where that cannot be said, nothing is sent until the reader decides', async () => {
    let next: string | undefined = 'more';
    const { gateway, faults, texts, log } = backend({
      idempotent: false,
      'posts.replies': () => ({ items: [], next }),
    });
    const { outbox, states } = tab(gateway);
    faults.push(failing(network()));
    outbox.submit('posts.create', said('Hi'));
    await pass(300_000);
    assert.deepEqual([log.length, states()], [1, ['checking']]);
    next = undefined;
    outbox.wake();
    await settle();
    assert.deepEqual([log.length, texts(), states()], [2, ['Hi'], ['done']]);
    faults.push(failing(network()));
    next = 'more';
    const other = outbox.submit('posts.create', said('Ho'));
    await pass(60_000);
    assert.deepEqual(states(), ['checking', 'done']);
    outbox.retry(other.id);
    await settle();
    assert.deepEqual(texts(), ['Hi', 'Ho']);
  });

  it('without an answer for 15 seconds counts as lost', async () => {
    const { gateway, faults, log } = backend();
    const one = tab(gateway);
    faults.push(never);
    one.outbox.submit('posts.create', said('Hi'));
    await pass(14_000);
    assert.deepEqual([log.length, one.states()], [1, ['sending']]);
    await pass(4000);
    assert.deepEqual([log.length, one.states()], [2, ['done']]);
  });

  it('is not risked while the browser is offline', async () => {
    const { gateway, log } = backend({ idempotent: false });
    const { outbox } = tab(gateway);
    onlineManager.setOnline(false);
    outbox.submit('posts.create', said('Hi'));
    await pass(60_000);
    assert.deepEqual(log, []);
    onlineManager.setOnline(true);
    await settle();
    assert.deepEqual(log, ['Hi']);
  });
});

describe('an answer that misses a part', () => {
  it('is asked for again, twice at most; then it is done, and what is told of it later counts', async () => {
    const ids: unknown[] = [];
    const part = { id: '9', revision: 5 };
    const { gateway } = backend({
      'posts.edit': (_, { writeId, onPartial }) => {
        ids.push(writeId);
        onPartial?.(new CommunityError('backend'));
        return part;
      },
    });
    const { community, outbox, states } = tab(gateway);
    community.entities.merge('post', { id: '9', revision: 4, title: 'old' });
    outbox.submit('posts.edit', { id: '9', title: 'new' });
    await pass(30_000);
    assert.deepEqual([new Set(ids).size, ids.length, states()], [1, 3, ['done']]);
    community.entities.merge('post', { id: '9', revision: 5, title: 'new' });
    assert.equal(community.entities.view('post', '9')?.title, 'new');
  });

  it('comes whole the second time', async () => {
    let asked = 0;
    const { gateway } = backend({
      'posts.edit': (_, { onPartial }) => {
        if ((asked += 1) > 1) return { id: '9', revision: 5, title: 'new' };
        onPartial?.(new CommunityError('backend'));
        return { id: '9', revision: 5 };
      },
    });
    const { community, outbox } = tab(gateway);
    community.entities.merge('post', { id: '9', revision: 4, title: 'old' });
    outbox.submit('posts.edit', { id: '9', title: 'new' });
    await pass(5000);
    assert.deepEqual([asked, community.entities.view('post', '9')?.title], [2, 'new']);
  });
});

describe('news of a post before its answer', () => {
  const answer = (id: string): Post => ({ id: '100', clientId: id, body: { text: 'Hi', format: 'text' } });

  it('end its tries: it is there', async () => {
    const { gateway, faults, log } = backend();
    const { community, outbox, states } = tab(gateway);
    faults.push(failing(network(), 'after'));
    const { id } = outbox.submit('posts.create', said('Hi'));
    const edit = outbox.submit('posts.react', { id, reaction: 'heart' });
    await settle();
    assert.deepEqual([states()[0], log.length], ['queued', 1]);
    community.entities.adopt('post', id, answer(id));
    await settle();
    assert.equal(outbox.entries.find((entry) => entry.id === id)?.state, 'done');
    assert.deepEqual(outbox.entries.find((entry) => entry.id === edit.id)?.input, { id: '100', reaction: 'heart' });
    await pass(60_000);
    assert.equal(log.length, 1);
  });

  it('make a lost answer no loss, and leave one that comes its say', async () => {
    const { gateway, faults, log } = backend();
    const { community, outbox, states } = tab(gateway);
    let arrive = (): void => {};
    faults.push(async (stage) => {
      if (stage === 'before') return;
      await new Promise<void>((done) => (arrive = done));
      throw network();
    });
    const { id } = outbox.submit('posts.create', said('Hi'));
    await settle();
    community.entities.adopt('post', id, answer(id));
    await settle();
    assert.deepEqual(states(), ['sending']);
    arrive();
    await settle();
    assert.deepEqual([states(), log.length], [['done'], 1]);
    faults.push(async (stage) => {
      if (stage === 'after') await new Promise<void>((done) => (arrive = done));
    });
    const other = outbox.submit('posts.create', said('Ho'));
    await settle();
    community.entities.adopt('post', other.id, { id: '101', clientId: other.id });
    arrive();
    await settle();
    await settle();
    const told = community.entities.view('post', other.id);
    assert.deepEqual([states(), told?.id, told?.body?.text], [['done', 'done'], '101', 'Ho']);
  });
});

describe('a page that is frozen or left', () => {
  it('has nothing on its way and nobody waits for it; it goes on when it is back', async () => {
    const { tab: newTab } = machine();
    const { gateway, faults, texts, log } = backend();
    let state: PageState = 'visible';
    const listeners = new Set<() => void>();
    const page: PageLife = {
      get state() {
        return state;
      },
      subscribe: (listener) => (listeners.add(listener), () => listeners.delete(listener)),
    };
    const turn = (to: PageState): void => {
      state = to;
      for (const listener of listeners) listener();
    };
    faults.push(never, never);
    const away = tab(gateway, { ...newTab(), page });
    away.outbox.submit('posts.create', said('one', { parent: 'a' }));
    await settle();
    turn('away');
    away.outbox.submit('posts.create', said('two', { parent: 'b' }));
    away.outbox.wake();
    await pass(1000);
    assert.deepEqual(log, ['one'], 'nothing leaves a page that is away');
    const other = tab(gateway, newTab());
    await pass(30_000);
    assert.deepEqual(texts().sort(), ['one', 'two'], 'another tab has the lock');
    turn('visible');
    await pass(1000);
    assert.deepEqual([away.outbox.entries.filter((entry) => entry.state !== 'done'), other.states()], [[], ['done', 'done']]); // prettier-ignore
    assert.equal(listeners.size, 1);
  });

  it('alone sends again what was on its way, with the same id', async () => {
    const { gateway, faults, texts, log } = backend();
    let away = false;
    let tell = (): void => {};
    const page: PageLife = {
      get state() {
        return away ? 'away' : 'visible';
      },
      subscribe: (listener) => ((tell = listener), () => {}),
    };
    faults.push((stage) => (stage === 'after' ? never() : undefined));
    const { outbox, states } = tab(gateway, { ...machine().tab(), page });
    outbox.submit('posts.create', said('Hi'));
    await settle();
    away = true;
    tell();
    await pass(60_000);
    assert.equal(log.length, 1);
    away = false;
    tell();
    await settle();
    assert.deepEqual([log.length, texts(), states()], [2, ['Hi'], ['done']]);
  });
});

describe('a reload', () => {
  it('keeps what waits, in order, and sends it once', async () => {
    const { tab: newTab } = machine();
    const { gateway, faults, texts } = backend();
    faults.push(failing(network()));
    const platform = newTab();
    const before = tab(gateway, platform);
    before.outbox.submit('posts.create', said('one'));
    before.outbox.submit('posts.create', said('two'));
    await settle();
    platform.end();
    open.splice(0).forEach((stop) => stop());
    const after = tab(gateway, newTab());
    await settle();
    assert.deepEqual(after.states(), ['queued', 'queued']);
    const [first] = after.outbox.entries;
    assert.equal(after.community.entities.view('post', first?.id ?? '')?.body?.text, 'one', 'and shows it');
    await pass(5000);
    assert.deepEqual(texts(), ['one', 'two']);
  });

  it('lays a change over a post that is loaded later', async () => {
    const { tab: newTab } = machine();
    const platform = newTab();
    const { gateway } = backend({ 'posts.bookmark': never as never });
    tab(gateway, platform).outbox.submit('posts.bookmark', { id: '9' });
    await settle();
    platform.end();
    const { community } = tab(gateway, newTab());
    await settle();
    community.entities.merge('post', { id: '9', bookmarked: false });
    assert.equal(community.entities.view('post', '9')?.bookmarked, true);
  });

  for (const idempotent of [true, false])
    it(`between sending and the answer makes no second post, ${idempotent ? 'by its id' : 'by looking'}`, async () => {
      const { tab: newTab } = machine();
      const lists: Post[] = [];
      const { gateway, faults, texts, log } = backend({ idempotent, 'posts.replies': () => ({ items: lists }) });
      faults.push((stage) => (stage === 'after' ? never() : undefined));
      const platform = newTab();
      const before = tab(gateway, platform);
      before.outbox.submit('posts.create', said('Hi'));
      await settle();
      lists.push({
        id: '100',
        author: { id: 'm1' },
        body: { text: 'Hi', format: 'text' },
        createdAt: new Date().toISOString(),
      });
      assert.deepEqual([before.states(), texts()], [['sending'], ['Hi']]);
      platform.end();
      const after = tab(gateway, newTab());
      await settle();
      assert.deepEqual([texts(), after.states(), log.length], [['Hi'], ['done'], idempotent ? 2 : 1]);
    });

  it('leaves alone what no family on the page knows, and what it does not understand', async () => {
    const { tab: newTab, store } = machine();
    const { gateway, faults, texts } = backend();
    faults.push(failing(network()));
    const platform = newTab();
    tab(gateway, platform).outbox.submit('posts.create', said('Hi'));
    await settle();
    platform.end();
    await store.write('account ada', [{ kind: 'entry', id: 'x', value: { id: 'x' } as never }]);
    const community = new Community({ gateway, viewer: ada });
    const outbox = new Outbox(community, newTab());
    open.push(outbox.subscribe(() => {}));
    await pass(10_000);
    assert.deepEqual([outbox.entries.length, texts()], [1, []]);
    assert.equal(outbox.unreadable, 1, 'it is told that something is there');
    assert.ok(
      (await store.read('account ada', () => false)).entries.some((entry) => !isEntry(entry)),
      'and it stays there',
    );
    outbox.learn(discussionPlans);
    await settle();
    assert.deepEqual(texts(), ['Hi']);
  });
});

describe('two tabs', () => {
  it('send one at a time, show the same, and agree on the end', async () => {
    const { tab: newTab } = machine();
    let under = 0;
    let most = 0;
    const { gateway, texts } = backend({});
    const slow: typeof gateway = {
      ...gateway,
      async run(name, input, options) {
        most = Math.max(most, (under += 1));
        await new Promise((done) => setTimeout(done, 1000));
        under -= 1;
        return gateway.run(name, input, options);
      },
    };
    const [one, two] = [tab(slow, newTab()), tab(slow, newTab())];
    const { id } = one.outbox.submit('posts.create', said('from one'));
    await settle();
    two.outbox.submit('posts.create', said('from two'));
    await settle();
    assert.equal(two.community.entities.view('post', id)?.body?.text, 'from one');
    await pass(5000);
    assert.deepEqual([texts(), most], [['from one', 'from two'], 1]);
    assert.deepEqual(
      [one.states(), two.states()],
      [
        ['done', 'done'],
        ['done', 'done'],
      ],
    );
    assert.equal(two.community.entities.view('post', id)?.id, '100');
  });

  it('take over from one that ends', async () => {
    const { tab: newTab } = machine();
    const { gateway, faults, texts } = backend();
    faults.push((stage) => (stage === 'before' ? never() : undefined));
    const platform = newTab();
    tab(gateway, platform).outbox.submit('posts.create', said('Hi'));
    const other = tab(gateway, newTab());
    await settle();
    assert.deepEqual(other.states(), ['sending']);
    platform.end();
    await settle();
    assert.deepEqual([texts(), other.states()], [['Hi'], ['done']]);
  });

  it('discard and retry for each other', async () => {
    const { tab: newTab } = machine();
    const { gateway, faults, texts } = backend();
    faults.push(failing(new CommunityError('invalid')), failing(new CommunityError('invalid')));
    const [one, two] = [tab(gateway, newTab()), tab(gateway, newTab())];
    const first = one.outbox.submit('posts.create', said('first'));
    const second = one.outbox.submit('posts.create', said('second'));
    await settle();
    assert.deepEqual(two.states(), ['failed', 'failed']);
    two.outbox.discard(first.id);
    two.outbox.retry(second.id);
    await settle();
    assert.deepEqual([one.states(), texts()], [['done'], ['second']]);
    assert.equal(one.community.entities.view('post', first.id), undefined);
  });
});

describe('another viewer', () => {
  const kept = async (store: OutboxStore, owner: string) => (await store.read(owner, () => false)).entries.length;

  it('sends, sees and keeps nothing of the last one’s', async () => {
    const { tab: newTab, store } = machine();
    const { gateway, faults, texts } = backend();
    const { community, outbox, states } = tab(gateway, newTab());
    faults.push(failing(network()));
    const { id } = outbox.submit('posts.create', said('Secret'));
    await settle();
    assert.equal(await kept(store, 'account ada'), 1);
    await community.refreshViewer(eve);
    await pass(120_000);
    assert.deepEqual([states(), texts(), await kept(store, 'account ada')], [[], [], 0]);
    assert.equal(community.entities.view('post', id), undefined);
    await community.refreshViewer(ada);
    await pass(120_000);
    assert.deepEqual([states(), texts()], [[], []], 'gone for good');
  });

  it('finds nothing readable after a reload: it is deleted unread', async () => {
    const { tab: newTab, store } = machine();
    const { gateway, faults } = backend();
    const platform = newTab();
    faults.push(failing(network()));
    tab(gateway, platform).outbox.submit('posts.create', said('Secret'));
    await settle();
    platform.end();
    let read = 0;
    const watched = {
      ...store,
      read: (owner: string, knows: (id: string) => boolean) => (
        owner === 'account ada' && (read += 1),
        store.read(owner, knows)
      ),
    };
    const { states } = tab(gateway, { ...newTab(), store: watched }, { viewer: nobody });
    await settle();
    assert.deepEqual([states(), read, await kept(store, 'account ada')], [[], 0, 0]);
  });

  it('who is only signed out comes back to what waited, as long as the page stays', async () => {
    const { tab: newTab, store } = machine();
    const { gateway, faults, texts } = backend();
    const { community, outbox, states } = tab(gateway, newTab());
    faults.push(failing(new CommunityError('unauthenticated')));
    outbox.submit('posts.create', said('Mine'));
    await settle();
    assert.equal(outbox.entries[0]?.error?.kind, 'unauthenticated');
    await community.refreshViewer(nobody);
    await pass(60_000);
    assert.deepEqual([states(), texts(), await kept(store, 'account ada')], [[], [], 0]);
    await community.refreshViewer(ada);
    await settle();
    await pass(2000);
    assert.deepEqual([states(), texts()], [['done'], ['Mine']]);
  });

  it('coming while a request is under way ends it, and its answer shows nothing to them', async () => {
    const { tab: newTab, store } = machine();
    const { gateway } = backend();
    let signal: AbortSignal | undefined;
    let answer = (): void => {};
    const held: typeof gateway = {
      ...gateway,
      async run(name, input, options) {
        signal = options?.signal;
        await new Promise<void>((done) => (answer = done));
        return gateway.run(name, input, options);
      },
    };
    const { community, outbox, states } = tab(held, newTab());
    outbox.submit('posts.create', said('Secret'));
    await settle();
    await community.refreshViewer(eve);
    assert.equal(signal?.aborted, true);
    answer();
    await pass(60_000);
    assert.deepEqual([states(), await kept(store, 'account ada')], [[], 0]);
    assert.equal(community.entities.view('post', '100'), undefined);
    outbox.submit('posts.create', said('Eve’s'));
    await settle();
    assert.deepEqual(states(), ['sending'], 'and is not in the way');
  });

  it('stored words wait unread until it is known who is looking', async () => {
    const { tab: newTab, store } = machine();
    const { gateway, faults } = backend();
    const platform = newTab();
    faults.push(failing(network()));
    tab(gateway, platform).outbox.submit('posts.create', said('Mine'));
    await settle();
    platform.end();
    const community = new Community({ gateway });
    const outbox = new Outbox(community, newTab());
    outbox.learn(discussionPlans);
    open.push(outbox.subscribe(() => {}));
    await settle();
    assert.deepEqual([outbox.entries.length, await kept(store, 'account ada')], [0, 1]);
    outbox.submit('posts.create', said('Written before'));
    await community.refreshViewer(ada);
    await pass(5000);
    assert.deepEqual(
      outbox.entries.map(({ state }) => state),
      ['done', 'done'],
    );
  });

  it('a guest is told to sign in; nothing waits for an account that is not there', async () => {
    const { gateway, faults } = backend();
    const { outbox, states } = tab(gateway, machine().tab(), { viewer: nobody });
    faults.push(failing(new CommunityError('unauthenticated')));
    outbox.submit('posts.create', said('Hi', { guest: { name: 'Gus' } }));
    await settle();
    assert.deepEqual([states(), outbox.entries[0]?.error?.kind], [['failed'], 'unauthenticated']);
  });
});

describe('files', () => {
  const picture = () => ({ id: newId(), blob: new Blob(['pixels'], { type: 'image/png' }), name: 'a.png', alt: 'A' });
  const sends = () => {
    const uploads: unknown[] = [];
    const posted: CreatePost[] = [];
    const functions: GatewayFunctions = {
      'attachments.create': async (input, { file, writeId, onProgress }) => {
        onProgress?.(0.5);
        uploads.push([writeId, input, await file?.text()]);
        return { id: `f${uploads.length}`, url: 'https://files.example/"1"' };
      },
      'posts.create': (input) => (posted.push(input), { id: '1' }),
    };
    return { uploads, posted, functions };
  };

  it('go before the post, once, with their own ids; the post speaks of them by the backend’s', async () => {
    const { uploads, posted, functions } = sends();
    let refuse = true;
    const { gateway } = backend({
      ...functions,
      'posts.create': (input, options) => {
        if (refuse) throw network();
        return functions['posts.create']?.(input, options) ?? { id: '' };
      },
    });
    const { tab: newTab, store } = machine();
    const { outbox } = tab(gateway, newTab());
    const file = picture();
    outbox.submit('posts.create', said(`See ![](kith-file:${file.id})`, { attachments: [file.id] }), [file]);
    assert.equal(outbox.file(file.id), file.blob);
    await pass(500);
    assert.equal((await store.read('account ada', () => false)).files.size, 0, 'what is sent takes no room');
    refuse = false;
    await pass(2000);
    assert.deepEqual(uploads, [[file.id, { name: 'a.png', mediaType: 'image/png', size: 6, alt: 'A' }, 'pixels']]);
    assert.deepEqual(posted[0]?.attachments, ['f1']);
    assert.equal(posted[0]?.body.text, 'See ![](https://files.example/"1")');
  });

  it('survive a reload before they are sent', async () => {
    const { uploads, functions } = sends();
    let online = false;
    const upload: GatewayFunctions['attachments.create'] = (input, options) => {
      if (!online) throw network();
      return functions['attachments.create']?.(input, options) ?? { id: '' };
    };
    const { gateway } = backend({ ...functions, 'attachments.create': upload });
    const { tab: newTab } = machine();
    const platform = newTab();
    const file = picture();
    tab(gateway, platform).outbox.submit('posts.create', said('See', { attachments: [file.id] }), [file]);
    await settle();
    platform.end();
    open.splice(0).forEach((stop) => stop());
    online = true;
    const after = tab(gateway, newTab());
    await pass(5000);
    assert.deepEqual([uploads.length, after.states()], [1, ['done']]);
  });

  it('interrupted on their way are sent again with the post, though the backend knows no repeats', async () => {
    const { tab: newTab } = machine();
    let interrupted = false;
    const { uploads, posted, functions } = sends();
    const upload: GatewayFunctions['attachments.create'] = (input, options) => {
      if (interrupted) return functions['attachments.create']?.(input, options) ?? { id: '' };
      interrupted = true;
      return new Promise(() => {});
    };
    const { gateway } = backend({ idempotent: false, ...functions, 'attachments.create': upload });
    const platform = newTab();
    const file = picture();
    tab(gateway, platform).outbox.submit('posts.create', said('See', { attachments: [file.id] }), [file]);
    await settle();
    platform.end();
    const after = tab(gateway, newTab());
    await settle();
    assert.deepEqual([uploads.length, posted.length, after.states()], [1, 1, ['done']]);
    assert.deepEqual(posted[0]?.attachments, ['f1']);
  });

  it('that no longer fit into storage do not take the words with them', async () => {
    const full: OutboxStore = { ...memoryStore(), durable: true };
    const noFiles: OutboxStore = {
      ...full,
      write: (owner, keeps) =>
        keeps.some(({ value }) => value instanceof Blob)
          ? Promise.reject(new DOMException('Full', 'QuotaExceededError'))
          : full.write(owner, keeps),
    };
    const { functions } = sends();
    const { gateway } = backend({ ...functions, 'attachments.create': () => Promise.reject(network()) });
    const { tab: newTab } = machine(noFiles);
    const platform = newTab();
    const file = picture();
    const before = tab(gateway, platform);
    before.outbox.submit('posts.create', said('Words', { attachments: [file.id] }), [file]);
    await settle();
    assert.deepEqual([before.outbox.entries[0]?.kept, before.outbox.durable], [false, false]);
    platform.end();
    const after = tab(gateway, newTab());
    await settle();
    const [entry] = after.outbox.entries;
    assert.deepEqual([entry?.state, entry?.error?.fields], ['failed', { attachments: 'lost' }]);
    assert.deepEqual(entry?.input, said('Words', { attachments: [file.id] }));
  });
});

describe('storage that refuses', () => {
  const refusing = (): Promise<never> => Promise.reject(new DOMException('No', 'SecurityError'));

  it('leaves the page’s memory, which says so; what is written is sent all the same', async () => {
    const store: OutboxStore = { durable: true, read: refusing, write: refusing, keepOnly: refusing, lease: refusing };
    const { gateway, faults, texts } = backend();
    faults.push(failing(network()));
    const { outbox, states } = tab(gateway, machine(store).tab());
    outbox.submit('posts.create', said('Hi'));
    await settle();
    assert.deepEqual([states(), outbox.entries[0]?.kept, outbox.durable], [['queued'], false, false]);
    await pass(5000);
    assert.deepEqual(texts(), ['Hi']);
  });

  it('or never answers: nobody waits for it longer than a few seconds', async () => {
    const store: OutboxStore = {
      durable: true,
      read: never as never,
      write: never,
      keepOnly: never,
      lease: never as never,
    };
    const { gateway, texts } = backend();
    tab(gateway, machine(store).tab()).outbox.submit('posts.create', said('Hi'));
    await pass(60_000);
    assert.deepEqual(texts(), ['Hi']);
  });

  it('is not used where the community has no name or the backend cannot say who is looking', async () => {
    const { gateway, texts } = backend();
    const { outbox } = tab(gateway, machine().tab(), {});
    outbox.submit('posts.create', said('Hi'));
    assert.equal(outbox.durable, false);
    await settle();
    assert.deepEqual(texts(), ['Hi'], 'but it is sent');
  });
});

describe('an idle outbox', () => {
  it('listens to nothing, and stops when the last work is done', async () => {
    const { gateway } = backend();
    const community = new Community({ gateway, viewer: ada });
    let channels = 0;
    const platform = machine().tab();
    const outbox = new Outbox(community, {
      ...platform,
      channel: (listener) => {
        const channel = platform.channel(listener);
        channels += 1;
        return { post: (message) => channel?.post(message), close: () => void ((channels -= 1), channel?.close()) };
      },
    });
    outbox.learn(discussionPlans);
    assert.equal(channels, 0);
    outbox.submit('posts.create', said('Hi'));
    assert.equal(channels, 1);
    await settle();
    assert.equal(channels, 0);
    const stop = outbox.subscribe(() => {});
    assert.equal(channels, 1);
    stop();
    assert.equal(channels, 0);
  });
});
