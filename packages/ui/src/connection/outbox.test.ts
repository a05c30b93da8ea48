import { expect, waitUntil } from '@open-wc/testing';
import type { CreatePost, Post } from '@kith/core';
import { newId } from '@kith/core/outbox';
import type { FrameTab } from '../../test/outbox-frame.js';

// What Node cannot show of the outbox: real tabs (frames of one origin), their locks, their storage, their going.

const page = new URL('../../test/outbox-frame.html', import.meta.url);
const said = (text: string, more: Partial<CreatePost> = {}): CreatePost => ({
  kind: 'comment',
  parent: '1',
  body: { text, format: 'text' },
  ...more,
});

/** One backend, as the frames see it. */
interface Sent {
  readonly tab: string;
  readonly id: string;
  readonly text: string;
}
let sent: Sent[] = [];
let posts = new Map<string, Post>();
let under = new Map<string, number>();
let mixed = false;
let answer: (text: string) => Promise<void> = async () => {};

Object.assign(window, {
  async outboxBackend(tab: string, id: string, text: string): Promise<Post> {
    sent.push({ tab, id, text });
    under.set(tab, (under.get(tab) ?? 0) + 1);
    mixed ||= [...under.values()].filter(Boolean).length > 1;
    const post = posts.get(id) ?? { id: `p${posts.size + 1}` };
    posts.set(id, post);
    await answer(text);
    under.set(tab, (under.get(tab) ?? 1) - 1);
    return post;
  },
});

let frames: HTMLIFrameElement[] = [];
let community = '';

async function newTab(tab: string, account = 'ada'): Promise<HTMLIFrameElement> {
  const frame = document.createElement('iframe');
  const address = new URL(page);
  address.search = new URLSearchParams({ community, tab, account }).toString();
  frame.src = address.href;
  document.body.append(frame);
  frames.push(frame);
  await waitUntil(() => tabOf(frame), 'the tab runs', { timeout: 8000 });
  return frame;
}

function tabOf(frame: HTMLIFrameElement): FrameTab | undefined {
  return frame.contentWindow ? (Reflect.get(frame.contentWindow, 'tab') as FrameTab | undefined) : undefined;
}

function outboxOfFrame(frame: HTMLIFrameElement): FrameTab['outbox'] {
  const tab = tabOf(frame);
  if (!tab) throw new Error('The frame has no outbox.');
  return tab.outbox;
}

/** WebKit stores no file of another frame. */
function blobIn(frame: HTMLIFrameElement, text: string): Blob {
  const itsBlob = frame.contentWindow && (Reflect.get(frame.contentWindow, 'Blob') as typeof Blob);
  return new (itsBlob ?? Blob)([text], { type: 'image/png' });
}

const states = (frame: HTMLIFrameElement) => outboxOfFrame(frame).entries.map(({ state }) => state);
const texts = (): string[] => sent.map(({ text }) => text);
const never = (): Promise<void> => new Promise(() => {});
const until = (test: () => unknown, what: string): Promise<void> => waitUntil(test, what, { timeout: 8000 });

/** All that the outbox keeps on this machine, as text. */
async function everythingKept(): Promise<string> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('kith-outbox');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(new Error('not opened'));
  });
  const store = database.transaction('kept').objectStore('kept');
  const values = await new Promise<unknown[]>((resolve) => {
    const all = store.getAll();
    all.onsuccess = () => resolve(all.result);
  });
  database.close();
  const textOf = async (value: unknown): Promise<string> => {
    if (value instanceof Blob) return value.text();
    const bytes: unknown = typeof value === 'object' && value !== null && Reflect.get(value, 'bytes');
    return bytes instanceof ArrayBuffer ? new TextDecoder().decode(bytes) : JSON.stringify(value);
  };
  const parts = values.map(textOf);
  return (await Promise.all(parts)).join('\n');
}

