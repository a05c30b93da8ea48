import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser } from 'puppeteer-core';
import { recount, writePosts } from '../../../../examples/server/src/discussions/bulk-posts.js';
import { bundleIsStale, buildBundle } from '../../../../examples/server/src/embed-build.js';
import { startServer, type RunningServer } from '../../../../examples/server/src/server.js';
import { besides } from '../besides.js';
import { bundlePages } from '../bundle.js';
import { inTab } from '../chromium.js';
import { median, rowOf, type Row } from '../row.js';
import { visitSlowly, type Goal, type Visit } from '../slow-page.js';
import { benchComments, commentCount } from './comments.js';
import { artalkStubs, walineStubs, type Stubs } from './peers.js';

const subject = '/bench';
const sides = ['ours', 'by-hand', 'artalk', 'waline'] as const;
type Side = (typeof sides)[number];

/** Whether as many bodies as asked for are in the document, rendered: each has a paragraph. */
const bodies = (all: string, count: number): string =>
  `[...(${all})].filter((body) => body.querySelector('p')).length >= ${count}`;
const ours = `document.querySelector('kith-comments')?.shadowRoot?.querySelectorAll('[part~="rich-text"]') ?? []`;
const selections: Readonly<Record<Side, string>> = {
  ours,
  'by-hand': `document.querySelectorAll('.comments .body')`,
  artalk: `document.querySelectorAll('.atk-comment .atk-content')`,
  waline: `document.querySelectorAll('.wl-card .wl-content')`,
};

/**
 * From navigation to 50 threaded Markdown comments painted with nothing in the cache: `<kith-comments>` on the reference
 * server, the same page by hand with the same question to the same server, and Artalk and Waline with stubs that answer
 * at once with the same comments.
 */
export async function commentsLink(browser: Browser, rounds: number): Promise<readonly Row[]> {
  if (await bundleIsStale()) await buildBundle(new AbortController().signal);
  const server = await startServer({ port: 0, ratePerMinute: 100_000 });
  try {
    await seed(server);
    const site = await besides(server.origin, await pages(server, browser));
    try {
      const visits: Record<Side, Visit[]> = { ours: [], 'by-hand': [], artalk: [], waline: [] };
      // The first of each warms up the database and is not counted.
      for (let round = -1; round < rounds; round++) {
        for (const side of round % 2 ? sides : sides.toReversed()) {
          const visit = await visitSlowly(browser, `${site.origin}/bench-${side}.html`, goalOf(side));
          if (round >= 0) visits[side].push(visit);
        }
      }
      return rowsOf(visits);
    } finally {
      await site.close();
    }
  } finally {
    await server.close();
  }
}

function goalOf(side: Side): Goal {
  const shown = selections[side];
  return { first: bodies(shown, 1), all: bodies(shown, commentCount), after: side === 'ours' ? 2000 : 0 };
}

function rowsOf(visits: Readonly<Record<Side, readonly Visit[]>>): readonly Row[] {
  const time = (side: Side): number => median(visits[side].map((visit) => visit.time));
  const peer = Math.min(time('artalk'), time('waline'));
  const most = (of: (visit: Visit) => number): number => Math.max(...visits.ours.map(of));
  return [
    rowOf('feed-slow-link', 'navigation-to-50-comments-ms, beside by hand', time('ours'), time('by-hand'), 1.5),
    rowOf('feed-slow-link', 'navigation-to-50-comments-ms, beside the better peer', time('ours'), peer, 0.7),
    rowOf(
      'feed-slow-link',
      'layout-shift',
      most(({ shift }) => shift),
      0.01,
      1,
    ),
    rowOf(
      'feed-slow-link',
      'api-requests-before-first-content',
      most(({ requests }) => requests),
      1,
      1,
    ),
  ];
}

