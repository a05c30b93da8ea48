import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { onlineManager } from '@tanstack/query-core';
import { pass, setRandom, settle, startClock, stopClock } from '../test/clock.js';
import { Community, type CommunityOptions } from './community.js';
import { CommunityError } from './errors.js';
import type { RunOptions } from './gateway.js';
import { gatewayOf, type GatewayFunctions } from './gateway-of.js';
import type { Member } from './model/member.js';
import type { Page } from './model/operation.js';
import type { Viewer } from './model/viewer.js';
import { Pace } from './pace.js';

/** A promise and how to end it. */
function deferred<T>() {
  let resolve!: (value: T) => void;
  let reject!: (error: unknown) => void;
  const promise = new Promise<T>((...ends) => ([resolve, reject] = ends));
  return { promise, resolve, reject };
}

const ada: Member = { id: '1', name: 'Ada', following: false, counts: { followers: 2 } };
const page = (...items: readonly Member[]): Page<Member> => ({ items, total: items.length });

/** Through a function: assertions would narrow the getter's type for good. */
function statusOf({ state }: { readonly state: { readonly status: string } }): string {
  return state.status;
}

function community(functions: GatewayFunctions, options: Partial<CommunityOptions> = {}): Community {
  return new Community({ gateway: gatewayOf(functions), viewer: { key: null }, ...options });
}

const follow = (id = '1') => ({
  type: 'member' as const,
  id,
  change: (member: Member) => ({
    following: true,
    counts: { ...member.counts, followers: (member.counts?.followers ?? 0) + 1 },
  }),
});
const unfollow = (id = '1') => ({ type: 'member' as const, id, change: () => ({ following: false }) });

beforeEach(() => {
  startClock();
  setRandom(0.5);
});
afterEach(stopClock);

