import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { onlineManager } from '@tanstack/query-core';
import { pass, setRandom, settle, startClock, stopClock } from '../../test/clock.js';
import { Community, type CommunityOptions } from '../community.js';
import { discussionOperations } from '../discussion/operations.js';
import { CommunityError } from '../errors.js';
import type { Gateway, Sink } from '../gateway.js';
import { gatewayOf, type GatewayFunctions } from '../gateway-of.js';
import type { PostChange, Typing } from '../model/discussion.js';
import { addOperations } from '../model/operations.js';
import type { Post } from '../model/post.js';
import type { PageState } from '../page-life.js';
import { Pace } from '../pace.js';
import { onReached } from '../reached.js';
import { Live, readAgain, type LiveState } from './index.js';

addOperations(discussionOperations);

interface Connection {
  readonly name: string;
  readonly sink: Sink<unknown>;
  open: boolean;
}

function browser() {
  let state: PageState = 'visible';
  const listeners = new Set<() => void>();
  return {
    page: {
      get state() {
        return state;
      },
      subscribe(listener: () => void) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
    listeners,
    turn(to: PageState) {
      state = to;
      for (const listener of listeners) listener();
    },
  };
}

/** A community on a backend that tells what the test says, or cannot. */
function community({
  tells = true,
  functions = {},
  ...options
}: Partial<CommunityOptions> & { readonly tells?: boolean; readonly functions?: GatewayFunctions } = {}) {
  const connections: Connection[] = [];
  const gateway: Gateway = {
    ...gatewayOf(functions),
    watch: (name, _, sink) => {
      if (!tells) return undefined;
      const connection: Connection = { name, sink: sink as Sink<unknown>, open: true };
      connections.push(connection);
      return () => (connection.open = false);
    },
  };
  const made = new Community({ gateway, viewer: { key: 'ada', memberId: 'm1' }, ...options });
  const tab = browser();
  const live = new Live(made, tab);
  const open = () => connections.filter((connection) => connection.open);
  const last = (): Sink<unknown> => {
    const connection = connections.at(-1);
    assert.ok(connection?.open, 'there is a connection');
    return connection.sink;
  };
  return { community: made, live, tab, connections, open, last };
}

/** A widget that watches, and what it was told. */
function widget({ live }: { readonly live: Live }, input: object = { id: '1' }, read?: () => Promise<unknown>) {
  const told: (string | undefined)[] = [];
  const states: LiveState[] = [];
  let gaps = 0;
  const stop = live.watch('posts.changes', input, {
    event: ({ type, post }) => told.push(`${type} ${post.id} ${post.revision ?? ''}`.trim()),
    gap: () => ((gaps += 1), read?.()),
    state: (state) => states.push(state),
  });
  return { told, states, stop, gaps: () => gaps };
}

const news = (type: PostChange['type'], post: Post): PostChange => ({ type, post });
const body = (text: string) => ({ text, format: 'text' }) as const;

beforeEach(() => {
  startClock();
  setRandom(0.5);
});
afterEach(() => {
  onlineManager.setOnline(true);
  stopClock();
});

describe('watching', () => {
  it('is one connection for all who ask the same, from the first to the last', async () => {
    const one = community();
    const first = widget(one);
    const second = widget(one);
    const other = widget(one, { id: '2' });
    assert.equal(one.open().length, 2);
    first.stop();
    first.stop();
    assert.equal(one.open().length, 2);
    second.stop();
    other.stop();
    assert.equal(one.open().length, 0);
    assert.equal(one.tab.listeners.size, 0, 'nothing is listened to');
    await pass(120_000);
    assert.deepEqual([first.gaps(), second.gaps()], [0, 0]);
  });

  it('reads again once it is told, not before; who comes later reads once too', async () => {
    const one = community();
    const first = widget(one);
    await settle();
    assert.deepEqual([first.gaps(), first.states], [0, ['off']]);
    one.last().ready();
    assert.deepEqual([first.gaps(), first.states], [1, ['off', 'live']]);
    const second = widget(one);
    await settle();
    assert.deepEqual([first.gaps(), second.gaps(), second.states], [1, 1, ['live']]);
    await pass(120_000);
    assert.deepEqual([first.gaps(), second.gaps()], [1, 1], 'and asks no more');
  });

  it('says that it reconnects, and reads again once when it is back', async () => {
    const one = community();
    const { gaps, states } = widget(one);
    one.last().ready();
    one.last().lost();
    assert.equal(states.at(-1), 'reconnecting');
    one.last().ready();
    await settle();
    assert.deepEqual([gaps(), states.at(-1), one.connections.length], [2, 'live', 1]);
  });

  it('waits for consent', () => {
    const one = community({ consent: 'wait' });
    const { states } = widget(one);
    assert.deepEqual([one.connections.length, states], [0, ['off']]);
    one.community.grantConsent();
    assert.equal(one.open().length, 1);
  });

  it('begins anew for another account, and hears nothing of the last one’s', async () => {
    const one = community();
    const { told, gaps } = widget(one);
    const before = one.last();
    before.ready();
    await one.community.refreshViewer({ key: 'eve' });
    assert.deepEqual([one.connections.length, one.open().length], [2, 1]);
    before.next(news('created', { id: '9', title: 'Secret' }));
    before.ready();
    assert.deepEqual([told, one.community.entities.view('post', '9'), gaps()], [[], undefined, 1]);
    one.last().ready();
    assert.equal(gaps(), 2);
  });

  it('is not disturbed by a widget that throws', async () => {
    const one = community();
    const thrown: unknown[] = [];
    const hear = (error: unknown): void => void thrown.push(error);
    const before = process.listeners('uncaughtException');
    process.removeAllListeners('uncaughtException').on('uncaughtException', hear);
    one.live.watch(
      'posts.changes',
      { id: '1' },
      {
        event: () => {
          throw new Error('mine');
        },
      },
    );
    const { told } = widget(one);
    one.last().next(news('created', { id: '9' }));
    await settle();
    process.off('uncaughtException', hear);
    for (const listener of before) process.on('uncaughtException', listener);
    assert.deepEqual([told, thrown.map(String)], [['created 9'], ['Error: mine']]);
  });

  it('tells the outbox that the way is free', () => {
    const one = community();
    let free = 0;
    const stop = onReached(one.community, () => (free += 1));
    widget(one);
    one.last().ready();
    stop();
    one.last().ready();
    assert.equal(free, 1);
  });
});

describe('what is told', () => {
  it('lands in the entities, and twice changes nothing', () => {
    const one = community();
    const { told } = widget(one);
    one.last().next(news('created', { id: '9', revision: 1, body: body('a') }));
    one.last().next(news('created', { id: '9', revision: 1, body: body('a') }));
    one.last().next(news('changed', { id: '9', revision: 2, body: body('b') }));
    one.last().next(news('changed', { id: '9', revision: 2, body: body('b') }));
    assert.deepEqual(told, ['created 9 1', 'changed 9 2']);
    assert.equal(one.community.entities.view('post', '9')?.body?.text, 'b');
  });

  it('late or out of order, it is as in order', () => {
    const events = [
      news('created', { id: '9', revision: 1, body: body('a'), deletedAt: null }),
      news('changed', { id: '9', revision: 2, body: body('b'), deletedAt: null }),
      news('changed', { id: '9', revision: 3, body: body('c'), deletedAt: null }),
    ];
    const orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]; // prettier-ignore
    for (const order of orders) {
      const one = community();
      const { told } = widget(one);
      for (const index of [...order, ...order]) one.last().next(events[index]);
      assert.equal(one.community.entities.view('post', '9')?.body?.text, 'c', String(order));
      assert.equal(told.filter((line) => line?.startsWith('created')).length, 1, 'a list learns of it once');
    }
  });

  it('of a deletion stays, with and without revisions', () => {
    for (const revision of [(of: number) => of, () => undefined]) {
      const one = community();
      const { told } = widget(one);
      one.last().next(news('created', { id: '9', revision: revision(1), body: body('a'), deletedAt: null }));
      one.last().next(news('deleted', { id: '9', revision: revision(3) }));
      one.last().next(news('changed', { id: '9', revision: revision(2), body: body('b'), deletedAt: null }));
      one.last().next(news('created', { id: '9', revision: revision(1), body: body('a'), deletedAt: null }));
      const view = one.community.entities.view('post', '9');
      assert.deepEqual([typeof view?.deletedAt, view?.body], ['string', null]);
      assert.deepEqual(told.map((line) => line?.split(' ')[0]), ['created', 'deleted']); // prettier-ignore
    }
  });

  it('of a deletion that was taken back counts by its revision', () => {
    const one = community();
    widget(one);
    one.last().next(news('deleted', { id: '9', revision: 3 }));
    one.last().next(news('changed', { id: '9', revision: 4, body: body('again'), deletedAt: null }));
    const view = one.community.entities.view('post', '9');
    assert.deepEqual([view?.deletedAt, view?.body?.text], [null, 'again']);
  });

  it('without revisions counts in the order of arrival, and what is read settles it', () => {
    const one = community();
    widget(one);
    one.last().next(news('changed', { id: '9', title: 'b' }));
    one.last().next(news('changed', { id: '9', title: 'a' }));
    assert.equal(one.community.entities.view('post', '9')?.title, 'a');
    one.community.entities.merge('post', { id: '9', title: 'b' });
    assert.equal(one.community.entities.view('post', '9')?.title, 'b');
  });

  it('is not undone by a read or an answer that is older, whenever they come', () => {
    const one = community();
    const { entities } = one.community;
    widget(one);
    entities.merge('post', { id: '9', revision: 1, title: 'a' });
    const since = entities.now();
    one.last().next(news('changed', { id: '9', revision: 3, title: 'c' }));
    entities.merge('post', { id: '9', revision: 2, title: 'b' }, since);
    entities.confirm('post', { id: '9', revision: 2, title: 'b', url: '/9' });
    const { title, url } = entities.view('post', '9') ?? {};
    assert.deepEqual([title, url], ['c', '/9'], 'which only fills');
    entities.merge('post', { id: '9', revision: 4, title: 'd' }, since);
    assert.equal(entities.view('post', '9')?.title, 'd', 'while a newer one counts, however early it was asked for');
  });

  it('does not take back what the viewer alone changes', () => {
    const one = community();
    const { entities } = one.community;
    widget(one);
    entities.merge('post', { id: '9', revision: 1, bookmarked: true, following: true });
    one.last().next(news('changed', { id: '9', revision: 2, bookmarked: false, following: false, title: 'b' }));
    const { title, bookmarked, following } = entities.view('post', '9') ?? {};
    assert.deepEqual([title, bookmarked, following], ['b', true, true]);
    one.last().next(news('created', { id: '10', revision: 1, following: true }));
    assert.equal(entities.view('post', '10')?.following, true, 'of what is new it is all that is known');
  });

  it('is told to each list, though another one has taken it in', () => {
    const one = community();
    const thread = widget(one, { id: '1' });
    const feed = widget(one, {});
    for (const { sink } of one.connections) sink.next(news('created', { id: '9', revision: 1 }));
    for (const { sink } of one.connections) sink.next(news('changed', { id: '9', revision: 2 }));
    assert.deepEqual(thread.told, ['created 9 1', 'changed 9 2']);
    assert.deepEqual(feed.told, thread.told);
  });

  it('of one’s own post before its answer makes it the one that is shown', () => {
    const one = community();
    const { entities } = one.community;
    widget(one);
    entities.merge('post', { id: 'c1', clientId: 'c1', body: body('mine') });
    one.last().next(news('created', { id: '9', clientId: 'c1', revision: 1, body: body('mine') }));
    assert.equal(entities.view('post', 'c1')?.id, '9');
    assert.equal(entities.view('post', '9')?.clientId, 'c1');
    entities.adopt('post', 'c1', { id: '9', clientId: 'c1', revision: 1, body: body('mine'), title: 'T' });
    assert.equal(entities.view('post', 'c1')?.title, 'T');
  });

  it('cannot take another post’s place by its client id', () => {
    const one = community();
    const { entities } = one.community;
    widget(one);
    entities.merge('post', { id: '5', title: 'kept' });
    one.last().next(news('created', { id: '9', clientId: '5', title: 'evil' }));
    assert.deepEqual([entities.view('post', '5')?.title, entities.view('post', '9')?.title], ['kept', 'evil']);
  });

  it('is nothing where it is not a change', () => {
    const one = community();
    const { told } = widget(one);
    for (const event of [
      null,
      1,
      'x',
      {},
      { type: 'created' },
      { type: 'created', post: null },
      { type: 'x', post: { id: '1' } },
      { type: 'created', post: { id: 1 } },
    ])
      // prettier-ignore
      one.last().next(event);
    assert.deepEqual(told, []);
  });
});

