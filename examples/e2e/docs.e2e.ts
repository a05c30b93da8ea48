import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import type { RunningServer } from '../server/src/server.js';
import { launch, openTab } from './support/browser.js';
import { click, membersShown, reads, search, until } from './support/directory.js';
import { startSite } from './support/site.js';

/** What the docs say, beside the running thing. */
describe('the docs', () => {
  let site: RunningServer;
  let browser: Browser;
  before(async () => {
    [site, browser] = await Promise.all([startSite(), launch()]);
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  it('csp.md has the policy of the strict page', async () => {
    const documented = /^Content-Security-Policy: (.+)$/m.exec(await doc('csp'))?.[1];
    assert.ok(documented);
    const { headers } = await fetch(`${site.origin}/strict.html`);
    const served = headers.get('content-security-policy')?.replace(/; report-uri \S+$/, '');
    assert.equal(served, documented);
  });

  it('cors.md has the headers that the server answers', async () => {
    const block = /## What the backend must answer\s+```http\n([\s\S]+?)```/.exec(await doc('cors'))?.[1] ?? '';
    const documented = new Map(
      block
        .trim()
        .split('\n')
        .map((line) => [line.split(':')[0]?.toLowerCase() ?? '', tokens(line)]),
    );
    assert.ok(documented.size >= 6);
    documented.set('access-control-allow-origin', [site.origin]);
    const url = `${site.apiOrigin}/graphql`;
    const origin = { origin: site.origin };
    const preflight = await fetch(url, {
      method: 'OPTIONS',
      headers: { ...origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
    });
    const answer = await fetch(url, {
      method: 'POST',
      headers: { ...origin, 'content-type': 'application/json' },
      body: '{"query":"{ __typename }"}',
    });
    const answered = new Map<string, Set<string>>();
    for (const { headers } of [preflight, answer]) {
      for (const [name, value] of headers) {
        if (!name.startsWith('access-control-') && name !== 'vary') continue;
        answered.set(name, new Set([...(answered.get(name) ?? []), ...tokens(`${name}: ${value}`)]));
      }
    }
    for (const [name, values] of documented)
      for (const value of values)
        assert.ok(answered.get(name)?.has(value), `${name}: ${value} is documented and not answered`);
    for (const name of answered.keys()) assert.ok(documented.has(name), `${name} is answered and not documented`);
  });

  it('cors.md has the headers that a widget sends', async () => {
    const documented = [...(await doc('cors')).matchAll(/^\| `([\w-]+)`\s+\| (?:always|with `POST`)/gm)].map(
      ([, name]) => name,
    );
    assert.deepEqual(documented, ['accept', 'content-type']);
    const { page, context } = await openTab(browser);
    // What fetch itself adds for a page is the browser's; `init` is the library's.
    await page.evaluateOnNewDocument(() => {
      const sent: string[] = [];
      Object.assign(globalThis, { sentHeaders: sent });
      const real = globalThis.fetch;
      globalThis.fetch = (input, init) => {
        sent.push(...new Request(input, init).headers.keys());
        return real(input, init);
      };
    });
    await page.goto(`${site.origin}/second-origin.html`);
    await membersShown(page);
    const sent = await page.evaluate((): unknown => Reflect.get(globalThis, 'sentHeaders'));
    assert.ok(Array.isArray(sent));
    assert.deepEqual([...new Set(sent)].sort(), documented);
    await context.close();
  });

  it('privacy.md lists what is stored, and who is asked', async () => {
    const documented = [...(await doc('privacy')).matchAll(/^\| `(kith-\w+)`/gm)].map(([, name]) => name);
    const { page, diary, context } = await openTab(browser);

    // Everything that a visitor does: search, narrow, open, sign in, follow, sign out.
    await page.goto(`${site.origin}/members.html`);
    await membersShown(page);
    await search(page, 'data');
    await click(page, 'kith-directory >>> [part~=facet-value] input');
    await click(page, 'kith-directory >>> [part~=views] [title="Table"]');
    await page.waitForNetworkIdle();
    const link = await page.waitForSelector('kith-directory >>> a[data-member]', { visible: true });
    await Promise.all([page.waitForNavigation(), link?.click()]);
    // Once it is known that nobody is signed in, following is a link.
    await Promise.all([page.waitForNavigation(), click(page, 'kith-profile >>> a[part~=follow]')]);
    const account = await page.waitForSelector('form button:last-of-type', { visible: true });
    await Promise.all([page.waitForNavigation(), account?.click()]);
    await click(page, 'kith-profile >>> [part~=follow]');
    await page.waitForSelector('kith-profile >>> [part~=follow][aria-pressed=true]', { visible: true });
    await page.waitForNetworkIdle();
    await page.evaluate(() =>
      fetch('/sign-out', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }),
    );

    assert.deepEqual(await storedBy(page), []);

    // Who writes has a draft, and what they send waits until it is there.
    await page.goto(`${site.origin}/sign-in?return=/discussions.html`);
    const writer = await page.waitForSelector('form button:last-of-type', { visible: true });
    await Promise.all([page.waitForNavigation(), writer?.click()]);
    await click(page, 'kith-feed >>> [part~=prompt]');
    const title = await page.waitForSelector('kith-feed >>> kith-composer >>> [part~=title]', { visible: true });
    await title?.type('What is kept of me?');
    const words = await page.waitForSelector('kith-feed >>> kith-composer >>> textarea', { visible: true });
    await words?.type('Only what is on its way.');
    await click(page, 'kith-feed >>> kith-composer >>> [part~=submit]');
    await reads(page, /What is kept of me\?/);
    await until(async () => (await storedBy(page)).length >= documented.length);
    assert.deepEqual(await storedBy(page), documented.sort());
    const asked = new Set(diary.requests.filter((url) => url.startsWith('http')).map((url) => new URL(url).origin));
    assert.deepEqual([...asked], [site.origin]);
    await context.close();
  });
});

/** Names of all that the page keeps on the visitor's machine. */
async function storedBy(page: Page): Promise<string[]> {
  const names = await page.evaluate(async () => [
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    ...(await indexedDB.databases()).map(({ name }) => name ?? ''),
    ...(await caches.keys()),
    ...document.cookie.split('; ').filter(Boolean),
  ]);
  return names.sort();
}

async function doc(name: string): Promise<string> {
  return readFile(new URL(`../../docs/${name}.md`, import.meta.url), 'utf8');
}

/** The values of a header that is a list, in lower case. */
function tokens(line: string): readonly string[] {
  return line
    .slice(line.indexOf(':') + 1)
    .split(',')
    .map((value) => value.trim().toLowerCase())
    .filter(Boolean);
}
