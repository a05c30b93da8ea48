import 'fake-indexeddb/auto';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Community, gatewayOf } from '../index.js';
import { Drafts } from './drafts.js';
import { indexedDbDrafts, type DraftStore } from './store.js';

let communities = 0;
const nameOfOne = (): string => `https://${++communities}.example`;

/** One visit of one person to a community; without a key, of a guest. */
function visit(name: string, key: string | null, consent?: 'wait'): { community: Community; drafts: Drafts } {
  const community = new Community({ gateway: gatewayOf({}), name, viewer: { key }, consent });
  return { community, drafts: new Drafts(community, indexedDbDrafts(name)) };
}

/** Until what is under way has reached the store. */
async function stored(drafts: Drafts): Promise<void> {
  drafts.flush();
  await drafts.read('nowhere');
}

describe('drafts', () => {
  it('outlive a visit, with their files', async () => {
    const name = nameOfOne();
    const first = visit(name, 'ada');
    first.drafts.put('reply 1', { body: 'Half' }, new Map([['f', new Blob(['pixels'])]]));
    await stored(first.drafts);
    const kept = await visit(name, 'ada').drafts.read('reply 1');
    assert.deepEqual(kept?.content, { body: 'Half' });
    assert.equal(await kept?.files.get('f')?.text(), 'pixels');
    assert.equal(await visit(name, 'ada').drafts.read('reply 2'), undefined);
    assert.equal(await visit(nameOfOne(), 'ada').drafts.read('reply 1'), undefined);
  });

  it('keep their words where there is no room for the files', async () => {
    const name = nameOfOne();
    const full: DraftStore = {
      ...indexedDbDrafts(name),
      write: (owner, place, draft) =>
        draft?.files.size ? Promise.reject(new Error('full')) : indexedDbDrafts(name).write(owner, place, draft),
    };
    const community = new Community({ gateway: gatewayOf({}), name, viewer: { key: 'ada' } });
    const drafts = new Drafts(community, full);
    drafts.put('new', { body: 'Long words' }, new Map([['f', new Blob(['pixels'])]]));
    await stored(drafts);
    assert.deepEqual((await visit(name, 'ada').drafts.read('new'))?.content, { body: 'Long words' });
  });

  it('that nobody came back to are not kept for ever', async () => {
    const name = nameOfOne();
    const store = indexedDbDrafts(name);
    const old = {
      at: Date.now() - 61 * 24 * 3600_000,
      content: { body: 'old' },
      files: new Map([['f', new Blob(['x'])]]),
    };
    await store.write('account ada', 'reply 1', old);
    await store.write('account ada', 'reply 2', { ...old, at: Date.now() });
    await stored(visit(name, 'ada').drafts);
    assert.equal(await store.read('account ada', 'reply 1'), undefined);
    assert.equal((await store.read('account ada', 'reply 2'))?.files.size, 1);
  });

  it('are emptied for good', async () => {
    const name = nameOfOne();
    const { drafts } = visit(name, 'ada');
    drafts.put('new', { body: 'x' });
    await stored(drafts);
    drafts.put('new');
    await stored(drafts);
    assert.equal(await visit(name, 'ada').drafts.read('new'), undefined);
  });

  it("are nobody else's, and gone once somebody else was there", async () => {
    const name = nameOfOne();
    const { drafts } = visit(name, 'ada');
    drafts.put('new', { body: 'mine' });
    await stored(drafts);
    assert.equal(await visit(name, 'eve').drafts.read('new'), undefined);
    assert.equal(await visit(name, 'ada').drafts.read('new'), undefined);
  });

  it("of a guest become the account's that signs in, on another page too", async () => {
    const name = nameOfOne();
    const { drafts } = visit(name, null);
    drafts.put('new', { body: 'before' });
    await stored(drafts);
    const signedIn = visit(name, 'ada').drafts;
    assert.deepEqual((await signedIn.read('new'))?.content, { body: 'before' });
    assert.equal(await visit(name, null).drafts.read('new'), undefined);
  });

  it('leave with the account, and come back to it alone while the page stays', async () => {
    const { community, drafts } = visit(nameOfOne(), 'ada');
    let told = 0;
    drafts.subscribe('new', () => (told += 1));
    drafts.put('new', { body: 'mine' });
    await community.refreshViewer({ key: null });
    assert.equal(told, 1);
    assert.equal(await drafts.read('new'), undefined);
    await community.refreshViewer({ key: 'ada' });
    assert.deepEqual(drafts.get('new')?.content, { body: 'mine' });
    await community.refreshViewer({ key: 'eve' });
    assert.equal(await drafts.read('new'), undefined);
    await community.refreshViewer({ key: 'ada' });
    assert.equal(await drafts.read('new'), undefined);
  });

  it('are not stored before consent', async () => {
    const name = nameOfOne();
    const { community, drafts } = visit(name, 'ada', 'wait');
    drafts.put('new', { body: 'x' });
    await stored(drafts);
    assert.equal(await indexedDbDrafts(name).read('account ada', 'new'), undefined);
    community.grantConsent();
    await stored(drafts);
    assert.deepEqual((await indexedDbDrafts(name).read('account ada', 'new'))?.content, { body: 'x' });
  });

  it('given back are told of', () => {
    const { drafts } = visit(nameOfOne(), 'ada');
    const heard: unknown[] = [];
    const stop = drafts.subscribe('new', () => heard.push(drafts.get('new')?.content));
    assert.equal(drafts.isShown('new'), true);
    drafts.give('new', { body: 'back' }, new Map());
    stop();
    assert.equal(drafts.isShown('new'), false);
    assert.deepEqual(heard, [{ body: 'back' }]);
  });
});
