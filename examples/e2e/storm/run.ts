import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from 'esbuild';
import type { Page } from 'puppeteer-core';
import { buildBundle, bundleIsStale } from '../../server/src/embed-build.js';
import { signIn } from '../../server/src/testing/client.js';
import { launch, openTab } from '../support/browser.js';
import { visibleText } from '../support/directory.js';
import { serveHostPage } from '../support/host-page.js';
import { startSite } from '../support/site.js';
import type { Look } from './page/look.js';
import type { Deed } from './page/visitor.js';
import { planOf, type Step } from './plan.js';
import { Proxy } from './proxy.js';
import { difference, Truth } from './truth.js';

/** How many interactions go on at a time, each with its own fault; then all of it has to come right. */
const together = 8;
/** How long that may take before it is given up, in seconds of the page. */
const patience = 120;
/** After so many rounds another page's comments are shown, so that lists stay as long as people read. */
const roundsOfSubject = 25;

export interface StormOptions {
  readonly interactions: number;
  readonly seed: number;
  /** How much faster time goes in the page: its timers and dates, the proxy's delays and `Retry-After` alike. */
  readonly speed: number;
  readonly tell: (line: string) => void;
  /** Plants what a detector must find. */
  readonly plant?: Plant | undefined;
}

export type Plant = 'lost' | 'duplicated' | 'uncaught' | 'early' | 'different' | 'p99';

export interface Row {
  readonly interactions: number;
  readonly seed: number;
  /** Posts that a composer took and the server never had. */
  readonly lost: number;
  /** Posts that the server has more than once, or a list shows more than once. */
  readonly duplicated: number;
  /** Errors that nothing in the page caught. */
  readonly uncaught: number;
  /** Requests that left before the `Retry-After` of an answer that had come. */
  readonly early: number;
  /** Posts that in the end are not in the page as they are at the server, or not at all, or too many. */
  readonly different: number;
  /** Seconds of the page until all was right after the last fault and its pause were over: 99% of the faults are below. */
  readonly p99: number;
}

export const isCalm = ({ lost, duplicated, uncaught, early, different, p99 }: Row): boolean =>
  lost + duplicated + uncaught + early + different === 0 && p99 <= 10;

/** Runs the storm. Resolves when everything that was opened for it is closed. */
export async function storm(options: StormOptions): Promise<Row> {
  const closing: (() => Promise<unknown>)[] = [];
  try {
    return await new Run(options, closing).run();
  } finally {
    for (const close of closing.reverse()) await close().catch(() => {});
  }
}

/** What is written by the visitor: where it is known by its words. */
interface Taken {
  readonly token: string;
  readonly action: Deed['action'];
}

class Run {
  readonly #options: StormOptions;
  readonly #closing: (() => Promise<unknown>)[];
  readonly #taken: Taken[] = [];
  readonly #refused: string[] = [];
  readonly #uncaught: string[] = [];
  readonly #waits: number[] = [];
  readonly #slow: string[] = [];
  readonly #times = new Map<string, number>();
  /** Where the time went, in milliseconds. */
  readonly #spent = { acting: 0, waiting: 0 };
  readonly #done = new Map<string, number>();
  /** Another tab, to look at meanwhile. */
  #elsewherePage: Page | undefined;
  #freezing: Promise<void> = Promise.resolve();
  #subject = '';
  #thread = '';

  constructor(options: StormOptions, closing: (() => Promise<unknown>)[]) {
    this.#options = options;
    this.#closing = closing;
  }