describe('a page that comes and goes', () => {
  it('closes when it is left or frozen, and resumes with one read', async () => {
    const one = community();
    const { gaps, states } = widget(one);
    one.last().ready();
    one.tab.turn('away');
    one.tab.turn('away');
    assert.deepEqual([one.open().length, states.at(-1)], [0, 'off']);
    await pass(120_000);
    one.tab.turn('visible');
    one.tab.turn('visible');
    assert.deepEqual([one.open().length, gaps()], [1, 1]);
    one.last().ready();
    await pass(120_000);
    assert.deepEqual([gaps(), one.connections.length, states.at(-1)], [2, 2, 'live']);
  });

  it('stays connected for five minutes while nobody sees it, then begins anew when it is seen', async () => {
    const one = community();
    const { gaps } = widget(one);
    one.last().ready();
    one.tab.turn('hidden');
    await pass(290_000, 10_000);
    assert.equal(one.open().length, 1);
    one.tab.turn('visible');
    one.tab.turn('hidden');
    await pass(290_000, 10_000);
    assert.equal(one.open().length, 1);
    await pass(20_000);
    assert.equal(one.open().length, 0);
    one.tab.turn('visible');
    assert.equal(one.open().length, 1);
    one.last().ready();
    assert.equal(gaps(), 2);
  });

  it('connects anew at once when the browser is back online, whatever the connection believes', async () => {
    const one = community();
    const { gaps, states } = widget(one);
    one.last().ready();
    onlineManager.setOnline(false);
    onlineManager.setOnline(true);
    assert.deepEqual([one.connections.length, one.open().length, states.at(-1)], [2, 1, 'reconnecting']);
    one.last().ready();
    await pass(20_000);
    assert.deepEqual([gaps(), states.at(-1)], [2, 'live']);
  });
});

