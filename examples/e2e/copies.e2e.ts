import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import type { RunningServer } from '../server/src/server.js';
import { launch, openTab } from './support/browser.js';
import { membersShown } from './support/directory.js';
import { builtVersion, bundleFolder, serveHostPage } from './support/host-page.js';
import { startSite } from './support/site.js';

describe('two copies of the bundle on one page, one of them older', () => {
  let browser: Browser;
  let older: string;
  before(async () => {
    browser = await launch();
    older = await mkdtemp(join(tmpdir(), 'kith-older-'));
  });
  after(async () => {
    await browser.close();
    await rm(older, { recursive: true });
  });

  for (const order of ['older first', 'older last'] as const) {
    it(`${order}: members show, nothing throws, one warning names both`, async () => {
      const version = await builtVersion();
      await cp(join(bundleFolder, version), older, { recursive: true });
      const loader = join(older, 'kith.js');
      await writeFile(loader, (await readFile(loader, 'utf8')).replaceAll(version, '0.0.9'));
      const both = [['0.0.9', older] as const, [version, join(bundleFolder, version)] as const];
      const bundles = Object.fromEntries(order === 'older first' ? both : both.toReversed());
      let site: RunningServer | undefined;
      const body = (endpoint: string): string =>
        `<kith-community endpoint="${endpoint}"><kith-directory facets="expertise"></kith-directory></kith-community>`;
      const host = await serveHostPage({ body: '', bundles });
      try {
        site = await startSite({ allowOrigins: [host.origin] });
        const { page, diary } = await openTab(browser);
        await page.goto(host.origin);
        await page.evaluate((markup) => void (document.body.innerHTML = markup), body(`${site.origin}/graphql`));
        await membersShown(page);
        await page.waitForNetworkIdle();
        assert.equal(diary.complaints.length, 1, diary.complaints.join('\n'));
        assert.match(diary.complaints[0] ?? '', /twice/);
        assert.ok(diary.complaints[0]?.includes(version) && diary.complaints[0].includes('0.0.9'));
        const loaded = diary.requests.filter((url) => url.endsWith('/kith-directory.js'));
        assert.equal(loaded.length, 1, 'one copy serves the tag');
      } finally {
        await site?.close();
        await host.close();
      }
    });
  }
});