  async run(): Promise<Row> {
    const { interactions, seed, speed, tell, plant } = this.#options;
    const { page, proxy, truth, other, topic, database } = await this.#open();
    const plan = planOf(interactions, seed);
    const began = performance.now();
    for (let from = 0, round = 0; from < plan.length; from += together, round += 1) {
      if (round % roundsOfSubject === 0) await this.#turn(page, truth, round);
      await this.#round(page, proxy, truth, other, plan.slice(from, from + together));
      if (round % 25 === 24 || from + together >= plan.length)
        tell(`${Math.min(from + together, interactions)} interactions after ${seconds(began)} s`);
    }
    proxy.calm();
    const spoil = async (): Promise<void> => {
      await database.query(`update posts set body = body || e'\\n\\nplanted' where body like 'storm %'`);
    };
    const { different, doubles } = await this.#settle(page, truth, topic, plant === 'different' ? spoil : undefined);
    const rows = await database.query<{ body: string }>(`select body from posts where body like 'storm %'`);
    const stored = new Map<string, number>();
    for (const { body } of rows) {
      const token = body.split('\n')[0]?.trim() ?? '';
      stored.set(token, (stored.get(token) ?? 0) + 1);
    }
    // An edit or a deletion leaves the words, or takes them with it: what was deleted is found by its author's id.
    const versions = await database.query<{ body: string }>(`select body from post_versions where body like 'storm %'`);
    for (const { body } of versions) {
      const token = body.split('\n')[0]?.trim() ?? '';
      if (!stored.has(token)) stored.set(token, 1);
    }
    const lost = this.#taken.filter(({ token }) => !stored.has(token)).map(({ token }) => token);
    const twice = [...stored].filter(([, count]) => count > 1).map(([token]) => token);
    const early = await page.evaluate(() => globalThis.storm.early);
    this.#report(lost, twice, doubles, different, early, proxy);
    return {
      interactions,
      seed,
      lost: lost.length,
      duplicated: twice.length + doubles.length,
      uncaught: this.#uncaught.length,
      early: early.length,
      different: different.length,
      p99: percentile(this.#waits, 0.99, speed),
    };
  }

  async #open() {
    const { speed, tell, seed } = this.#options;
    if (await bundleIsStale()) {
      tell('Building the browser bundle …');
      await buildBundle(new AbortController().signal);
    }
    let origin = '';
    const browser = await launch('chromium', [
      '--disable-background-timer-throttling',
      '--disable-renderer-backgrounding',
    ]);
    this.#closing.push(() => browser.close());
    // The page's origin has to be known before the server allows it, the proxy's before the page speaks to it.
    const proxyOptions = { speed, get pageOrigin() { return origin; } }; // prettier-ignore
    const proxy = new Proxy(proxyOptions);
    await proxy.listen();
    this.#closing.push(() => proxy.close());
    const host = await serveHostPage({ body: body(proxy) });
    origin = host.origin;
    this.#closing.push(() => host.close());
    tell('Opening the server …');
    const site = await startSite({ allowOrigins: [host.origin], ratePerMinute: 1_000_000 });
    this.#closing.push(() => site.close());
    proxy.connect(site.apiOrigin);
    const { database } = site;
    const people = await database.query<{ handle: string }>(
      `select handle from members where not hidden order by 'moderate' = any(permissions) desc, id limit 2`,
    );
    const [me = '', them = ''] = people.map(({ handle }) => handle);
    await database.query(`update members set permissions = '{moderate}' where handle = any($1)`, [[me, them]]);
    const cookies = [await signIn(site.origin, me), await signIn(site.origin, them)];
    const truth = new Truth(site.apiOrigin, cookies[0] ?? '');
    const other = new Truth(site.apiOrigin, cookies[1] ?? '');
    const topics = await truth.ask<{ topics: { nodes: { id: string }[] } }>('{ topics(first: 1) { nodes { id } } }');
    const topic = topics.topics.nodes[0]?.id ?? '';
    const made = await other.ask<{ createPost: { post: { id: string } } }>(createPost, {
      input: {
        kind: 'discussion',
        title: `Storm ${seed}`,
        body: { text: 'Which way does the wind blow?', format: 'markdown' },
        topic,
        poll: { question: 'Which?', options: ['North', 'East', 'South', 'West'] },
      },
    });
    this.#thread = made.createPost.post.id;
    const { page, diary, context } = await openTab(browser);
    this.#elsewherePage = await context.newPage();
    await page.bringToFront();
    const shown = async (selector: string): Promise<void> => {
      await page.waitForSelector(selector, { visible: true, timeout: 40_000 }).catch(async () => {
        const said = [...diary.complaints.slice(0, 10), await visibleText(page)].join('\n').slice(0, 2000);
        throw new Error(`The page never showed ${selector}:\n${said}`);
      });
    };
    page.on('pageerror', (error) =>
      this.#uncaught.push(error instanceof Error ? (error.stack ?? error.message) : String(error)),
    );
    const [name = '', value = ''] = (cookies[0] ?? '').split(/=(.*)/s);
    await context.setCookie({ name, value, domain: 'localhost', path: '/', httpOnly: true, sameSite: 'Lax' });
    await page.evaluateOnNewDocument(
      `globalThis.stormOptions = ${JSON.stringify({ speed, api: [proxy.origin, proxy.eventsOrigin] })};${await pageScript()}`,
    );
    await page.goto(host.origin);
    await page.evaluate(
      (id, key) => {
        const feed = document.querySelector('kith-feed');
        feed?.setAttribute('topic', key);
        globalThis.storm.open(id);
      },
      this.#thread,
      topic,
    );
    await shown('kith-feed >>> article[data-post]');
    await shown('kith-thread >>> article[data-post]');
    return { page, proxy, truth, other, topic, database };
  }

