import { readFile } from 'node:fs/promises';
import type { Browser } from 'puppeteer-core';
import { bundleIsStale, buildBundle } from '../../../examples/server/src/embed-build.js';
import { startServer } from '../../../examples/server/src/server.js';
import { besides } from './besides.js';
import { bundlePages } from './bundle.js';
import { median, rowOf, type Row } from './row.js';
import { visitSlowly } from './slow-page.js';

const cards = 24;

/** Which cards are in the document with a name, for each of the two pages. */
const names = {
  ours: `document.querySelector('kith-directory')?.shadowRoot?.querySelectorAll('[part~="card"] [part~="name"]') ?? []`,
  theirs: `document.querySelectorAll('.card bdi')`,
};

/**
 * From navigation to cards painted with nothing in the cache, on the page that `npm start` serves and on the same page
 * written by hand: same server, same shell, same questions, same number of cards.
 */
export async function slowLink(browser: Browser, rounds: number): Promise<Row> {
  if (await bundleIsStale()) await buildBundle(new AbortController().signal);
  const server = await startServer({ port: 0, ratePerMinute: 100_000 });
  try {
    const script = (await bundlePages(['by-hand'])).get('/by-hand.js');
    if (!script) throw new Error('The page by hand was not bundled.');
    const site = await besides(server.origin, {
      '/members-by-hand.html': byHand(await shell()),
      '/by-hand.js': script,
    });
    try {
      const times = { ours: new Array<number>(), theirs: new Array<number>() };
      const pages = { ours: '/members.html', theirs: '/members-by-hand.html' };
      // The first of each warms up the database and is not counted.
      for (let round = -1; round < rounds; round++) {
        for (const side of round % 2 ? (['ours', 'theirs'] as const) : (['theirs', 'ours'] as const)) {
          const all = `(${names[side]}).length >= ${cards} && (${names[side]})[0].textContent.trim()`;
          const { time } = await visitSlowly(browser, site.origin + pages[side], { all });
          if (round >= 0) times[side].push(time);
        }
      }
      return rowOf('directory-slow-link', 'navigation-to-cards-ms', median(times.ours), median(times.theirs), 1.6);
    } finally {
      await site.close();
    }
  } finally {
    await server.close();
  }
}

function shell(): Promise<string> {
  return readFile(new URL('../../../examples/html/members.html', import.meta.url), 'utf8');
}

/** The shell of the members page with a script of its own where it loads ours, and a place where the tags stand. */
function byHand(page: string): string {
  const changed = page
    .replace(/<link[^>]*\/kith\/[^>]*>/g, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<script[^>]*kith\.js[^>]*><\/script>/, '<script type="module" src="/by-hand.js"></script>')
    .replace(/<kith-community[\s\S]*<\/kith-community>/, '<div id="members"></div>');
  if (/\/kith\/|<kith-/.test(changed) || !changed.includes('by-hand.js'))
    throw new Error('examples/html/members.html has changed: the page by hand cannot be made from it.');
  return changed;
}
