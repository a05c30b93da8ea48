import puppeteer, { type Browser, type BrowserContext, type Page } from 'puppeteer-core';
import { adviceFor, chromiumFlags, findBrowser } from '../../../.ci/browsers.mjs';

/** @throws {Error} when there is none, saying what to install */
export async function launch(
  name: 'chromium' | 'firefox' = 'chromium',
  args: readonly string[] = [],
): Promise<Browser> {
  const executablePath = findBrowser(name);
  if (!executablePath) throw new Error(`${name} is missing: ${adviceFor(name)}`);
  return puppeteer.launch({
    browser: name === 'chromium' ? 'chrome' : 'firefox',
    executablePath,
    headless: true,
    defaultViewport: { width: 1280, height: 900 },
    // A page that tries hundreds of texts answers late on a busy machine.
    protocolTimeout: 300_000,
    args: name === 'chromium' ? [...chromiumFlags, ...args] : [...args],
    // A page sees the light scheme whatever the machine prefers.
    extraPrefsFirefox: { 'layout.css.prefers-color-scheme.content-override': 1 },
  });
}

/** What a page said and asked for. */
export interface Diary {
  /** Warnings and errors of the console, and uncaught errors. */
  readonly complaints: string[];
  /** Addresses of all requests. */
  readonly requests: string[];
}

export interface Tab {
  readonly page: Page;
  readonly diary: Diary;
  readonly context: BrowserContext;
}

/** A tab with cookies and storage of its own, and a diary of what happens in it. */
export async function openTab(browser: Browser): Promise<Tab> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  // What runs the tests from TypeScript names inner functions by this helper, which a page does not have.
  await page.evaluateOnNewDocument('globalThis.__name = (inner) => inner');
  const diary: Diary = { complaints: [], requests: [] };
  page.on('console', (message) => {
    if (['warn', 'error'].includes(message.type()))
      diary.complaints.push(`${message.text()} ${message.location().url ?? ''}`.trim());
  });
  page.on('pageerror', (error) => diary.complaints.push(error instanceof Error ? error.message : String(error)));
  page.on('request', (request) => diary.requests.push(request.url()));
  return { page, diary, context };
}