describe('the outbox in a browser', () => {
  beforeEach(() => {
    community = `https://example.org/${newId()}`;
    sent = [];
    posts = new Map();
    under = new Map();
    mixed = false;
    answer = async () => {};
  });
  afterEach(async () => {
    // After what the tabs still write: a frame that goes in the middle of it locks WebKit's database for good.
    await everythingKept();
    for (const frame of frames) frame.remove();
    frames = [];
  });

  it('sends from one tab at a time, each write once, and both tabs show the end', async () => {
    answer = () => new Promise((done) => setTimeout(done, 20));
    const [one, two] = [await newTab('one'), await newTab('two')];
    for (let round = 0; round < 5; round += 1)
      for (const [name, frame] of [
        ['one', one],
        ['two', two],
      ] as const)
        // prettier-ignore
        outboxOfFrame(frame).submit('posts.create', said(`${name} ${round}`, { parent: String(round) }));
    await until(() => [one, two].every((frame) => states(frame).every((state) => state === 'done')), 'all is sent');
    expect([...texts()].sort()).to.deep.equal([...new Set(texts())].sort());
    expect(posts.size).to.equal(10);
    expect(mixed, 'two tabs sent at once').to.equal(false);
  });

  it('keeps what waits over a reload, files too, and sends it once with the same ids', async () => {
    answer = never;
    const frame = await newTab('one');
    const file = { id: newId(), blob: blobIn(frame, 'pixels'), name: 'a.png' };
    const first = outboxOfFrame(frame).submit('posts.create', said('first', { attachments: [file.id] }), [file]);
    const second = outboxOfFrame(frame).submit('posts.create', said('second'));
    await until(() => outboxOfFrame(frame).entries.every(({ kept }) => kept) && sent.length, 'it is kept');
    const before = frame.contentWindow;
    if (before) Reflect.set(before, 'tab', undefined);
    under = new Map();
    answer = async () => {};
    frame.contentWindow?.location.reload();
    await until(() => tabOf(frame), 'the tab runs again');
    await until(() => posts.size === 3 && states(frame).every((state) => state === 'done'), 'all is sent');
    expect(texts()).to.deep.equal(['file pixels', 'file pixels', 'first', 'second']);
    expect([...posts.keys()]).to.deep.equal([file.id, first.id, second.id]);
    expect(await everythingKept()).not.to.contain('first');
  });

  it('is taken over by another tab when one ends in the middle: no second post', async () => {
    answer = never;
    const [one, two] = [await newTab('one'), await newTab('two')];
    const { id } = outboxOfFrame(one).submit('posts.create', said('Hi'));
    await until(() => sent.length === 1 && states(two).length === 1, 'it is on its way');
    answer = async () => {};
    one.remove();
    outboxOfFrame(two).submit('posts.create', said('Ho'));
    await until(() => states(two).every((state) => state === 'done'), 'the other tab has sent it');
    expect(sent.map((one) => [one.tab, one.id, one.text]).slice(0, 2)).to.deep.equal([
      ['one', id, 'Hi'],
      ['two', id, 'Hi'],
    ]);
    expect(posts.size).to.equal(2);
  });

  it('gives its turn away when the page is left and kept by the browser, and goes on when it comes back', async () => {
    answer = never;
    const [one, two] = [await newTab('one'), await newTab('two')];
    const { id } = outboxOfFrame(one).submit('posts.create', said('Hi'));
    await until(() => sent.length === 1 && states(two).length === 1, 'it is on its way');
    under = new Map();
    answer = async () => {};
    one.contentWindow?.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    outboxOfFrame(two).submit('posts.create', said('Ho'));
    await until(() => states(two).every((state) => state === 'done'), 'the other tab has sent it');
    expect(sent.filter((each) => each.id === id).map((each) => each.tab)).to.deep.equal(['one', 'two']);
    outboxOfFrame(one).submit('posts.create', said('later'));
    one.contentWindow?.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await until(() => posts.size === 3 && states(one).every((state) => state === 'done'), 'it goes on');
    expect(texts().filter((text) => text === 'Hi').length).to.equal(2);
  });

  it('keeps nothing readable of who has signed out', async () => {
    answer = never;
    const frame = await newTab('one');
    const file = { id: newId(), blob: blobIn(frame, 'secret pixels'), name: 'a.png' };
    outboxOfFrame(frame).submit('posts.create', said('secret words', { attachments: [file.id] }), [file]);
    await until(() => outboxOfFrame(frame).entries.every(({ kept }) => kept), 'it is kept');
    expect(await everythingKept())
      .to.contain('secret words')
      .and.to.contain('secret pixels');
    await tabOf(frame)?.community.refreshViewer({ key: null });
    let left = '';
    const look = async (): Promise<boolean> => !(left = await everythingKept()).includes('secret');
    await waitUntil(look, 'it is deleted', { timeout: 8000 });
    expect(left).not.to.contain('secret');
    frame.remove();
    const other = await newTab('two', 'eve');
    await until(() => outboxOfFrame(other).durable, 'the other one has an outbox');
    expect(states(other)).to.deep.equal([]);
    expect(texts()).not.to.contain('secret words');
  });
});
