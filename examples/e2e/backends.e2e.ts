import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { startMockBackend, type BackendName, type MockBackend } from '../../packages/graphql/test/mock-backend.js';
import { launch, openTab } from './support/browser.js';
import { click, member, membersShown, names, reads, search } from './support/directory.js';
import { serveHostPage, type HostPage } from './support/host-page.js';

const token = 'short-lived';
const backends: readonly { readonly name: BackendName; readonly group: string }[] = [
  { name: 'github', group: 'organization' },
  { name: 'mobilizon', group: 'group' },
];

/** The real directory on servers built from other products' schemas, from a page of another origin. */
for (const { name, group } of backends) {
  describe(`the directory on ${name}`, () => {
    let backend: MockBackend | undefined;
    let browser: Browser;
    const open: HostPage[] = [];
    before(async () => {
      [backend, browser] = await Promise.all([startMockBackend(name, { token }), launch()]);
    });
    after(async () => {
      await browser.close();
      await backend?.close();
    });

    /** A page whose site owner listed the members of one group there. */
    async function visit(of: string): Promise<{ readonly page: Page; readonly complaints: readonly string[] }> {
      const site = await serveHostPage({
        body: `<kith-community endpoint="${backend?.url ?? ''}" preset="${name}" settings='{"${group}":"${of}"}' token-url="/token">
          <kith-directory page-size="24"></kith-directory></kith-community>`,
        answers: { '/token': JSON.stringify({ token, expiresIn: 300 }) },
      });
      open.push(site);
      const { page, diary } = await openTab(browser);
      await page.goto(site.origin);
      return { page, complaints: diary.complaints };
    }
    after(() => Promise.all(open.map((site) => site.close())));

    const skip = (): string | false => (backend ? false : `the schema of ${name} is not at hand (../shared)`);

    it('lists members and loads more of them, page after page', async (test) => {
      const reason = skip();
      if (reason) return test.skip(reason);
      const { page } = await visit('plumbline');
      await membersShown(page);
      const first = await names(page);
      assert.equal(first.length, 24);
      for (const total of [48, 72, 96]) {
        await click(page, 'kith-directory >>> [part~=more]');
        await waitForCount(page, total);
      }
      const all = await names(page);
      assert.deepEqual(all.slice(0, 24), first, 'what was there stays where it was');
      const hrefs = await page.$$eval(member, (found) => found.map((one) => one.getAttribute('data-member')));
      assert.equal(new Set(hrefs).size, hrefs.length, 'nobody comes twice');
    });

    it('searches', async (test) => {
      const reason = skip();
      if (reason) return test.skip(reason);
      const { page } = await visit('plumbline');
      await membersShown(page);
      await search(page, 'bjorn');
      await page.waitForFunction(() => {
        const found = document.querySelector('kith-directory')?.shadowRoot?.querySelectorAll('[data-member]') ?? [];
        return found.length > 0 && [...found].every((one) => /bj[oö]-?rn/i.test(one.textContent ?? ''));
      });
    });

    it('stays calm about what the backend refuses', async (test) => {
      const reason = skip();
      if (reason) return test.skip(reason);
      const { page, complaints } = await visit('missing');
      const text = await reads(page, /not here any more|problem at the moment/);
      assert.doesNotMatch(text, /Could not resolve|Organization with the login|undefined|\[object/);
      assert.deepEqual(
        complaints.filter((line) => /TypeError|uncaught/i.test(line)),
        [],
      );
    });
  });
}

async function waitForCount(page: Page, count: number): Promise<void> {
  await page.waitForFunction(
    (wanted) =>
      document.querySelector('kith-directory')?.shadowRoot?.querySelectorAll('[data-member]').length === wanted,
    {},
    count,
  );
}