/** The comments under a page of the server's own, by members that it has. */
async function seed({ database }: RunningServer): Promise<void> {
  const comments = benchComments();
  await database.transaction(async (tx) => {
    const [page] = await tx.query<{ id: number }>(
      `insert into subjects (site, key, title) values ('', $1, 'Bench') returning id::int as id`,
      [subject],
    );
    const members = await tx.query<{ id: number }>('select id::int as id from members order by id limit 6');
    const authors = [...new Set(comments.map(({ author }) => author))];
    const ids = await writePosts(tx, [
      {
        key: 'bench',
        kind: 'discussion',
        depth: 0,
        title: 'Bench',
        body: null,
        subject_id: page?.id ?? null,
        created_at: new Date(2026, 0, 5).toISOString(),
      },
      ...comments.map(({ id, parent, depth, author, body, createdAt }) => ({
        key: `bench-${id}`,
        thread: 'bench',
        parent: parent ? `bench-${parent}` : 'bench',
        kind: 'comment',
        depth: depth + 1,
        member_id: members[authors.indexOf(author)]?.id ?? null,
        body,
        created_at: createdAt,
      })),
    ]);
    await recount(tx, [...ids.values()].slice(0, 1));
  });
}

/** The page of each side: the same words around the comments, with its own script and style. */
async function pages(
  server: RunningServer,
  browser: Browser,
): Promise<Record<string, string | Uint8Array | { json: unknown }>> {
  const names = ['comments-by-hand', 'comments-artalk', 'comments-waline'];
  const found = createRequire(import.meta.url);
  const style = (name: string): Promise<string> => readFile(found.resolve(name), 'utf8');
  const comments = benchComments();
  const own = await ourPage(server);
  const theirs = (script: string, css = '', more = ''): string =>
    own
      .replace(/<link[^>]*\/kith\/[^>]*>/g, '')
      .replace(
        /<script[^>]*kith\.js[^>]*><\/script>/,
        `${css && `<link rel="stylesheet" href="${css}">`}${more}<script type="module" src="/${script}.js"></script>`,
      )
      .replace(/<kith-community[\s\S]*<\/kith-community>/, '<div id="comments"></div>');
  // Each alone: nothing that one shares with another costs it a further request.
  const bundles = await Promise.all(names.map((name) => bundlePages([name])));
  const json = (stubs: Stubs) => Object.fromEntries([...stubs].map(([path, answer]) => [path, { json: answer }]));
  const asked = await questionOf(server, browser, own);
  return {
    '/bench-ours.html': own,
    '/bench-by-hand.html': theirs(
      'comments-by-hand',
      '',
      `<script type="application/json" id="question">${asked.replaceAll('<', '\\u003c')}</script>`,
    ),
    '/bench-artalk.html': theirs('comments-artalk', '/artalk.css'),
    '/bench-waline.html': theirs('comments-waline', '/waline.css'),
    '/artalk.css': await style('artalk/Artalk.css'),
    '/waline.css': await style('@waline/client/waline.css'),
    ...Object.fromEntries(bundles.flatMap((files) => [...files])),
    ...json(artalkStubs(comments)),
    ...json(walineStubs(comments)),
  };
}

/** The article page that `npm start` serves, with these comments and no text between its heading and them. */
async function ourPage(server: RunningServer): Promise<string> {
  const page = await (await fetch(`${server.origin}/article.html`)).text();
  const changed = page
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<kith-comment-count[\s\S]*?<\/kith-comment-count>/, 'Comments')
    .replace(/<\/header>\s*<p>[\s\S]*?(<section id="comments")/, '</header>$1')
    .replace(
      /<section id="comments"[\s\S]*<\/section>/,
      `<kith-comments subject="${subject}" site="${server.origin}" page-size="${commentCount}" format="markdown"></kith-comments>`,
    );
  if (!changed.includes(`<kith-comments subject="${subject}"`))
    throw new Error('examples/html/article.html has changed: the bench page cannot be made from it.');
  return changed;
}

/** What the widget asks for its comments, as it asks it. */
async function questionOf(server: RunningServer, browser: Browser, page: string): Promise<string> {
  const site = await besides(server.origin, { '/bench-ours.html': page });
  try {
    return await inTab(browser, async (tab) => {
      const [asked] = await Promise.all([
        tab.waitForRequest(
          async (one) => one.method() === 'POST' && ((await one.fetchPostData()) ?? '').includes('replies('),
          {
            timeout: 30_000,
          },
        ),
        tab.goto(`${site.origin}/bench-ours.html`),
      ]);
      return (await asked.fetchPostData()) ?? '';
    });
  } finally {
    await site.close();
  }
}