describe('where nothing is told', () => {
  it('asks every half a minute, give or take', async () => {
    const one = community({ tells: false });
    const { gaps, states } = widget(one);
    assert.equal(states.at(-1), 'polling');
    await pass(29_000);
    assert.equal(gaps(), 0);
    await pass(2000);
    assert.equal(gaps(), 1);
    setRandom(0);
    await pass(30_000);
    assert.equal(gaps(), 2);
    await pass(23_000);
    assert.equal(gaps(), 3, 'a quarter earlier');
  });

  it('asks also where the backend refuses for good, or takes its time to connect', async () => {
    const one = community();
    const { gaps, states } = widget(one);
    await pass(31_000);
    assert.deepEqual([gaps(), states.at(-1)], [1, 'off']);
    one.last().lost(new CommunityError('unsupported'));
    assert.equal(states.at(-1), 'polling');
    await pass(31_000);
    assert.equal(gaps(), 2);
  });

  it('asks to be told again now and then where a session was refused: it may be another one', async () => {
    const one = community();
    const { gaps, states } = widget(one);
    one.last().lost(new CommunityError('forbidden'));
    assert.equal(states.at(-1), 'polling');
    await pass(290_000, 1000);
    assert.deepEqual([one.connections.length, gaps()], [1, 9]);
    await pass(15_000, 1000);
    assert.equal(one.connections.length, 2);
    one.last().ready();
    assert.equal(states.at(-1), 'live');
    one.last().lost(new CommunityError('unsupported'));
    await pass(700_000, 1000);
    assert.equal(one.connections.length, 2, 'what cannot be told is not asked for again');
  });

  it('not while nobody sees it or there is no network; once at once when that is over', async () => {
    const one = community({ tells: false });
    const { gaps } = widget(one);
    one.tab.turn('hidden');
    await pass(120_000, 1000);
    assert.equal(gaps(), 0);
    one.tab.turn('visible');
    await pass(100);
    assert.equal(gaps(), 1);
    onlineManager.setOnline(false);
    await pass(120_000, 1000);
    assert.equal(gaps(), 1);
    onlineManager.setOnline(true);
    await pass(100);
    assert.equal(gaps(), 2);
    one.tab.turn('away');
    await pass(120_000, 1000);
    one.tab.turn('visible');
    await pass(100);
    assert.equal(gaps(), 3);
  });

  it('not before consent', async () => {
    const one = community({ tells: false, consent: 'wait' });
    const { gaps, states } = widget(one);
    await pass(120_000, 1000);
    assert.deepEqual([gaps(), states], [0, ['off']]);
    one.community.grantConsent();
    await pass(31_000);
    assert.equal(gaps(), 1);
  });

  it('waits longer after each failure, and as before after a success', async () => {
    const one = community({ tells: false });
    const times: number[] = [];
    const { stop } = widget(one, {}, async () => {
      times.push(Date.now());
      if (times.length === 1) throw new Error('no');
      return times.length !== 2;
    });
    await pass(300_000, 500);
    stop();
    const waits = times.map((time, index) => Math.round((time - (times[index - 1] ?? 1_000_000)) / 1000));
    assert.deepEqual(waits, [30, 60, 120, 30, 30, 30]);
  });

  it('asks and connects to nothing before Retry-After', async () => {
    const pace = new Pace();
    const polled = community({ tells: false, pace });
    const connected = community({ pace });
    const { gaps } = widget(polled);
    pace.pause(100_000);
    widget(connected);
    onlineManager.setOnline(false);
    onlineManager.setOnline(true);
    await pass(99_000, 500);
    assert.deepEqual([gaps(), connected.connections.length], [0, 0]);
    await pass(2000, 500);
    assert.deepEqual([gaps(), connected.connections.length], [1, 1]);
  });

  it('asks while it reconnects; an answer lets it connect anew at once', async () => {
    const one = community();
    const { gaps } = widget(one);
    one.last().ready();
    one.last().lost();
    await pass(31_000);
    assert.deepEqual([gaps(), one.connections.length, one.open().length], [2, 2, 1]);
    one.last().ready();
    await pass(100_000, 1000);
    assert.deepEqual([gaps(), one.connections.length], [3, 2]);
  });

  it('is not asked by who only wants to be told', async () => {
    const one = community({ tells: false });
    one.live.watch('posts.changes', {}, { event: () => assert.fail() });
    await pass(120_000, 1000);
  });
});

