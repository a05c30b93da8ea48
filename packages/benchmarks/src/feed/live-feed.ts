import type { Browser } from 'puppeteer-core';
import { bundlePages } from '../bundle.js';
import { inTab } from '../chromium.js';
import { rowOf, type Row } from '../row.js';
import { serve } from '../serve.js';

const inserts = 1000;
const perSecond = 100;
/** As many elements as 60 posts of this kind take at most: more would be no window. */
const mostNodes = 6000;

/** 1,000 posts that come at 100 a second into a feed that somebody reads: what they cost, and what they do to the reader. */
export async function liveFeed(browser: Browser): Promise<readonly Row[]> {
  const served = await serve(await bundlePages(['live-feed']));
  try {
    return await inTab(browser, async (page) => {
      await page.goto(`${served.origin}/live-feed`);
      await page.waitForFunction(() => 'kithLive' in globalThis);
      await page.evaluate(() => kithLive.ready());
      await page.evaluate(() => kithLive.read());
      const watched = await page.evaluate((...rate) => kithLive.insert(...rate), inserts, perSecond);
      const seen = new Set(await page.evaluate(() => kithLive.walk()));
      const all = (await page.evaluate(() => kithLive.before)) + inserts;
      const missing = Array.from({ length: all }, (_, index) => `p${index}`).filter((id) => !seen.has(id));
      return [
        rowOf('feed-live', 'longest-task-ms', watched.longest, 50, 1),
        rowOf('feed-live', 'dropped-frames-percent', watched.dropped * 100, 1, 1),
        rowOf('feed-live', 'nodes', watched.nodes, mostNodes, 1),
        rowOf('feed-live', 'reader-moved-px', watched.moved, 1, 1),
        // None may be missing: of one, the ratio would be twice the goal.
        rowOf('feed-live', 'posts-out-of-reach', missing.length, 0.5, 1),
      ];
    });
  } finally {
    await served.close();
  }
}