  /** Another page's comments, and a thread that is still short. */
  async #turn(page: Page, truth: Truth, round: number): Promise<void> {
    this.#subject = `storm-${this.#options.seed}-${round}`;
    await page.evaluate((key) => globalThis.storm.subject(key), this.#subject);
    void truth;
  }

  async #round(page: Page, proxy: Proxy, truth: Truth, other: Truth, steps: readonly Step[]): Promise<void> {
    const { speed, plant } = this.#options;
    const before = proxy.struck.length;
    const clears: number[] = [];
    const touched = new Set<string>();
    const tokens: string[] = [];
    if (plant === 'lost' && steps[0]?.index === 0) proxy.swallowing = 1;
    if (plant === 'duplicated' && steps[0]?.index === 0) proxy.doubling = 1;
    if (plant === 'uncaught' && steps[0]?.index === 0)
      await page.evaluate(() => void setTimeout(() => { throw new Error('planted'); })); // prettier-ignore
    if (plant === 'early' && steps[0]?.index === 0) await this.#hasten(page, proxy, steps[0]);
    const arrived = performance.now();
    const apart: Promise<void>[] = [];
    for (const step of steps) {
      if (step.fault === 'moved') await page.evaluate((roll) => globalThis.storm.move(roll), step.size);
      if (step.fault === 'frozen') {
        // One after the other.
        this.#freezing = this.#freezing.then(() => this.#freeze(page, step));
        apart.push(this.#freezing.then(() => void clears.push(performance.now())));
      }
      if (step.fault === 'moved') clears.push(performance.now());
      proxy.arm(step);
      if (step.fault === 'events') apart.push(this.#elsewhere(other, step, touched));
      const { action, index, rolls } = step;
      const acted = performance.now();
      const deed = await page.evaluate(
        (...given: [Step['action'], number, readonly number[]]) => globalThis.storm.act(...given),
        action,
        index,
        rolls,
      );
      this.#done.set(deed.action, (this.#done.get(deed.action) ?? 0) + 1);
      this.#times.set(deed.action, (this.#times.get(deed.action) ?? 0) + performance.now() - acted);
      if (deed.refused) this.#refused.push(`${index} ${action}: ${deed.refused}`);
      if (deed.token) {
        this.#taken.push({ token: deed.token, action: deed.action });
        tokens.push(deed.token);
      }
      if (deed.id) touched.add(deed.id);
    }
    await Promise.all(apart);
    this.#spent.acting += performance.now() - arrived;
    let last = 'nothing was looked at';
    const seen = new Set<string>();
    const started = performance.now();
    for (;;) {
      const look = await page.evaluate(() => globalThis.storm.look());
      last = await this.#wrong(look, truth, touched, tokens);
      if (last) seen.add(last);
      const now = performance.now();
      const struck = proxy.struck.slice(before);
      const clear = Math.max(started, ...clears, ...struck.map((one) => one.clear));
      const late = ((now - clear) / 1000) * speed > patience;
      const planted = plant === 'p99' && (now - clear) / 1000 * speed < 12; // prettier-ignore
      if ((!last && !planted) || late) {
        this.#spent.waiting += now - started;
        const waited = Math.max(0, now - clear);
        if ((waited / 1000) * speed > 10)
          this.#slow.push(
            `${Math.round((waited / 1000) * speed)} s from ${steps[0]?.index}: ${[...seen].join('; ')}`,
            ...[...seen].flatMap((one) => proxy.history.of(/^\d+(?! writes| posts)\b/.exec(one)?.[0] ?? '')),
          );
        for (let count = Math.max(1, struck.length + clears.length); count > 0; count -= 1) this.#waits.push(waited);
        if (late && last) this.#options.tell(`Not right after ${patience} s in round of ${steps[0]?.index}: ${last}`);
        return;
      }
      if (((now - clear) / 1000) * speed > 3) await page.evaluate(() => globalThis.storm.retry());
      await sleep(100);
    }
  }

