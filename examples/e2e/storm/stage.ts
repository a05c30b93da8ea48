import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Page } from 'puppeteer-core';
import type { Queryable } from '../../server/src/database/database.js';
import { buildBundle, bundleIsStale } from '../../server/src/embed-build.js';
import { signIn } from '../../server/src/testing/client.js';
import { launch, openTab } from '../support/browser.js';
import { visibleText } from '../support/directory.js';
import { serveHostPage } from '../support/host-page.js';
import { startSite } from '../support/site.js';
import { Proxy } from './proxy.js';
import type { Tempo } from './tempo.js';
import { Truth } from './truth.js';

/** What a storm goes over: the page and the server, what stands between them, and who looks at the server itself. */
export interface Stage {
  readonly page: Page;
  /** Another tab of the same browser, to look at meanwhile. */
  readonly elsewhere: Page;
  readonly proxy: Proxy;
  readonly database: Queryable;
  /** The server as the visitor may see it. */
  readonly truth: Truth;
  /** Somebody else who is signed in. */
  readonly other: Truth;
  readonly topic: string;
  /** A discussion that there is at the beginning. */
  readonly thread: string;
  /** Errors that nothing in the page caught, as they come. */
  readonly uncaught: readonly string[];
}

export const createPost = `mutation ($input: CreatePostInput!) { createPost(input: $input) { post { id } } }`;

/** Opens all of it. What has to be closed afterwards is added to `closing`, whether it succeeds or not. */
export async function openStage(
  { tempo, seed, tell }: { readonly tempo: Tempo; readonly seed: number; readonly tell: (line: string) => void },
  closing: (() => Promise<unknown>)[],
): Promise<Stage> {
  if (await bundleIsStale()) {
    tell('Building the browser bundle …');
    await buildBundle(new AbortController().signal);
  }
  const browser = await launch('chromium', [
    '--disable-background-timer-throttling',
    '--disable-renderer-backgrounding',
  ]);
  closing.push(() => browser.close());
  // The page's origin has to be known before the server allows it, the proxy's before the page speaks to it.
  const proxy = new Proxy(tempo);
  await proxy.listen();
  closing.push(() => proxy.close());
  const host = await serveHostPage({ body: bodyFor(proxy) });
  closing.push(() => host.close());
  tell('Opening the server …');
  const site = await startSite({ allowOrigins: [host.origin], ratePerMinute: 1_000_000 });
  closing.push(() => site.close());
  proxy.connect(site.apiOrigin, host.origin);
  const { database } = site;
  const [mine, theirs] = await twoPeople(database, site.origin);
  const [truth, other] = [new Truth(site.apiOrigin, mine), new Truth(site.apiOrigin, theirs)];
  const topics = await truth.ask<{ topics: { nodes: { id: string }[] } }>('{ topics(first: 1) { nodes { id } } }');
  const topic = topics.topics.nodes[0]?.id ?? '';
  const thread = await begin(other, topic, seed);

  const { page, diary, context } = await openTab(browser);
  const elsewhere = await context.newPage();
  await page.bringToFront();
  const uncaught: string[] = [];
  page.on('pageerror', (error) =>
    uncaught.push(error instanceof Error ? (error.stack ?? error.message) : String(error)),
  );
  const [name = '', value = ''] = mine.split(/=(.*)/s);
  await context.setCookie({ name, value, domain: 'localhost', path: '/', httpOnly: true, sameSite: 'Lax' });
  const options = { speed: tempo.speed, api: [proxy.origin, proxy.eventsOrigin] };
  await page.evaluateOnNewDocument(`globalThis.stormOptions = ${JSON.stringify(options)};${await pageScript()}`);
  await page.goto(host.origin);
  await page.evaluate(
    (id, key) => {
      document.querySelector('kith-feed')?.setAttribute('topic', key);
      globalThis.storm.open(id);
    },
    thread,
    topic,
  );
  for (const list of ['kith-feed', 'kith-thread']) {
    const selector = `${list} >>> article[data-post]`;
    await page.waitForSelector(selector, { visible: true, timeout: 40_000 }).catch(async () => {
      const said = [...diary.complaints.slice(0, 10), await visibleText(page)].join('\n').slice(0, 2000);
      throw new Error(`The page never showed ${selector}:\n${said}`);
    });
  }
  return { page, elsewhere, proxy, database, truth, other, topic, thread, uncaught };
}

/** Cookies of two who may do everything. */
async function twoPeople(database: Stage['database'], origin: string): Promise<readonly [string, string]> {
  const people = await database.query<{ handle: string }>(
    `select handle from members where not hidden order by 'moderate' = any(permissions) desc, id limit 2`,
  );
  const [me = '', them = ''] = people.map(({ handle }) => handle);
  await database.query(`update members set permissions = '{moderate}' where handle = any($1)`, [[me, them]]);
  return [await signIn(origin, me), await signIn(origin, them)];
}

/** A discussion with a poll. @returns its id */
async function begin(other: Truth, topic: string, seed: number): Promise<string> {
  const made = await other.ask<{ createPost: { post: { id: string } } }>(createPost, {
    input: {
      kind: 'discussion',
      title: `Storm ${seed}`,
      body: { text: 'Which way does the wind blow?', format: 'markdown' },
      topic,
      poll: { question: 'Which?', options: ['North', 'East', 'South', 'West'] },
    },
  });
  return made.createPost.post.id;
}

function bodyFor(proxy: Proxy): string {
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
