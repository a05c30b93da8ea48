import 'fake-indexeddb/auto';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { newId } from '../new-id.js';
import type { OutboxEntry } from './entry.js';
import { indexedDbStore } from './indexed-db.js';
import { browserPlatform, leaseLock } from './platform.js';

const entry = (id: string): OutboxEntry => ({
  id,
  name: 'posts.create',
  input: { kind: 'comment', body: { text: id, format: 'text' } },
  at: 1,
  state: 'queued',
  tries: 0,
  files: [],
  kept: true,
});
const put = (id: string) => ({ kind: 'entry', id, value: entry(id) }) as const;
const signal = new AbortController().signal;

describe('the store in IndexedDB', () => {
  it('keeps entries and files for each person of each community, and forgets what is removed', async () => {
    const [here, there] = [indexedDbStore('https://here'), indexedDbStore('https://there')];
    const file = { kind: 'file', id: 'f', value: new Blob(['pixels'], { type: 'image/png' }) } as const;
    await here.write('account a', [put('1'), put('2'), file]);
    await here.write('account ab', [put('3')]);
    await there.write('account a', [put('4')]);
    const kept = await here.read('account a', () => false);
    assert.deepEqual(kept.entries, [entry('1'), entry('2')]);
    assert.equal(await kept.files.get('f')?.text(), 'pixels');
    await here.write('account a', [
      { kind: 'entry', id: '1' },
      { kind: 'file', id: 'f' },
      { ...put('2'), value: { ...entry('2'), tries: 3 } },
    ]);
    const after = await here.read('account a', () => false);
    assert.deepEqual(after.entries, [{ ...entry('2'), tries: 3 }]);
    assert.equal(after.files.size, 0);
    assert.deepEqual((await there.read('account a', () => false)).entries, [entry('4')]);
  });

  it('deletes everybody else’s of the same community, and of no other', async () => {
    const [here, there] = [indexedDbStore('https://mine'), indexedDbStore('https://mine/too')];
    for (const owner of ['account a', 'account ab', 'account b', 'guest']) await here.write(owner, [put(owner)]);
    await there.write('account a', [put('x')]);
    await here.lease('somebody', 1000);
    await here.keepOnly('account ab');
    const left = await Promise.all(
      ['account a', 'account ab', 'account b', 'guest'].map(
        async (owner) => (await here.read(owner, () => false)).entries.length,
      ),
    );
    assert.deepEqual(left, [0, 1, 0, 0]);
    assert.equal((await there.read('account a', () => false)).entries.length, 1);
    assert.equal(await here.lease('another', 1000), false, 'a lease is nobody’s');
  });

  it('gives what is no entry too, for it to be counted, and no file among entries', async () => {
    const store = indexedDbStore('https://odd');
    const odd = { id: '2' } as never;
    const file = { kind: 'file', id: 'f', value: new Blob(['x']) } as const;
    await store.write('guest', [put('1'), { kind: 'entry', id: '2', value: odd }, file]);
    assert.deepEqual((await store.read('guest', () => false)).entries, [entry('1'), odd]);
  });

  it('reads the others where the browser can no longer read one', async () => {
    const store = indexedDbStore('https://damaged');
    await store.write('guest', [put('1'), put('2'), put('3')]);
    const get: IDBObjectStore['get'] = Reflect.get(IDBObjectStore.prototype, 'get');
    const damaged: IDBObjectStore['get'] = function (this: IDBObjectStore, key) {
      if (Array.isArray(key) && key[3] === '2') throw new DOMException('Unreadable', 'DataError');
      return get.call(this, key);
    };
    IDBObjectStore.prototype.get = damaged;
    try {
      const { entries } = await store.read('guest', () => false);
      assert.equal(entries.length, 3, 'in no order');
      for (const expected of [null, entry('1'), entry('3')])
        assert.ok(entries.some((one) => isDeepStrictEqual(one, expected)));
    } finally {
      IDBObjectStore.prototype.get = get;
    }
  });

  it('rejects where it cannot write, and keeps nothing of it', async () => {
    const store = indexedDbStore('https://full');
    const unkeepable = { ...entry('2'), input: () => {} } as never;
    await assert.rejects(store.write('guest', [put('1'), { kind: 'entry', id: '2', value: unkeepable }]));
    assert.deepEqual((await store.read('guest', () => false)).entries, []);
  });

  it('reads no file again that is known', async () => {
    const store = indexedDbStore('https://known');
    await store.write('guest', [{ kind: 'file', id: 'f', value: new Blob(['x'], { type: 'image/png' }) }]);
    assert.equal((await store.read('guest', () => true)).files.size, 0);
    assert.equal((await store.read('guest', () => false)).files.get('f')?.type, 'image/png');
  });

  it('leases to one at a time, until it is given back or over', async () => {
    const store = indexedDbStore('https://leased');
    assert.deepEqual(await Promise.all([store.lease('a', 60_000), store.lease('b', 60_000)]), [true, false]);
    assert.equal(await store.lease('a', 60_000), true);
    await store.lease('a', 0);
    assert.equal(await store.lease('b', -1), true);
    assert.equal(await store.lease('a', 1), true);
  });
});

describe('a lock out of leases', () => {
  it('is held by one, given back after it, and after a failure too', async () => {
    const store = indexedDbStore('https://locked');
    const log: string[] = [];
    await assert.rejects(
      leaseLock(store, 'a')(async () => {
        assert.equal(await store.lease('b', 1), false);
        log.push('a');
        throw new Error('x');
      }, signal),
    );
    await leaseLock(store, 'b')(() => Promise.resolve(void log.push('b')), signal);
    assert.deepEqual(log, ['a', 'b']);
  });

  it('ends its waiting with the signal, and does not wait where storage refuses', async () => {
    const store = indexedDbStore('https://waiting');
    await store.lease('other', 60_000);
    const ending = new AbortController();
    const waiting = leaseLock(store)(() => Promise.resolve(), ending.signal);
    ending.abort(new Error('enough'));
    await assert.rejects(waiting, /enough/);
    let ran = false;
    const refusing = { ...store, lease: () => Promise.reject(new Error('no')) };
    await leaseLock(refusing)(() => Promise.resolve(void (ran = true)), signal);
    assert.ok(ran);
  });
});

describe('the platform', () => {
  it('keeps nothing for a community without a name', () => {
    assert.equal(browserPlatform(undefined).store.durable, false);
    assert.equal(browserPlatform('https://example.org').store.durable, true);
  });

  it('tells the other tabs, not itself', async () => {
    const name = newId();
    const heard: unknown[] = [];
    const one = browserPlatform(name).channel((message) => heard.push(['one', message]));
    const told = new Promise<void>((done) => {
      const two = browserPlatform(name).channel((message) => {
        heard.push(['two', message]);
        two?.close();
        done();
      });
    });
    one?.post({ type: 'changed' });
    await told;
    one?.close();
    assert.deepEqual(heard, [['two', { type: 'changed' }]]);
  });
});
