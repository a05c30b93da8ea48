import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'puppeteer-core';
import { importCommunity } from '../server/src/import/import-community.js';
import type { Database } from '../server/src/database/database.js';
import type { RunningServer } from '../server/src/server.js';
import { launch, openTab } from './support/browser.js';
import { click, membersShown, names, reads, search, total, until, visibleText } from './support/directory.js';
import { startSite } from './support/site.js';

const data = fileURLToPath(new URL('../../../shared/data', import.meta.url));
const skip = existsSync(data) ? false : '../shared/data is not there';

describe('the real community, from a second origin', { skip }, () => {
  let site: RunningServer;
  let browser: Browser;
  before(async () => {
    const fill = async (database: Database): Promise<void> => void (await importCommunity(database, data));
    [site, browser] = await Promise.all([startSite({ fill }), launch()]);
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  it('is listed, searched and narrowed; a member is opened, followed, and still followed after a reload', async () => {
    const { page, diary } = await openTab(browser);
    await page.goto(`${site.origin}/second-origin.html`);
    await membersShown(page);
    await reads(page, /^4,727 members$/m);

    await search(page, 'performance');
    await until(async () => (await total(page)) < 4727);
    const found = await total(page);
    assert.ok(found > 0);
    await reads(page, /performance/i);

    // A value that some of them carry, not all.
    const narrower = async (): Promise<number> => {
      const counts = await page.$$eval('kith-directory >>> [part~=facet-value] small', (all) =>
        all.map((one) => Number(one.textContent?.replace(/\D/g, ''))),
      );
      return counts.findIndex((count) => count > 0 && count < found);
    };
    await until(async () => (await narrower()) >= 0);
    await (await page.$$('kith-directory >>> [part~=facet-value] input'))[await narrower()]?.click();
    await page.waitForSelector('kith-directory >>> [part~=chip-remove]', { visible: true });
    await until(async () => (await total(page)) < found);
    assert.ok((await total(page)) > 0);

    const [name = ''] = await names(page);
    const link = await page.waitForSelector('kith-directory >>> a[data-member]', { visible: true });
    await Promise.all([page.waitForNavigation(), link?.click()]);
    await page.waitForSelector('kith-profile >>> [part~=name]', { visible: true });
    await until(async () => (await visibleText(page)).includes(name));

    // A guest is led to the API's own sign-in page, on its origin, and back.
    const profile = page.url();
    // Once it is known that nobody is signed in, following is a link.
    await Promise.all([page.waitForNavigation(), click(page, 'kith-profile >>> a[part~=follow]')]);
    assert.ok(page.url().startsWith(`${site.apiOrigin}/sign-in?return=`));
    const account = await page.waitForSelector('form button:last-of-type', { visible: true });
    await Promise.all([page.waitForNavigation(), account?.click()]);
    assert.equal(page.url(), profile);

    const followed = 'kith-profile >>> [part~=follow][aria-pressed=true]';
    await page.waitForSelector('kith-profile >>> [part~=follow][aria-pressed=false]', { visible: true });
    await click(page, 'kith-profile >>> [part~=follow]');
    await page.waitForSelector(followed, { visible: true });
    await page.waitForNetworkIdle();
    await page.reload();
    await page.waitForSelector(followed, { visible: true });

    assert.deepEqual(diary.complaints, []);
    const graphql = diary.requests.filter((url) => url.endsWith('/graphql'));
    assert.ok(graphql.length > 0 && graphql.every((url) => url.startsWith(site.apiOrigin)));
  });
});
