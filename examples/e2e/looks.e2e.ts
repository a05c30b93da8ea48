import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import type { RunningServer } from '../server/src/server.js';
import { launch, openTab } from './support/browser.js';
import { membersShown } from './support/directory.js';
import { startSite } from './support/site.js';

describe('the size of the root font', () => {
  let site: RunningServer;
  let browser: Browser;
  before(async () => {
    [site, browser] = await Promise.all([startSite(), launch()]);
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  for (const width of [320, 1024]) {
    it(`changes nothing in a widget of ${width} px whose page sets its own text in pixels`, async () => {
      const seen = [];
      for (const size of [10, 16, 20]) seen.push(await boxes(size, width));
      const [small, usual, large] = seen;
      assert.ok(usual && usual.length > 100);
      assert.deepEqual(small, usual);
      assert.deepEqual(large, usual);
    });
  }

  /** Each box in the widget, from its corner, in pixels, and the size of its text. */
  async function boxes(size: number, width: number): Promise<readonly string[]> {
    const { page, context } = await openTab(browser);
    await page.goto(`${site.origin}/members.html`);
    await page.addStyleTag({
      content: `html { font-size: ${size}px !important } body { font: 16px/1.5 sans-serif !important }
        kith-directory { display: block !important; position: absolute; inset: 0 auto auto 0; width: ${width}px }`,
    });
    await membersShown(page);
    await page.waitForSelector('kith-directory >>> [part~=facet-value], kith-directory >>> [part~=filters]', {
      visible: true,
    });
    await page.waitForNetworkIdle();
    const found = await page.evaluate(() => {
      const directory = document.querySelector('kith-directory');
      const corner = directory?.getBoundingClientRect();
      const walk = (root: ParentNode): string[] =>
        [...root.children].flatMap((element) => {
          const { x, y, width, height } = element.getBoundingClientRect();
          const at = [x - (corner?.x ?? 0), y - (corner?.y ?? 0), width, height].map((value) => Math.round(value));
          return [
            `${element.localName} ${element.part.value} ${at.join(' ')} ${getComputedStyle(element).fontSize}`,
            ...walk(element.shadowRoot ?? element),
          ];
        });
      return directory?.shadowRoot ? walk(directory.shadowRoot) : [];
    });
    await context.close();
    return found;
  }
});
