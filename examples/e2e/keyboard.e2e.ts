import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, KeyInput, Page } from 'puppeteer-core';
import type { RunningServer } from '../server/src/server.js';
import { launch, openTab } from './support/browser.js';
import { membersShown, names, reads, total, until } from './support/directory.js';
import { startSite } from './support/site.js';

describe('with the keyboard alone', () => {
  let site: RunningServer;
  let browser: Browser;
  before(async () => {
    [site, browser] = await Promise.all([startSite(), launch()]);
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  it('somebody finds a member, opens the profile, signs in and follows', async () => {
    const { page, diary } = await openTab(browser);
    await page.goto(`${site.origin}/members.html`);
    await membersShown(page);
    const [somebody = ''] = await names(page);

    await tabTo(page, '[part~=search-input]');
    await page.keyboard.type(somebody);
    await until(async () => (await total(page)) < 100);
    assert.equal((await names(page))[0], somebody);

    await tabTo(page, '[part~=views] [title="List"]');
    await press(page, 'Space');
    await page.waitForSelector('kith-directory >>> [title="List"][aria-pressed=true]', { visible: true });

    await tabTo(page, 'a[data-member]');
    await Promise.all([page.waitForNavigation(), press(page, 'Enter')]);
    assert.match(page.url(), /\/people\//);
    await reads(page, new RegExp(somebody));

    // A guest is led to sign in, and comes back to where they were.
    const profile = page.url();
    await tabTo(page, '[part~=follow]');
    await Promise.all([page.waitForNavigation(), press(page, 'Enter')]);
    assert.match(page.url(), /\/sign-in\?return=/);
    await press(page, 'Tab');
    await press(page, 'Tab');
    await Promise.all([page.waitForNavigation(), press(page, 'Enter')]);
    assert.equal(page.url(), profile);

    await tabTo(page, '[part~=follow]');
    await press(page, 'Space');
    await page.waitForSelector('kith-profile >>> [part~=follow][aria-pressed=true]', { visible: true });
    await page.reload();
    await page.waitForSelector('kith-profile >>> [part~=follow][aria-pressed=true]', { visible: true });
    assert.deepEqual(diary.complaints, []);
  });

  it('somebody narrows by a facet, and takes it back', async () => {
    const { page } = await openTab(browser);
    await page.goto(`${site.origin}/members.html`);
    await membersShown(page);
    await page.waitForSelector('kith-directory >>> [part~=facet-value]', { visible: true });
    const before = await total(page);
    await tabTo(page, '[part~=facet-value] input');
    await press(page, 'Space');
    await page.waitForSelector('kith-directory >>> [part~=chip-remove]', { visible: true });
    await until(async () => (await total(page)) < before);
    await tabTo(page, '[part~=chip-remove]');
    await press(page, 'Enter');
    await reads(page, new RegExp(`^${before.toLocaleString('en')} members$`, 'm'));
  });
});

/** Tabs until what has the focus fits. @throws {Error} when it never does */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let press = 0; press < 150; press++) {
    await page.keyboard.press('Tab');
    const fits = await page.evaluate((wanted) => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return element?.matches(wanted) ?? false;
    }, selector);
    if (fits) return;
  }
  throw new Error(`The Tab key never reaches ${selector}`);
}

async function press(page: Page, key: KeyInput): Promise<void> {
  await page.keyboard.press(key);
}
