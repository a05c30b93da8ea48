import puppeteer, { type Browser, type CDPSession, type Page } from 'puppeteer-core';
import { chromiumFlags, findBrowser } from '../../../.ci/browsers.mjs';

/** @throws {Error} when no Chrome or Chromium is installed */
export async function launch(): Promise<Browser> {
  const executablePath = findBrowser('chromium');
  if (!executablePath)
    throw new Error('The benchmarks need Chrome or Chromium: install it, or name it in CHROME_PATH.');
  return puppeteer.launch({
    executablePath,
    headless: true,
    defaultViewport: { width: 1280, height: 800 },
    args: [...chromiumFlags, '--enable-precise-memory-info'],
  });
}

/** Does something in a tab of its own, with nothing of the tabs before it. */
export async function inTab<T>(browser: Browser, use: (page: Page, cdp: CDPSession) => Promise<T>): Promise<T> {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    page.on('pageerror', (error) => console.error(`${page.url()}:`, error));
    return await use(page, await page.createCDPSession());
  } finally {
    await context.close();
  }
}