  /** What is not right yet; empty where all is. */
  async #wrong(look: Look, truth: Truth, touched: ReadonlySet<string>, tokens: readonly string[]): Promise<string> {
    if (look.waiting) return `${look.waiting} writes wait`;
    if (look.busy) return 'a list is being read';
    const unsent = Object.values(look.lists).flat().filter(({ id, clientId }) => id === clientId); // prettier-ignore
    if (unsent.length) return `${unsent.length} posts are shown as waiting`;
    const all = Object.values(look.lists).flat();
    const ids = new Set([...touched].filter((id) => all.some((post) => post.id === id)));
    for (const { id, text } of all) if (text && tokens.some((token) => text.startsWith(token))) ids.add(id);
    const server = await truth.posts([...ids]);
    for (const post of all) {
      if (!ids.has(post.id)) continue;
      const there = server.get(post.id);
      const wrong = there ? difference(post, there) : post.deleted ? undefined : `${post.id} is not at the server`;
      if (wrong) return wrong;
    }
    return look.drawnWrong[0] ?? '';
  }

  /** A planted fault: asks again though it was told to wait. */
  async #hasten(page: Page, proxy: Proxy, step: Step): Promise<void> {
    proxy.arm({ ...step, fault: 'limited', size: 1 });
    await page.evaluate(async (address) => {
      const ask = async (): Promise<unknown> =>
        (await fetch(`${address}/graphql`, { method: 'POST', body: '{}' })).text();
      await ask();
      await new Promise((done) => setTimeout(done, 600));
      await ask();
    }, proxy.origin);
  }

  /** Freezes the page for a while, or keeps it as a browser does that goes back and forth. */
  async #freeze(page: Page, { size }: Step): Promise<void> {
    const { speed } = this.#options;
    const ms = (500 + size * 3000) / speed;
    if (size < 0.5) {
      await page.evaluate(() => globalThis.storm.leave());
      await sleep(ms);
      await page.evaluate(() => globalThis.storm.comeBack());
      return;
    }
    const cdp = await page.createCDPSession();
    // As a browser does it: only what is hidden is frozen.
    await this.#elsewherePage?.bringToFront();
    await cdp.send('Page.setWebLifecycleState', { state: 'frozen' });
    await sleep(ms);
    await cdp.send('Page.setWebLifecycleState', { state: 'active' });
    await page.bringToFront();
    await cdp.detach();
  }

  /** What somebody else does at the same time, so that there are events. */
  async #elsewhere(other: Truth, { index, size }: Step, touched: Set<string>): Promise<void> {
    const subject = { key: this.#subject, title: 'Storm' };
    const made = await other.ask<{ createPost: { post: { id: string } } }>(createPost, {
      input: { kind: 'comment', body: { text: `elsewhere ${index}`, format: 'markdown' }, ...(size < 0.5 ? { parent: this.#thread } : { subject: { ...subject, site: '' } }) }, // prettier-ignore
    });
    const { id } = made.createPost.post;
    touched.add(id);
    await other
      .ask(`mutation ($id: ID!) { reactToPost(id: $id, reaction: "heart") { post { id } } }`, { id })
      .catch(() => {});
  }

  /** Waits until all is right, shows everything and compares it with the server. */
  async #settle(page: Page, truth: Truth, topic: string, spoil?: () => Promise<void>) {
    const differences = async (): Promise<{ different: string[]; doubles: string[] }> => {
      const look = await page.evaluate(() => globalThis.storm.look());
      const thread = await page.evaluate(
        () => (document.querySelector('kith-thread') as { thread?: string } | null)?.thread ?? '',
      );
      const site = await page.evaluate(() => location.origin);
      const server = {
        'kith-feed': await truth.all('posts', `topic: ${JSON.stringify(topic)}, sort: newest`),
        'kith-comments': await truth.all(
          'replies',
          `subject: ${JSON.stringify(this.#subject)}, site: ${JSON.stringify(site)}`,
        ),
        'kith-thread': [
          ...(await truth.posts([thread])).values(),
          ...(await truth.all('replies', `id: ${JSON.stringify(thread)}`)),
        ],
      };
      const different = [...look.drawnWrong];
      if (look.waiting) different.push(`${look.waiting} writes still wait`);
      const doubles: string[] = [];
      for (const [list, there] of Object.entries(server)) {
        const here = look.lists[list] ?? [];
        const known = new Map(here.map((post) => [post.id, post]));
        const texts = here.flatMap(({ text, deleted }) =>
          text?.startsWith('storm ') && !deleted ? [text.split('\n')[0]] : [],
        );
        doubles.push(
          ...texts.filter((text, at) => texts.indexOf(text) !== at).map((text) => `${list} shows ${text} twice`),
        );
        for (const post of there) {
          const mine = known.get(post.id);
          known.delete(post.id);
          const wrong = mine
            ? difference(mine, post)
            : post.deleted
              ? undefined
              : `${post.id} is missing: ${post.text}`;
          if (wrong) different.push(`${list} ${wrong}`);
        }
        for (const post of known.values())
          if (!post.deleted) different.push(`${list} shows ${post.id}, which is not there`);
      }
      return { different, doubles };
    };
    await page.evaluate(() => globalThis.storm.newest());
    let found = await differences();
    for (let turn = 0; turn < 150 && (found.different.length || found.doubles.length); turn += 1) {
      await page.evaluate(() => void (globalThis.storm.showAll(), globalThis.storm.retry()));
      await sleep(200);
      found = await differences();
    }
    if (!spoil) return found;
    await spoil();
    return differences();
  }

  #report(
    lost: readonly string[],
    twice: readonly string[],
    doubles: readonly string[],
    different: readonly string[],
    early: readonly string[],
    proxy: Proxy,
  ): void {
    const { tell } = this.#options;
    const counts = new Map<string, number>();
    for (const { fault } of proxy.struck) counts.set(fault, (counts.get(fault) ?? 0) + 1);
    tell(`Done: ${JSON.stringify(Object.fromEntries(this.#done))}`);
    tell(
      `Milliseconds each: ${JSON.stringify(Object.fromEntries([...this.#times].map(([action, ms]) => [action, Math.round(ms / (this.#done.get(action) ?? 1))])))}`,
    );
    tell(
      `Spent: ${JSON.stringify(this.#spent, (_, value: unknown) => (typeof value === 'number' ? Math.round(value) : value))}`,
    );
    tell(`Struck: ${JSON.stringify(Object.fromEntries(counts))}`);
    const say = (what: string, all: readonly string[]): void => {
      if (all.length) tell(`${what} (${all.length}):\n  ${all.slice(0, 60).join('\n  ')}`);
    };
    say('Not done', this.#refused);
    say('Lost', lost);
    say('Twice at the server', twice);
    say('Twice on the page', doubles);
    say('Different', different);
    say('Uncaught', this.#uncaught);
    say('Early', early);
    say('Slow', this.#slow);
  }
}

const createPost = `mutation ($input: CreatePostInput!) { createPost(input: $input) { post { id } } }`;

function body(proxy: Proxy): string {
  return `<kith-community endpoint="${proxy.origin}/graphql" live-endpoint="${proxy.eventsOrigin}/graphql" credentials="include" post-url="#/post/{id}">
<section><kith-feed compose live="insert" page-size="20" sort="newest"></kith-feed></section>
<section><kith-comments subject="storm" live="insert" page-size="50"></kith-comments></section>
<section><kith-thread live="insert" page-size="50"></kith-thread></section></kith-community>`;
}

async function pageScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('page/main.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
  });
  return outputFiles[0]?.text ?? '';
}

/** Seconds of the page. */
function percentile(waits: readonly number[], share: number, speed: number): number {
  const sorted = [...waits].sort((a, b) => a - b);
  const at = Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1);
  return Math.round(((sorted[Math.max(0, at)] ?? 0) / 1000) * speed * 10) / 10;
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(0);
}
