import assert from 'node:assert/strict';
import type { ElementHandle, Page } from 'puppeteer-core';

/** Signs in as the account of this number on the page that lists them, and says the name. */
export async function signIn(page: Page, origin: string, account: number): Promise<string> {
  await page.goto(`${origin}/sign-in?return=/discussions.html`);
  const buttons = await page.$$('button[name=account]');
  const button = buttons[account];
  assert.ok(button, 'there are so many accounts');
  const name = await button.$eval('strong', (strong) => strong.textContent ?? '');
  await Promise.all([page.waitForNavigation(), button.click()]);
  return name.replace(' · moderator', '');
}

/** What is seen at this place, once it is. */
export async function field(page: Page, selector: string): Promise<ElementHandle> {
  const found = await page.waitForSelector(selector, { visible: true, timeout: 20_000 });
  assert.ok(found, selector);
  return found;
}

/** Presses the item of an open menu of a thread that is named so. */
export async function pressItem(page: Page, name: RegExp): Promise<void> {
  const selector = 'kith-thread >>> [role=menu]:popover-open [role=menuitem]';
  await field(page, selector);
  const items = await page.$$(selector);
  for (const item of items) {
    const text = await item.evaluate((element) => element.textContent ?? '');
    if (name.test(text.trim())) return item.click();
  }
  throw new Error(`The menu has no item ${String(name)}`);
}