describe('reading', () => {
  it('makes one request for many widgets', async () => {
    let asked = 0;
    const one = community({ 'members.list': async () => (asked++, page(ada)) });
    const queries = Array.from({ length: 20 }, () => one.read('members.list', { search: 'a' }));
    const stops = queries.map((query) => query.subscribe(() => {}));
    await pass(100);
    assert.equal(asked, 1);
    for (const { state } of queries) assert.deepEqual(state, { status: 'ready', data: page(ada), refreshing: false });
    for (const stop of stops) stop();
  });

  it('is pending, then ready; answers again at once and without a request while fresh', async () => {
    let asked = 0;
    const one = community({ 'members.list': async () => (asked++, page(ada)) });
    const query = one.read('members.list', {});
    assert.deepEqual(query.state, { status: 'pending' });
    query.subscribe(() => {})();
    const stop = query.subscribe(() => {});
    await pass(100);
    stop();
    const again = one.read('members.list', {});
    assert.equal(again.state.status, 'ready');
    again.subscribe(() => {})();
    await pass(100);
    assert.ok(asked <= 2);
  });

  it('is fresh for 30 seconds: who comes later asks again and sees the old answer meanwhile', async () => {
    let asked = 0;
    const one = community({ 'members.list': async () => (asked++, page(ada)) });
    const stops = [one.read('members.list', {}).subscribe(() => {})];
    await pass(29_900);
    stops.push(one.read('members.list', {}).subscribe(() => {}));
    await settle();
    assert.equal(asked, 1);
    await pass(200);
    assert.equal(asked, 1, 'time alone asks nothing');
    const late = one.read('members.list', {});
    stops.push(late.subscribe(() => {}));
    assert.deepEqual(late.state, { status: 'ready', data: page(ada), refreshing: true });
    await settle();
    assert.equal(asked, 2);
    assert.deepEqual(late.state, { status: 'ready', data: page(ada), refreshing: false });
    for (const stop of stops) stop();
  });

  it('shares a question whatever the order of its input’s keys, and an answer that is under way', async () => {
    let asked = 0;
    const one = community({ 'members.list': async () => (asked++, page(ada)) });
    const query = one.read('members.list', { search: 'a', first: 5 });
    const stops = [query, one.read('members.list', { first: 5, search: 'a' })].map((each) => each.subscribe(() => {}));
    await Promise.all([query.refetch(), query.refetch()]);
    assert.equal(asked, 1);
    await Promise.all([query.refetch(), query.refetch()]);
    assert.equal(asked, 2);
    for (const stop of stops) stop();
  });

  it('tells of an answer in the turn in which it comes, without waiting for a timer', async () => {
    const one = community({ 'members.list': async () => page(ada) });
    const query = one.read('members.list', {});
    const seen: string[] = [];
    const stop = query.subscribe(() => seen.push(query.state.status));
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    assert.equal(seen.at(-1), 'ready');
    stop();
  });

  it('tells one function for each time that it watches, until it has left as often', async () => {
    const one = community({ 'members.list': async () => page(ada) });
    const query = one.read('members.list', {});
    let told = 0;
    const listener = (): void => void told++;
    const [first, second] = [query.subscribe(listener), query.subscribe(listener)];
    await settle();
    first();
    first();
    told = 0;
    await query.refetch();
    assert.equal(told, 2, 'asking, answered');
    second();
    await query.refetch();
    assert.equal(told, 2);
  });

  it('shows failure after 30 seconds, then goes on trying quietly and recovers', async () => {
    let down = true;
    let asked = 0;
    const one = community({
      'members.list': async () => {
        asked += 1;
        if (down) throw new CommunityError('network');
        return page(ada);
      },
    });
    const query = one.read('members.list', {});
    const seen: string[] = [];
    const stop = query.subscribe(() => seen.push(query.state.status));
    await pass(20_000);
    assert.equal(statusOf(query), 'pending');
    await pass(12_000);
    assert.equal(statusOf(query), 'failed');
    const before = asked;
    await pass(45_000);
    assert.ok(asked > before, 'tries on');
    assert.equal(statusOf(query), 'failed', 'and does not fall back to pending');
    assert.ok(!seen.slice(seen.indexOf('failed')).includes('pending'));
    down = false;
    await pass(90_000);
    assert.deepEqual(query.state, { status: 'ready', data: page(ada), refreshing: false });
    const settled = asked;
    await pass(120_000);
    assert.equal(asked, settled, 'and then is quiet');
    stop();
  });

  it('does not try on where nobody looks, nor in a hidden tab', async () => {
    let asked = 0;
    const one = community({ 'members.list': () => (asked++, Promise.reject(new CommunityError('network'))) });
    const query = one.read('members.list', {});
    const stop = query.subscribe(() => {});
    await pass(32_000);
    assert.equal(statusOf(query), 'failed');
    Object.assign(globalThis, { document: { visibilityState: 'hidden' } });
    let before = asked;
    await pass(120_000);
    assert.equal(asked, before);
    Reflect.deleteProperty(globalThis, 'document');
    await pass(60_000);
    assert.ok(asked > before);
    await pass(32_000);
    stop();
    before = asked;
    await pass(120_000);
    assert.equal(asked, before);
  });

  it('does not try on quietly where that cannot help, and not in a loop after an absurd Retry-After', async () => {
    for (const error of [new CommunityError('forbidden'), new CommunityError('rate-limited', { retryAfterMs: 1e13 })]) {
      let asked = 0;
      const one = community({ 'members.list': () => (asked++, Promise.reject(error)) });
      const query = one.read('members.list', {});
      let told = 0;
      const stop = query.subscribe(() => told++);
      await pass(60_000);
      assert.equal(statusOf(query), 'failed');
      assert.equal(asked, 1);
      assert.ok(told < 10);
      stop();
    }
  });

  it('tries on at one moment for all widgets that show the same failure', async () => {
    let asked = 0;
    const one = community({ 'members.list': () => (asked++, Promise.reject(new CommunityError('network'))) });
    const stops = Array.from({ length: 10 }, () => one.read('members.list', {}).subscribe(() => {}));
    let random = 0;
    await pass(31_000);
    Math.random = () => (random = (random + 0.37) % 1);
    const before = asked;
    await pass(9000);
    assert.ok(asked - before <= 12, `${asked - before} requests`);
    for (const stop of stops) stop();
  });

  it('keeps what was on screen when asking again fails, and says so', async () => {
    let down = false;
    const one = community({
      'members.list': async () => (down ? Promise.reject(new CommunityError('backend')) : page(ada)),
    });
    const query = one.read('members.list', {});
    const stop = query.subscribe(() => {});
    await pass(100);
    down = true;
    void query.refetch();
    await settle();
    assert.deepEqual(query.state, { status: 'ready', data: page(ada), refreshing: true });
    await pass(31_000);
    assert.equal(statusOf(query), 'failed');
    assert.deepEqual(Reflect.get(query.state, 'data'), page(ada));
    stop();
  });

  it('asks again when the network is back', async () => {
    let asked = 0;
    const one = community({ 'members.list': async () => (asked++, page(ada)) });
    const stop = one.read('members.list', {}).subscribe(() => {});
    await pass(31_000);
    onlineManager.setOnline(false);
    onlineManager.setOnline(true);
    await pass(100);
    assert.equal(asked, 2);
    onlineManager.setOnline(false);
    onlineManager.setOnline(true);
    await pass(100);
    assert.equal(asked, 2, 'but not for what is fresh');
    stop();
    await pass(31_000);
    onlineManager.setOnline(false);
    onlineManager.setOnline(true);
    await pass(100);
    assert.equal(asked, 2, 'nor where nobody looks');
  });

  it('asks again for what failed when the network is back, at once', async () => {
    let down = true;
    const one = community({
      'members.list': async () => (down ? Promise.reject(new CommunityError('network')) : page(ada)),
    });
    const query = one.read('members.list', {});
    const stop = query.subscribe(() => {});
    for (let waited = 0; statusOf(query) !== 'failed'; waited += 100) {
      assert.ok(waited < 31_000);
      await pass(100);
    }
    down = false;
    onlineManager.setOnline(false);
    onlineManager.setOnline(true);
    await settle();
    assert.equal(statusOf(query), 'ready');
    stop();
  });

  it('gives what came of a partial answer with the error beside it', async () => {
    const error = new CommunityError('forbidden');
    const one = community({ 'members.list': async (_, { onPartial }) => (onPartial?.(error), page(ada)) });
    const query = one.read('members.list', {});
    const stop = query.subscribe(() => {});
    await pass(100);
    assert.deepEqual(query.state, { status: 'ready', data: page(ada), refreshing: false, partial: error });
    stop();
  });

  it('ends the request when the last widget leaves, and not before', async () => {
    const signals: AbortSignal[] = [];
    const one = community({
      'members.list': (_, { signal }) => {
        if (signal) signals.push(signal);
        return new Promise(() => {});
      },
    });
    const stops = [1, 2].map(() => one.read('members.list', {}).subscribe(() => {}));
    await settle();
    stops[0]?.();
    assert.equal(signals[0]?.aborted, false);
    stops[1]?.();
    assert.equal(signals.length, 1);
    assert.equal(signals[0]?.aborted, true);
  });

  const firsts: readonly (() => Promise<Page<Member>>)[] = [
    () => Promise.resolve(page(ada)),
    () => Promise.reject(new CommunityError('forbidden')),
  ];
  for (const [index, first] of firsts.entries())
    it(`is ${['ready', 'failed'][index]} as before when the last widget leaves while it asks again`, async () => {
      const late = deferred<Page<Member>>();
      let asked = 0;
      const one = community({ 'members.list': () => (asked++ ? late.promise : first()) });
      const query = one.read('members.list', {});
      const stop = query.subscribe(() => {});
      await settle();
      const before = query.state;
      assert.equal(before.status, ['ready', 'failed'][index]);
      void query.refetch();
      await settle();
      assert.deepEqual([asked, query.state], [2, { ...before, refreshing: true }]);
      stop();
      assert.deepEqual(query.state, before);
      late.resolve(page());
      await pass(100);
      assert.deepEqual(query.state, before, 'what comes late is for nobody');
    });

  it('never shows an older input over a newer one, however late it answers', async () => {
    const answers = new Map([['a', deferred<Page<Member>>()], ['ab', deferred<Page<Member>>()]]); // prettier-ignore
    const one = community({ 'members.list': async ({ search = '' }) => answers.get(search)?.promise ?? page() });
    const older = one.read('members.list', { search: 'a' });
    const newer = one.read('members.list', { search: 'ab' });
    const stops = [older.subscribe(() => {}), newer.subscribe(() => {})];
    answers.get('ab')?.resolve(page({ id: '2', name: 'Abe' }));
    await pass(100);
    answers.get('a')?.resolve(page(ada));
    await pass(100);
    assert.deepEqual(newer.state.status === 'ready' && newer.state.data.items.map(({ id }) => id), ['2']);
    for (const stop of stops) stop();
  });

  it('holds an entity once: what one read brings, another shows', async () => {
    const one = community({
      'members.list': async () => page(ada),
      'members.get': async () => ({ id: '1', name: 'Ada King', pronouns: 'she' }),
    });
    const list = one.read('members.list', {});
    const stops = [list.subscribe(() => {})];
    await pass(100);
    stops.push(one.read('members.get', { id: '1' }).subscribe(() => {}));
    await pass(100);
    assert.deepEqual(list.state.status === 'ready' && list.state.data.items[0], {
      ...ada,
      name: 'Ada King',
      pronouns: 'she',
    });
    for (const stop of stops) stop();
  });

  const odd: readonly (readonly [string, unknown, unknown])[] = [
    ['members.list', null, { items: [] }],
    ['members.list', { items: 'x', total: '7', next: '' }, { items: [] }],
    ['members.list', { items: [null, 7, {}, { id: 4 }, ada, ada] }, { items: [ada] }],
    ['members.facets', undefined, null],
  ];
  for (const [name, answer, expected] of odd)
    it(`bears ${JSON.stringify(answer)} as the answer to ${name}`, async () => {
      const one = community({ [name]: async () => answer });
      const query = one.read(name as 'members.list', {});
      const stop = query.subscribe(() => {});
      await pass(100);
      assert.deepEqual(query.state.status === 'ready' && query.state.data, expected);
      stop();
    });

  for (const answer of [null, undefined, 7, {}, { id: null }])
    it(`takes ${JSON.stringify(answer)} for one member as none, without asking on`, async () => {
      let asked = 0;
      const one = community({ 'members.get': async () => (asked++, answer as unknown as Member) });
      const query = one.read('members.get', { id: '1' });
      const stop = query.subscribe(() => {});
      await pass(90_000);
      assert.equal(query.state.status === 'failed' && query.state.error.kind, 'not-found');
      assert.equal(asked, 1);
      stop();
    });

  it('forgets what nobody looks at, the oldest first', async () => {
    let asked = 0;
    const one = community({ 'members.list': async () => (asked++, page(ada)) });
    for (let index = 0; index < 100; index += 1) {
      const stop = one.read('members.list', { search: String(index) }).subscribe(() => {});
      await settle();
      stop();
    }
    assert.equal(asked, 100);
    assert.equal(one.read('members.list', { search: '99' }).state.status, 'ready');
    assert.equal(one.read('members.list', { search: '0' }).state.status, 'pending');
  });

  it('ends the request of what it forgets', async () => {
    let asked: AbortSignal | undefined;
    const one = community({
      'members.get': (_, { signal }) => ((asked = signal), new Promise(() => {})),
      'members.list': async () => page(ada),
    });
    void one.read('members.get', { id: '1' }).refetch();
    await settle();
    for (let index = 0; index < 100; index += 1)
      one.read('members.list', { search: String(index) }).subscribe(() => {})();
    assert.equal(asked?.aborted, true);
  });
});

