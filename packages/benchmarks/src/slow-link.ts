import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import type { Browser } from 'puppeteer-core';
import { bundleIsStale, buildBundle } from '../../../examples/server/src/embed-build.js';
import { startServer } from '../../../examples/server/src/server.js';
import { besides } from './besides.js';
import { bundlePages } from './bundle.js';
import { inTab } from './chromium.js';
import { median, rowOf, type Row } from './row.js';

/** A slow phone: 150 ms there and back, 1.6 Mbit/s down, 750 kbit/s up, a quarter of this machine's speed. */
const link = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const slowdown = 4;
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
    const site = await besides(server.origin, { page: byHand(await shell()), script: Buffer.from(script) });
    try {
      const times = { ours: new Array<number>(), theirs: new Array<number>() };
      const pages = { ours: '/members.html', theirs: '/members-by-hand.html' };
      // The first of each warms up the database and is not counted.
      for (let round = -1; round < rounds; round++) {
        for (const side of round % 2 ? (['ours', 'theirs'] as const) : (['theirs', 'ours'] as const)) {
          const time = await navigate(browser, site.origin + pages[side], names[side]);
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

async function navigate(browser: Browser, url: string, selection: string): Promise<number> {
  return inTab(browser, async (page, cdp) => {
    await cdp.send('Network.enable');
    await cdp.send('Network.setCacheDisabled', { cacheDisabled: true });
    await cdp.send('Network.emulateNetworkConditions', link);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await page.evaluateOnNewDocument(`
      globalThis.cardsPainted = new Promise((resolve) => {
        const look = () => {
          const names = ${selection};
          if (names.length < ${cards} || !names[0].textContent.trim()) return requestAnimationFrame(look);
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now());
          port2.postMessage(undefined);
        };
        requestAnimationFrame(look);
      });
    `);
    await page.goto(url, { waitUntil: 'domcontentloaded' });
    const time: unknown = await within(page.evaluate('cardsPainted'), url);
    if (typeof time !== 'number') throw new TypeError(`${url} told no time.`);
    return time;
  });
}

/** @throws {Error} naming the page that has shown no cards for a minute */
async function within<T>(task: Promise<T>, url: string): Promise<T> {
  const ending = new AbortController();
  const late = setTimeout(60_000, undefined, { signal: ending.signal }).then(() => {
    throw new Error(`${url} has shown no cards for a minute.`);
  });
  try {
    return await Promise.race([task, late]);
  } finally {
    ending.abort();
    late.catch(() => {});
  }
}
