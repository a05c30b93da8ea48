import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import type { RunningServer } from '../server/src/server.js';
import { launch, openTab } from './support/browser.js';
import { click, membersShown, reads, visibleText } from './support/directory.js';
import { pages, startSite } from './support/site.js';

describe('the example pages', () => {
  let site: RunningServer;
  let browser: Browser;
  before(async () => {
    [site, browser] = await Promise.all([startSite(), launch()]);
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  for (const path of pages) {
    it(`${path} shows members, complains of nothing and asks nobody else`, async () => {
      const { page, diary, context } = await openTab(browser);
      await page.goto(site.origin + path);
      await membersShown(page);
      await page.waitForNetworkIdle();
      assert.deepEqual(diary.complaints, []);
      const origins = new Set(diary.requests.filter((url) => /^\w+:\/\//.test(url)).map((url) => new URL(url).origin));
      for (const origin of origins) assert.ok([site.origin, site.apiOrigin].includes(origin), `asked ${origin}`);
      assert.equal(origins.has(site.apiOrigin), path === '/second-origin.html');
      assert.doesNotMatch(
        await visibleText(page),
        /could not be shown/,
        'the fallback is not seen beside what it stands for',
      );
      await context.close();
    });

    it(`${path} fits 320 CSS px without sideways scroll`, async () => {
      const { page, context } = await openTab(browser);
      await page.setViewport({ width: 320, height: 640 });
      await page.goto(site.origin + path);
      await membersShown(page);
      const widths = await page.evaluate(() => {
        const out = (element: Element): string[] => {
          const { right, width } = element.getBoundingClientRect();
          const own =
            width > 0 && right > 320.5 && getComputedStyle(element).overflowX === 'visible' ? [element.localName] : [];
          return [...own, ...[...(element.shadowRoot ?? element).children].flatMap(out)];
        };
        return {
          scroll: document.documentElement.scrollWidth,
          wide: document.documentElement.scrollWidth > 320 ? out(document.body) : [],
        };
      });
      assert.deepEqual(widths, { scroll: 320, wide: [] });
      await context.close();
    });
  }

  it('/people/<handle> shows the profile that the address names', async () => {
    const { page, diary, context } = await openTab(browser);
    await page.goto(`${site.origin}/members.html`);
    await membersShown(page);
    const link = await page.waitForSelector('kith-directory >>> a[data-member]', { visible: true });
    const name = await link?.evaluate((anchor) => anchor.textContent?.trim() ?? '');
    await Promise.all([page.waitForNavigation(), link?.click()]);
    assert.match(page.url(), new RegExp(`^${site.origin}/people/[^/]+$`));
    assert.ok(name);
    await page.waitForSelector('kith-profile >>> [part~=name]', { visible: true });
    assert.ok((await visibleText(page)).includes(name), 'the profile names the member that was opened');
    assert.deepEqual(diary.complaints, []);
    await context.close();
  });

  it('the strict page is reported for nothing, whatever is done on it', async () => {
    await fetch(`${site.origin}/csp-reports`, { method: 'DELETE' });
    const { page, diary, context } = await openTab(browser);
    await page.goto(`${site.origin}/strict.html`);
    await membersShown(page);
    const violations = await page.evaluateHandle(() => {
      const seen: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) =>
        seen.push(`${event.effectiveDirective} ${event.blockedURI}`),
      );
      return seen;
    });
    for (const view of ['Table', 'List', 'Grid']) {
      await click(page, `kith-directory >>> [part~=views] [title="${view}"]`);
      await membersShown(page);
    }
    await click(page, 'kith-directory >>> [part~=facet-value] input');
    await click(page, 'kith-directory >>> [part~=chip-remove]');
    await click(page, 'kith-directory >>> [part~=more]');
    const link = await page.waitForSelector('kith-directory >>> a[data-member]', { visible: true });
    await link?.hover();
    await page.waitForSelector('kith-directory >>> [part~=hover-card]', { visible: true });
    await page.waitForNetworkIdle();
    assert.deepEqual(await violations.jsonValue(), []);
    assert.deepEqual(diary.complaints, []);
    const reports = await (await fetch(`${site.origin}/csp-reports`)).text();
    assert.equal(reports, '[]');
    await context.close();
  });

  it('the strict page would be reported for an inline style', async () => {
    const { page, context } = await openTab(browser);
    await page.goto(`${site.origin}/strict.html`);
    await page.evaluate(() => {
      const style = document.createElement('style');
      style.append('body { color: red }');
      document.body.append(style);
    });
    await page.waitForNetworkIdle();
    const reports = await (await fetch(`${site.origin}/csp-reports`)).text();
    assert.match(reports, /style-src/);
    await context.close();
  });

  it('without its script the page reads on: the fallback is there and nothing waits', async () => {
    const { page, context } = await openTab(browser);
    await page.goto(`${site.origin}/blocked.html`);
    const text = await reads(page, /hello@plumbline\.example and we will introduce you/);
    assert.match(text, /Five members in five time zones/);
    assert.equal(await page.evaluate(() => customElements.get('kith-directory')), undefined);
    await context.close();
  });
});