describe('pace', () => {
  it('pauses every widget and every community that asks the endpoint', async () => {
    const pace = new Pace();
    const times: number[] = [];
    const start = Date.now();
    const one = community(
      { 'members.list': () => Promise.reject(new CommunityError('rate-limited', { retryAfterMs: 10_000 })) },
      { pace },
    );
    const other = community({ 'members.get': async () => (times.push(Date.now() - start), ada) }, { pace });
    const stops = [one.read('members.list', {}).subscribe(() => {})];
    await pass(200);
    stops.push(other.read('members.get', { id: '1' }).subscribe(() => {}));
    await pass(9000);
    assert.deepEqual(times, []);
    await pass(2000);
    assert.deepEqual(
      times.map((ms) => Math.round(ms / 1000)),
      [10],
    );
    for (const stop of stops) stop();
  });

  it('refuses a write in a pause at once, and a write’s 429 pauses the rest', async () => {
    const pace = new Pace();
    let sent = 0;
    const one = community(
      { 'members.follow': () => (sent++, Promise.reject(new CommunityError('rate-limited', { retryAfterMs: 8000 }))) },
      { pace },
    );
    await assert.rejects(one.write('members.follow', { id: '1' }), { kind: 'rate-limited' });
    assert.equal(pace.waitMs, 8000);
    await assert.rejects(one.write('members.follow', { id: '1' }), { kind: 'rate-limited', retryAfterMs: 8000 });
    assert.equal(sent, 1);
  });
});

