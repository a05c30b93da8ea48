import type { Page } from 'puppeteer-core';

/** Parts of the widgets as a visitor's tools find them, through shadow roots. */
export const member = 'kith-directory >>> [data-member]';
const searchBox = 'kith-directory >>> [part~=search-input]';

/** Resolves when the directory shows members. */
export async function membersShown(page: Page, selector = member): Promise<void> {
  await page.waitForSelector(selector, { visible: true, timeout: 20_000 });
}

/** Clicks what may come yet. (Puppeteer's own locators do not see what changes inside shadow roots.) */
export async function click(page: Page, selector: string): Promise<void> {
  const found = await page.waitForSelector(selector, { visible: true });
  await found?.click();
}

/** Types into the search box, which comes once members are on the screen. */
export async function search(page: Page, words: string): Promise<void> {
  await page.waitForSelector(searchBox, { visible: true });
  await page.locator(searchBox).fill(words);
}

/** The names that the directory shows now, in order. */
export function names(page: Page): Promise<string[]> {
  return page.$$eval(member, (found) => found.map((one) => one.textContent?.trim() ?? ''));
}

/** How many members the directory says there are. */
export async function total(page: Page): Promise<number> {
  const text = await page.$eval('kith-directory >>> [part~=count]', (count) => count.textContent ?? '');
  return Number(text.replace(/\D/g, ''));
}

/** All text of the page as a visitor reads it, shadow roots included. */
export function visibleText(page: Page): Promise<string> {
  return page.evaluate(() => {
    const textOf = (node: Node): string => {
      if (node instanceof Text) return node.data;
      if (node instanceof HTMLSlotElement) {
        const assigned = node.assignedNodes();
        return (assigned.length ? assigned : [...node.childNodes]).map(textOf).join('');
      }
      if (!(node instanceof Element || node instanceof DocumentFragment)) return '';
      const style = node instanceof Element ? getComputedStyle(node) : undefined;
      if (node instanceof Element && /^(?:style|script|template)$/.test(node.localName)) return '';
      if (style?.display === 'none' || style?.visibility === 'hidden') return '';
      const children = node instanceof Element && node.shadowRoot ? node.shadowRoot.childNodes : node.childNodes;
      const text = [...children].map(textOf).join('');
      return style && style.display !== 'inline' ? `\n${text}\n` : text;
    };
    return textOf(document.body)
      .replace(/\s*\n\s*/g, '\n')
      .trim();
  });
}

/** Resolves when it is so. @throws {Error} when it is not in time */
export async function until(holds: () => Promise<boolean>, timeoutMs = 15_000): Promise<void> {
  const end = Date.now() + timeoutMs;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`It never was so: ${String(holds)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Resolves to the page's text when that fits. @throws {Error} with the text that is there instead */
export async function reads(page: Page, pattern: RegExp, timeoutMs = 15_000): Promise<string> {
  let text = '';
  const fits = async (): Promise<boolean> => pattern.test((text = await visibleText(page)));
  await until(fits, timeoutMs).catch(() => {
    throw new Error(`The page never read ${String(pattern)}, but:\n${text.slice(0, 2000)}`);
  });
  return text;
}