describe('reading again', () => {
  it('is a request that begins now, not one that began before', async () => {
    const asked: ((post: Post) => void)[] = [];
    const one = community({ functions: { 'posts.get': () => new Promise((answer) => asked.push(answer)) } });
    const query = one.community.read('posts.get', { id: '1' });
    const stop = query.subscribe(() => {});
    await settle();
    const read = readAgain(query);
    asked[0]?.({ id: '1', title: 'from before' });
    await settle();
    assert.equal(asked.length, 2);
    asked[1]?.({ id: '1', title: 'now' });
    assert.equal(await read, true);
    assert.equal(query.state.status === 'ready' && query.state.data.title, 'now');
    stop();
  });

  it('says where it failed', async () => {
    const one = community({ functions: { 'posts.get': () => Promise.reject(new CommunityError('forbidden')) } });
    const query = one.community.read('posts.get', { id: '1' });
    const stop = query.subscribe(() => {});
    await settle();
    assert.equal(await readAgain(query), false);
    stop();
  });
});

describe('who is writing', () => {
  const until = (ms: number) => new Date(Date.now() + ms).toISOString();
  const typing = (id: string, ms: number): Typing => ({ author: { id, name: id }, until: until(ms) });
  function watched(one = community()) {
    const told: string[] = [];
    const stop = one.live.typing({ parent: '1' }, (authors) => told.push(authors.map(({ id }) => id).join()));
    return { ...one, told, stop };
  }

  it('is told until they stop, or say no more', async () => {
    const { last, told, stop } = watched();
    last().ready();
    last().next(typing('ada', 5000));
    last().next(typing('bob', 3000));
    await pass(2000);
    last().next(typing('ada', 5000));
    await pass(1500);
    last().next(typing('ada', 0));
    assert.deepEqual(told, ['ada', 'ada,bob', 'bob,ada', 'ada', '']);
    await pass(60_000);
    stop();
    assert.equal(told.length, 5);
  });

  it('ends with the connection, after fifteen seconds at most, and is not asked for', async () => {
    const { last, told, stop, connections } = watched();
    last().ready();
    last().next(typing('ada', 10 * 60_000));
    last().next({ author: { id: 'eve' }, until: 'soon' });
    await pass(16_000);
    assert.deepEqual(told, ['ada', 'ada,eve', 'ada', '']);
    last().next(typing('ada', 5000));
    last().lost();
    assert.equal(told.at(-1), '');
    last().next({ author: null, until: until(1000) });
    stop();
    assert.equal(connections.at(-1)?.open, false);
  });

  it('is told to others, not too often, and never before Retry-After', async () => {
    let told = 0;
    const functions: GatewayFunctions = {
      'posts.typing': () => {
        told += 1;
        throw new CommunityError('rate-limited', { retryAfterMs: 10_000 });
      },
    };
    const one = community({ functions });
    one.live.tellTyping({ parent: '1' });
    one.live.tellTyping({ parent: '1' });
    await pass(9000);
    one.live.tellTyping({ parent: '1' });
    assert.equal(told, 1);
    await pass(2000);
    one.live.tellTyping({ parent: '1' });
    assert.equal(told, 2);
    community().live.tellTyping({ parent: '1' });
  });
});