describe('writing', () => {
  async function listed(functions: GatewayFunctions) {
    const one = community({ 'members.list': async () => page(ada), ...functions });
    const query = one.read('members.list', {});
    const stop = query.subscribe(() => {});
    await pass(100);
    const shown = () => (query.state.status === 'ready' ? query.state.data.items[0] : undefined);
    return { one, query, stop, shown };
  }

  it('shows at once, and then what the backend says', async () => {
    const { one, stop, shown } = await listed({
      'members.follow': async () => ({ id: '1', following: true, counts: { followers: 9 } }),
    });
    const written = one.write('members.follow', { id: '1' }, follow());
    await settle();
    assert.deepEqual([shown()?.following, shown()?.counts?.followers], [true, 9]);
    await written;
    stop();
  });

  it('takes back its own change exactly, and what others changed meanwhile stays', async () => {
    const answer = deferred<Member>();
    const { one, stop, shown } = await listed({
      'members.follow': () => answer.promise,
      'members.get': async () => ({ id: '1', name: 'Ada King' }),
    });
    const written = one.write('members.follow', { id: '1' }, follow());
    await settle();
    assert.deepEqual([shown()?.following, shown()?.counts?.followers], [true, 3]);
    const stopOther = one.read('members.get', { id: '1' }).subscribe(() => {});
    await pass(100);
    answer.reject(new CommunityError('forbidden'));
    await assert.rejects(written, { kind: 'forbidden' });
    assert.deepEqual(shown(), { ...ada, name: 'Ada King' });
    stop();
    stopOther();
  });

  it('sends follow and unfollow in the order of intents, and shows the last', async () => {
    const first = deferred<Member>();
    const sent: string[] = [];
    const { one, stop, shown } = await listed({
      'members.follow': () => (sent.push('follow'), first.promise),
      'members.unfollow': async () => (sent.push('unfollow'), { id: '1', following: false }),
    });
    const writes = [
      one.write('members.follow', { id: '1' }, follow()),
      one.write('members.unfollow', { id: '1' }, unfollow()),
    ];
    await settle();
    assert.deepEqual(sent, ['follow']);
    assert.equal(shown()?.following, false);
    first.resolve({ id: '1', following: true });
    await Promise.all(writes);
    assert.deepEqual(sent, ['follow', 'unfollow']);
    assert.equal(shown()?.following, false);
    stop();
  });

  it('keeps the order for an entity that is not loaded, too', async () => {
    const first = deferred<Member>();
    const sent: string[] = [];
    const one = community({
      'members.follow': () => (sent.push('follow'), first.promise),
      'members.unfollow': async () => (sent.push('unfollow'), { id: '9' }),
    });
    const writes = [
      one.write('members.follow', { id: '9' }, follow('9')),
      one.write('members.unfollow', { id: '9' }, unfollow('9')),
    ];
    await settle();
    assert.deepEqual(sent, ['follow']);
    first.resolve({ id: '9' });
    await Promise.all(writes);
    assert.deepEqual(sent, ['follow', 'unfollow']);
  });

  it('goes on after one that failed', async () => {
    const { one, stop, shown } = await listed({
      'members.follow': () => Promise.reject(new CommunityError('network')),
      'members.unfollow': async () => ({ id: '1', following: false }),
    });
    const failed = assert.rejects(one.write('members.follow', { id: '1' }, follow()));
    await one.write('members.unfollow', { id: '1' }, unfollow());
    await failed;
    assert.equal(shown()?.following, false);
    assert.equal(shown()?.counts?.followers, 2);
    stop();
  });

  it('is never overwritten by a read that began before it', async () => {
    const slow = deferred<Page<Member>>();
    let reads = 0;
    const { one, query, stop, shown } = await listed({
      'members.list': async () => (reads++ ? slow.promise : page(ada)),
      'members.follow': async () => ({ ...ada, following: true }),
    });
    void query.refetch();
    await settle();
    await one.write('members.follow', { id: '1' }, follow());
    slow.resolve(page({ ...ada, headline: 'new' }));
    await pass(100);
    assert.deepEqual([shown()?.following, shown()?.headline], [true, 'new']);
    stop();
  });

  it('is sent once, with an id of its own, and ends after 15 seconds', async () => {
    const options: RunOptions[] = [];
    const { one, stop, shown } = await listed({
      'members.follow': (_, given) => (options.push(given), new Promise(() => {})),
    });
    const failed = assert.rejects(one.write('members.follow', { id: '1' }, follow()), { kind: 'network' });
    await pass(15_100);
    await failed;
    assert.equal(shown()?.following, false);
    await pass(60_000);
    assert.equal(options.length, 1);
    assert.match(options[0]?.writeId ?? '', /^[0-9a-f]{32}$/);
    assert.equal(options[0]?.signal?.aborted, true);
    stop();
  });

  it('bears an answer that is no member', async () => {
    const { one, stop, shown } = await listed({ 'members.follow': async () => null as unknown as Member });
    assert.equal(await one.write('members.follow', { id: '1' }, follow()), null);
    assert.deepEqual(shown(), ada);
    stop();
  });
});

