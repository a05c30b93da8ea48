import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { pass, setRandom, settle, startClock, stopClock } from '../test/clock.js';
import { attemptRead, limited } from './attempt.js';
import { CommunityError } from './errors.js';
import { backoffMs, Pace } from './pace.js';

const none = new AbortController().signal;
const down = () => Promise.reject(new CommunityError('network'));

beforeEach(startClock);
afterEach(stopClock);

describe('attemptRead', () => {
  it('tries again until it answers', async () => {
    setRandom(0.5);
    let tries = 0;
    const read = attemptRead(async () => (++tries < 4 ? down() : 'answer'), new Pace(), none);
    await pass(10_000);
    assert.equal(await read, 'answer');
    assert.equal(tries, 4);
  });

  it('waits by full jitter: doubled steps, anything from nothing to the whole', () => {
    for (const [random, expected] of [
      [0, [0, 0, 0]],
      [0.5, [500, 1000, 2000]],
      [1, [1000, 2000, 4000]],
    ] as const) {
      setRandom(random);
      assert.deepEqual(
        [0, 1, 2].map((attempt) => backoffMs(attempt)),
        expected,
      );
    }
    setRandom(1);
    assert.equal(backoffMs(40), 60_000);
  });

  it('heeds the pause that an answer asks for though nobody waits for it any more', async () => {
    const pace = new Pace();
    const leaving = new AbortController();
    let answer = (_: CommunityError): void => {};
    const read = attemptRead(() => new Promise((_, reject) => (answer = reject)), pace, leaving.signal);
    const left = assert.rejects(read, /gone/);
    leaving.abort(new Error('gone'));
    await left;
    answer(new CommunityError('rate-limited', { retryAfterMs: 5000 }));
    await settle();
    assert.equal(pace.waitMs, 5000);
  });

  it('fails after 30 seconds in all, with the last failure', async () => {
    setRandom(0.5);
    const failed = assert.rejects(attemptRead(down, new Pace(), none), { kind: 'network' });
    let over = false;
    void failed.then(() => (over = true));
    await pass(14_000);
    assert.equal(over, false);
    await pass(16_000);
    assert.equal(over, true);
  });

  it('ends a try that hangs after 15 seconds, and the second with the 30', async () => {
    setRandom(0);
    const began: number[] = [];
    const ended: boolean[] = [];
    const start = Date.now();
    const failed = assert.rejects(
      attemptRead(
        (signal) => {
          began.push(Date.now() - start);
          signal.addEventListener('abort', () => ended.push(true));
          return new Promise(() => {});
        },
        new Pace(),
        none,
      ),
      { kind: 'network' },
    );
    await pass(30_000);
    await failed;
    assert.deepEqual(
      began.map((ms) => Math.round(ms / 1000)),
      [0, 15],
    );
    assert.equal(ended.length, 2);
  });

  for (const kind of ['unauthenticated', 'forbidden', 'not-found', 'invalid', 'conflict', 'unsupported'] as const)
    it(`does not try again what is ${kind}`, async () => {
      let tries = 0;
      const read = attemptRead(() => (tries++, Promise.reject(new CommunityError(kind))), new Pace(), none);
      await assert.rejects(read, { kind });
      assert.equal(tries, 1);
    });

  it('gives what is no CommunityError as the backend’s fault, without its words', async () => {
    setRandom(1);
    const read = attemptRead(() => Promise.reject(new TypeError('secret words')), new Pace(), none);
    const failed = assert.rejects(
      read,
      (error: CommunityError) => error.kind === 'backend' && !JSON.stringify(error.cause).includes('secret'),
    );
    await pass(30_000);
    await failed;
  });

  it('waits as long as Retry-After says, and so does everybody who shares the pace', async () => {
    setRandom(0);
    const pace = new Pace();
    const times: number[] = [];
    const start = Date.now();
    let refused = false;
    const ask = async () => {
      times.push(Date.now() - start);
      if (refused) return 'answer';
      refused = true;
      throw new CommunityError('rate-limited', { retryAfterMs: 5000 });
    };
    const first = attemptRead(ask, pace, none);
    await settle();
    const second = attemptRead(ask, pace, none);
    await pass(4900);
    assert.deepEqual(times, [0]);
    await pass(200);
    assert.deepEqual(await Promise.all([first, second]), ['answer', 'answer']);
    assert.deepEqual(times, [0, 5000, 5000]);
  });

  it('pauses everybody for a 429 whose Retry-After a browser hides', async () => {
    setRandom(0);
    const pace = new Pace();
    const failed = assert.rejects(attemptRead(() => Promise.reject(new CommunityError('rate-limited')), pace, none));
    await settle();
    assert.ok(pace.waitMs >= 1000);
    await pass(30_000);
    await failed;
  });

  it('fails at once, saying how long, where the pause is longer than it may try', async () => {
    const pace = new Pace();
    pace.pause(60_000);
    let asked = false;
    const read = attemptRead(async () => (asked = true), pace, none);
    await assert.rejects(read, { kind: 'rate-limited', retryAfterMs: 60_000 });
    assert.equal(asked, false);
  });

  it('stops, in a try and between tries, when nobody wants the answer any more', async () => {
    setRandom(1);
    for (const after of [0, 500]) {
      const leaving = new AbortController();
      let tries = 0;
      const read = attemptRead(
        (signal) => {
          tries += 1;
          return after
            ? down()
            : new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
        },
        new Pace(),
        leaving.signal,
      );
      const failed = assert.rejects(read, { name: 'AbortError' });
      await pass(after);
      leaving.abort();
      await failed;
      await pass(30_000);
      assert.equal(tries, 1);
    }
  });

  it('asks nothing for a caller that has left already', async () => {
    let asked = false;
    await assert.rejects(
      attemptRead(async () => (asked = true), new Pace(), AbortSignal.abort()),
      { name: 'AbortError' },
    );
    assert.equal(asked, false);
  });
});

describe('limited', () => {
  it('leaves no timer behind, whatever comes of it', async () => {
    let timers = 0;
    const { setTimeout: set, clearTimeout: clear } = globalThis;
    globalThis.setTimeout = ((...args: Parameters<typeof set>) => (timers++, set(...args))) as typeof set;
    globalThis.clearTimeout = (timer) => (timers--, clear(timer));
    try {
      await limited(async () => 1, 1000);
      await assert.rejects(limited(() => down(), 1000));
      await assert.rejects(limited(() => { throw new CommunityError('invalid'); }, 1000)); // prettier-ignore
      assert.equal(timers, 0);
    } finally {
      Object.assign(globalThis, { setTimeout: set, clearTimeout: clear });
    }
  });
});

describe('Pace', () => {
  it('never shortens a pause, and takes no nonsense', () => {
    const pace = new Pace();
    pace.pause(5000);
    pace.pause(1000);
    pace.pause(NaN);
    pace.pause(-1);
    assert.equal(pace.waitMs, 5000);
  });
});
