import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { launch, openTab } from './support/browser.js';
import { membersShown, names, reads, search, until, visibleText } from './support/directory.js';
import { serveHostPage } from './support/host-page.js';
import { startSite } from './support/site.js';

describe('when something is wrong', () => {
  let browser: Browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  it('a server that is down when the page loads and then comes back shows its members, unasked', async () => {
    // The port of a server that is no more: nobody answers there until it starts again.
    const first = await startSite();
    const [port, apiPort] = [first.origin, first.apiOrigin].map((origin) => Number(new URL(origin).port));
    await first.close();
    const host = await serveHostPage({
      body: `<kith-community endpoint="${first.origin}/graphql"><kith-directory><p>Ask us by mail.</p></kith-directory></kith-community>`,
    });
    const { page, context } = await openTab(browser);
    await page.goto(host.origin);
    const back = await startSite({ port, apiPort, allowOrigins: [host.origin] });
    try {
      await membersShown(page);
      assert.doesNotMatch(await visibleText(page), /Ask us by mail|could not reach/);
    } finally {
      await context.close();
      await back.close();
      await host.close();
    }
  });

  it('offline keeps what was there and says so; back online it goes on', async () => {
    const site = await startSite();
    try {
      const { page, context } = await openTab(browser);
      await page.goto(`${site.origin}/members.html`);
      await membersShown(page);
      const before = await names(page);
      await page.setOfflineMode(true);
      await search(page, 'design');
      const text = await reads(page, /offline|could not reach/i, 45_000);
      assert.ok(
        before.slice(0, 3).every((name) => text.includes(name)),
        'what was there stays',
      );
      await page.setOfflineMode(false);
      await until(async () => (await names(page)).join() !== before.join(), 45_000);
      assert.doesNotMatch(await visibleText(page), /offline|could not reach/i);
      await context.close();
    } finally {
      await site.close();
    }
  });

  it('a rate limit pauses every widget of the endpoint, and says so calmly', async () => {
    const site = await startSite({ ratePerMinute: 6 });
    try {
      const { page, diary, context } = await openTab(browser);
      await page.goto(`${site.origin}/members.html`);
      await membersShown(page);
      for (const words of ['a', 'ab', 'abc', 'abcd', 'abcde', 'abcdef', 'abcdefg']) {
        await search(page, words);
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
      const asked = (): number => diary.requests.filter((url) => url.endsWith('/graphql')).length;
      const before = asked();
      await new Promise((resolve) => setTimeout(resolve, 3000));
      assert.ok(asked() - before <= 1, `${asked() - before} requests while the endpoint asked for quiet`);
      assert.ok(before <= 6 + 2, `${before} requests where 6 were allowed`);
      const text = await visibleText(page);
      assert.doesNotMatch(text, /429|RATE_LIMITED|undefined|\[object/);
      await context.close();
    } finally {
      await site.close();
    }
  });
});