describe('the viewer', () => {
  it('is asked for after the first answer, once', async () => {
    const asked: string[] = [];
    const one = community(
      {
        'members.list': async () => (asked.push('list'), page(ada)),
        'viewer.get': async () => (asked.push('viewer'), { key: 'u1' }),
      },
      { viewer: undefined },
    );
    const stops = ['a', 'b'].map((search) => one.read('members.list', { search }).subscribe(() => {}));
    await pass(100);
    assert.deepEqual(asked, ['list', 'list', 'viewer']);
    assert.equal(one.viewer?.key, 'u1');
    for (const stop of stops) stop();
  });

  it('that is another with each answer does not start the reads anew each time', async () => {
    let asked = 0;
    const one = community(
      {
        'members.list': async (_, { onAlso }) => (onAlso?.('viewer.get', { key: `guest-${(asked += 1)}` }), page(ada)),
        'viewer.get': async () => ({ key: 'u1' }),
      },
      { viewer: undefined },
    );
    const stop = one.read('members.list', {}).subscribe(() => {});
    await pass(10_000);
    assert.ok(asked <= 3, `${asked} requests`);
    assert.equal(one.read('members.list', {}).state.status, 'ready');
    stop();
  });

  it('who cannot be told again takes the last account’s data along', async () => {
    let failing = false;
    let asked = 0;
    const one = community(
      {
        'members.list': async () => ((asked += 1), page(ada)),
        'viewer.get': async () => {
          if (failing) throw new CommunityError('invalid');
          return { key: 'u1' };
        },
      },
      { viewer: undefined },
    );
    const stop = one.read('members.list', {}).subscribe(() => {});
    await pass(100);
    assert.equal(one.viewer?.key, 'u1');
    failing = true;
    await one.refreshViewer();
    assert.equal(one.viewer, undefined);
    await pass(100);
    assert.equal(asked, 2);
    stop();
  });

  it('where the backend never says, is forgotten with all that was read', async () => {
    let asked = 0;
    const one = community({ 'members.list': async () => ((asked += 1), page(ada)) }, { viewer: undefined });
    const stop = one.read('members.list', {}).subscribe(() => {});
    await pass(100);
    await one.refreshViewer();
    await pass(100);
    assert.equal(asked, 2);
    stop();
  });

  it('is asked for when the last of the first reads fails', async () => {
    const asked: string[] = [];
    const one = community(
      {
        'members.list': async () => (asked.push('list'), page(ada)),
        'members.facets': async () => {
          await Promise.resolve();
          asked.push('facets');
          throw new CommunityError('forbidden');
        },
        'viewer.get': async () => (asked.push('viewer'), { key: 'u1' }),
      },
      { viewer: undefined },
    );
    const stops = [
      one.read('members.list', {}).subscribe(() => {}),
      one.read('members.facets', { names: ['badge'] }).subscribe(() => {}),
    ];
    await pass(100);
    assert.deepEqual(asked, ['list', 'facets', 'viewer']);
    for (const stop of stops) stop();
  });

  it('may ride along with the first read, and is then not asked for', async () => {
    let asked = 0;
    const one = community(
      {
        'members.list': async (_, { onAlso }) => (onAlso?.('viewer.get', { key: 'u1' }), page(ada)),
        'viewer.get': async () => (asked++, { key: 'u1' }),
      },
      { viewer: undefined },
    );
    let told = 0;
    one.subscribe(() => told++);
    const stop = one.read('members.list', {}).subscribe(() => {});
    await pass(100);
    assert.deepEqual([one.viewer?.key, asked, told], ['u1', 0, 1]);
    stop();
  });

  it('is not asked for on and on by widgets that come and go before the answer', async () => {
    const signals: (AbortSignal | undefined)[] = [];
    const one = community(
      {
        'members.list': async () => page(ada),
        'viewer.get': (_, { signal }) => (signals.push(signal), new Promise(() => {})),
      },
      { viewer: undefined },
    );
    const stop = one.read('members.list', {}).subscribe(() => {});
    await pass(100);
    stop();
    assert.deepEqual(
      signals.map((signal) => signal?.aborted),
      [true],
    );
    const again = one.read('members.list', { search: 'a' }).subscribe(() => {});
    await pass(100);
    assert.equal(signals.length, 2);
    again();
  });

  it('changes: what the last account saw is gone at once, and what is on screen is read for the new one', async () => {
    let viewer: Viewer = { key: 'u1' };
    const answers: ReturnType<typeof deferred<Page<Member>>>[] = [];
    const one = community(
      { 'members.list': () => (answers.push(deferred()), answers.at(-1)!.promise), 'viewer.get': async () => viewer },
      { viewer: undefined },
    );
    const query = one.read('members.list', {});
    const stop = query.subscribe(() => {});
    await settle();
    answers[0]?.resolve(page({ ...ada, headline: 'for u1 only' }));
    await pass(100);
    assert.equal(statusOf(query), 'ready');
    viewer = { key: 'u2' };
    await one.refreshViewer();
    assert.equal(statusOf(query), 'pending');
    assert.equal(one.entities.view('member', '1'), undefined);
    await settle();
    answers[1]?.resolve(page({ id: '1', name: 'Ada' }));
    await pass(100);
    assert.deepEqual(query.state, { status: 'ready', data: page({ id: '1', name: 'Ada' }), refreshing: false });
    stop();
  });

  it('changes: a failure of the last account’s is not shown to the next', async () => {
    let signedIn = false;
    const one = community({
      'members.list': async () =>
        signedIn ? new Promise<Page<Member>>(() => {}) : Promise.reject(new CommunityError('unauthenticated')),
    });
    const query = one.read('members.list', {});
    const stop = query.subscribe(() => {});
    await pass(100);
    assert.equal(statusOf(query), 'failed');
    signedIn = true;
    await one.refreshViewer({ key: 'u1' });
    await settle();
    assert.equal(statusOf(query), 'pending');
    stop();
  });

  it('changes: an answer to the last account that comes late is for nobody', async () => {
    const late = deferred<Page<Member>>();
    let asked = 0;
    const one = community(
      { 'members.list': () => (asked++ ? Promise.resolve(page()) : late.promise) },
      { viewer: { key: 'u1' } },
    );
    const query = one.read('members.list', {});
    const stop = query.subscribe(() => {});
    await settle();
    late.resolve(page(ada));
    void one.refreshViewer({ key: 'u2' });
    await pass(100);
    assert.deepEqual(query.state.status === 'ready' && query.state.data.items, []);
    assert.equal(one.entities.view('member', '1'), undefined);
    stop();
  });

  it('changes: whatever step an answer to the last account is on, the next never sees it', async () => {
    for (let steps = 0; steps < 20; steps += 1) {
      let account = 'u1';
      const answers: ReturnType<typeof deferred<void>>[] = [];
      const one = community(
        {
          'members.facets': async () => {
            const label = account;
            answers.push(deferred());
            await answers.at(-1)?.promise;
            return [{ name: 'badge', values: [{ value: label }] }];
          },
        },
        { viewer: { key: 'u1' } },
      );
      const query = one.read('members.facets', { names: ['badge'] });
      let seen = '';
      const stop = query.subscribe(() => (seen = JSON.stringify(query.state)));
      await settle();
      answers[0]?.resolve();
      for (let step = 0; step < steps; step += 1) await Promise.resolve();
      account = 'u2';
      void one.refreshViewer({ key: 'u2' });
      await settle();
      assert.doesNotMatch(seen, /u1/, `after ${steps} steps`);
      assert.equal(statusOf(query), 'pending');
      answers[1]?.resolve();
      await settle();
      assert.match(seen, /u2/);
      stop();
    }
  });

  it('changes: a write of the last account’s is not sent for the next, nor what it answered kept', async () => {
    const first = deferred<Member>();
    const sent: string[] = [];
    const one = community(
      {
        'members.follow': () => (sent.push('follow'), first.promise),
        'members.unfollow': async () => (sent.push('unfollow'), { id: '1' }),
      },
      { viewer: { key: 'u1' } },
    );
    const written = one.write('members.follow', { id: '1' }, follow());
    const refused = assert.rejects(one.write('members.unfollow', { id: '1' }, unfollow()), { kind: 'unauthenticated' });
    await settle();
    await one.refreshViewer({ key: 'u2' });
    first.resolve({ id: '1', following: true });
    await Promise.all([written, refused]);
    assert.deepEqual(sent, ['follow']);
    assert.equal(one.entities.view('member', '1'), undefined);
  });

  it('is the one that was asked for last, whichever answers last', async () => {
    const answers = [deferred<Viewer>(), deferred<Viewer>()];
    let asked = 0;
    const one = community({ 'viewer.get': () => answers[asked++]!.promise });
    const both = [one.refreshViewer()];
    await settle();
    both.push(one.refreshViewer());
    await settle();
    answers[1]?.resolve({ key: null });
    await settle();
    answers[0]?.resolve({ key: 'u1' });
    await Promise.all(both);
    assert.equal(one.viewer?.key, null);
  });

  it('is a guest where the backend refuses to say', async () => {
    const one = community(
      { 'viewer.get': () => Promise.reject(new CommunityError('unauthenticated')) },
      { viewer: { key: 'u1' } },
    );
    await one.refreshViewer();
    assert.equal(one.viewer?.key, null);
  });

  it('is whom the host names, whatever the backend says along the way', async () => {
    const one = community(
      { 'members.list': async (_, { onAlso }) => (onAlso?.('viewer.get', { key: 'other' }), page(ada)) },
      { viewer: { key: 'host' } },
    );
    const stop = one.read('members.list', {}).subscribe(() => {});
    await pass(100);
    assert.equal(one.viewer?.key, 'host');
    stop();
  });

  it('keeps what is on screen when it is the same account', async () => {
    let asked = 0;
    const one = community(
      { 'members.list': async () => (asked++, page(ada)), 'viewer.get': async () => ({ key: 'u1', name: 'New' }) },
      { viewer: { key: 'u1' } },
    );
    const query = one.read('members.list', {});
    const stop = query.subscribe(() => {});
    await pass(100);
    await one.refreshViewer();
    await pass(100);
    assert.deepEqual([query.state.status, asked, one.viewer?.name], ['ready', 1, 'New']);
    stop();
  });
});

