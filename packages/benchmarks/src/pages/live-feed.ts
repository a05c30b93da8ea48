import '@kith/feed/feed/define';
import { gatewayOf, type Gateway, type Page, type Post, type PostChange, type Sink, type Slice } from '@kith/core';
import { benchComments } from '../feed/comments.js';

/** What the runner asks the page for. Times in milliseconds, places in CSS pixels. */
interface LiveBench {
  /** How many posts are there before any comes. */
  readonly before: number;
  /** Resolves once the first posts are there and the feed listens. */
  readonly ready: () => Promise<void>;
  /** Scrolls to the middle of what is loaded and remembers which post is read there. */
  readonly read: () => Promise<void>;
  /** Lets posts come, so many a second. */
  readonly insert: (count: number, perSecond: number) => Promise<Watched>;
  /** Goes from the first to the last post, and answers with the ids that were seen on the way. */
  readonly walk: () => Promise<readonly string[]>;
}

interface Watched {
  readonly longest: number;
  /** Of all frames that were due, those that did not come (0 to 1). */
  readonly dropped: number;
  /** The most elements that there were at any time, shadow roots included. */
  readonly nodes: number;
  /** The most that the post which is read moved on the screen. */
  readonly moved: number;
}

declare global {
  var kithLive: LiveBench;
}

const before = 200;
const bodies = benchComments();
const posts: Post[] = [];
let sink: Sink<PostChange> | undefined;

function add(index: number): Post {
  const { author, body } = bodies[index % bodies.length] ?? { author: 'Ada', body: 'Words' };
  const post: Post = {
    id: `p${index}`,
    revision: 1,
    kind: 'discussion',
    author: { id: author, handle: author.split(' ', 1)[0] ?? author, name: author },
    title: `Discussion ${index}`,
    body: { text: body, format: 'markdown' },
    createdAt: new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString(),
    threadId: `p${index}`,
    depth: 0,
    counts: { comments: index % 9, reactions: 0 },
    reactions: [],
    viewerCan: ['reply', 'react'],
  };
  posts.unshift(post);
  return post;
}

function pageOf({ first = 20, after, before: until }: Slice): Page<Post> {
  // By id, not by number: others come in between.
  const at = (id: string): number => posts.findIndex((post) => post.id === id);
  const end = until === undefined ? undefined : at(until);
  const start = end !== undefined ? Math.max(0, end - first) : after === undefined ? 0 : at(after) + 1;
  const items = posts.slice(start, end ?? start + first);
  const last = items.at(-1);
  return {
    items,
    total: posts.length,
    next: last && last !== posts.at(-1) ? last.id : undefined,
    previous: start > 0 ? items[0]?.id : undefined,
  };
}

const functions = gatewayOf({
  'viewer.get': () => ({ key: null }),
  'posts.list': (input) => pageOf(input),
  'posts.get': ({ id }) => posts.find((post) => post.id === id) ?? { id: id ?? '' },
});
const gateway: Gateway = {
  supports: (name) => functions.supports(name),
  run: (name, input, options) => functions.run(name, input, options),
  watch(name, _, given) {
    if (name !== 'posts.changes') return undefined;
    // Its event is that of the name, which a type of many names does not tell.
    const mine = given as unknown as Sink<PostChange>;
    sink = mine;
    queueMicrotask(() => mine.ready());
    return () => {
      if (sink === mine) sink = undefined;
    };
  },
};

for (let index = 0; index < before; index++) add(index);
const feed = document.createElement('kith-feed');
feed.gateway = gateway;
feed.live = 'insert';
feed.paging = 'scroll';
feed.pageSize = 100;
document.body.append(feed);

const shown = (): HTMLElement[] => [...(feed.shadowRoot?.querySelectorAll<HTMLElement>('[data-post]') ?? [])];
const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
const idle = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
/** The first post whose top is on the screen. */
const onScreen = (): HTMLElement | undefined => shown().find((post) => post.getBoundingClientRect().top >= 0);

let reading: string | undefined;
let place = 0;

globalThis.kithLive = {
  before,
  async ready() {
    while (!shown().length || !sink || !feed.shadowRoot?.querySelector('[part~=rich-text] p')) await frame();
    await idle(1000);
  },
  async read() {
    for (let step = 0; step < 12; step++) {
      scrollBy(0, innerHeight * 0.8);
      await idle(100);
    }
    await idle(500);
    const post = onScreen();
    reading = post?.dataset['post'];
    place = post?.getBoundingClientRect().top ?? 0;
  },
  async insert(count, perSecond) {
    let longest = 0;
    const tasks = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
    });
    tasks.observe({ type: 'longtask' });
    let [frames, nodes, moved, made] = [0, 0, 0, 0];
    const began = await frame();
    let now = began;
    const due = (count / perSecond) * 1000;
    const timer = setInterval(() => {
      while (made < count && made < ((performance.now() - began) / 1000) * perSecond) {
        const post = add(before + made++);
        sink?.next({ type: 'created', post });
      }
    }, 10);
    while (now - began < due + 1000) {
      now = await frame();
      frames++;
      const post = shown().find((one) => one.dataset['post'] === reading);
      moved = Math.max(moved, post ? Math.abs(post.getBoundingClientRect().top - place) : Infinity);
      if (frames % 30 === 0) nodes = Math.max(nodes, countElements(feed.shadowRoot));
    }
    clearInterval(timer);
    tasks.disconnect();
    const wanted = ((now - began) / 1000) * 60;
    return { longest, dropped: Math.max(0, 1 - frames / wanted), nodes, moved };
  },
  async walk() {
    const seen = new Set<string>();
    const look = (): void => shown().forEach(({ dataset: { post } }) => post && seen.add(post));
    scrollTo(0, 0);
    await idle(800);
    for (let still = 0; still < 12;) {
      look();
      const at = scrollY;
      scrollBy(0, innerHeight * 0.7);
      await frame();
      await idle(20);
      still = scrollY === at ? still + 1 : 0;
      if (still) await idle(100);
    }
    look();
    return [...seen];
  },
};

/** Elements in a shadow root and in those within it. */
function countElements(within: ShadowRoot | null): number {
  let count = 0;
  for (const element of within?.querySelectorAll('*') ?? []) count += 1 + countElements(element.shadowRoot);
  return count;
}