describe('consent', () => {
  it('holds reads, writes and the viewer until it is granted, and tells', async () => {
    const asked: string[] = [];
    const one = community(
      {
        'members.list': async () => (asked.push('list'), page(ada)),
        'members.follow': async () => (asked.push('follow'), ada),
        'viewer.get': async () => (asked.push('viewer'), { key: 'u1' }),
      },
      { consent: 'wait', viewer: undefined },
    );
    let told = 0;
    one.subscribe(() => told++);
    const query = one.read('members.list', {});
    const stop = query.subscribe(() => {});
    const rest = [one.write('members.follow', { id: '1' }), one.refreshViewer()];
    await pass(60_000);
    assert.deepEqual([asked, query.state.status, one.awaitsConsent], [[], 'pending', true]);
    one.grantConsent();
    assert.equal(one.awaitsConsent, false);
    assert.equal(told, 1);
    await Promise.all(rest);
    await pass(100);
    assert.deepEqual(asked.sort(), ['follow', 'list', 'viewer']);
    assert.equal(statusOf(query), 'ready');
    stop();
  });

  it('asks nothing for widgets that left before it was granted', async () => {
    let asked = 0;
    const one = community({ 'members.list': async () => (asked++, page(ada)) }, { consent: 'wait' });
    one.read('members.list', {}).subscribe(() => {})();
    one.grantConsent();
    await pass(100);
    assert.equal(asked, 0);
  });
});

describe('resources', () => {
  it('leaves no timer, listener or request when nobody looks any more', async () => {
    let open = 0;
    const one = community(
      {
        'members.list': (_, { signal }) => {
          open += 1;
          signal?.addEventListener('abort', () => (open -= 1));
          return new Promise(() => {});
        },
      },
      { viewer: undefined },
    );
    for (let index = 0; index < 1000; index += 1) {
      const stop = one.read('members.list', { search: String(index % 7) }).subscribe(() => {});
      stop();
    }
    await settle();
    assert.equal(open, 0);
    assert.equal(onlineManager.hasListeners(), false);
  });
});
