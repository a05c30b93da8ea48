import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { freePort, launch, run, serve, serveCommunity } from '../../e2e/support/framework.mjs';

const nuxt = 'node_modules/nuxt/bin/nuxt.mjs';
const closing = [];
let origin;

before(async () => {
  await run([nuxt, 'build']);
  const port = await freePort();
  origin = `http://localhost:${port}`;
  const community = await serveCommunity(origin);
  closing.push(community);
  closing.push(
    await serve(['.output/server/index.mjs'], {
      env: { PORT: String(port), NUXT_PUBLIC_ENDPOINT: community.endpoint },
      address: origin,
    }),
  );
});

after(async () => {
  for (const one of closing) await one.close();
});

test('the server renders the tags with their fallback, and nothing of the browser', async () => {
  const html = await (await fetch(origin)).text();
  assert.match(html, /<kith-community member-url="\/people\/\{handle\}"/);
  assert.match(html, /<kith-directory facets="expertise location"><p>The members of Plumbline\.<\/p>/);
});

test('the page hydrates without a warning, shows members, and hands one to the app', async () => {
  const browser = await launch();
  try {
    const page = await browser.newPage();
    const said = [];
    page.on('console', (message) => ['warn', 'error'].includes(message.type()) && said.push(message.text()));
    page.on('pageerror', (error) => said.push(String(error)));
    const requests = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(origin);
    const name = await page.waitForSelector('kith-directory >>> a[data-member]', { visible: true });
    const person = await name.evaluate((link) => link.textContent.trim());
    assert.ok(person);
    await name.click();
    await page.waitForFunction(
      (text) => document.querySelector('[role=status]').textContent === text,
      {},
      `You opened ${person}.`,
    );
    assert.equal(page.url(), `${origin}/`, 'the handler kept the browser from leaving');
    assert.deepEqual(said, []);
    const hosts = new Set(requests.filter((url) => url.startsWith('http')).map((url) => new URL(url).hostname));
    assert.deepEqual([...hosts], ['localhost']);
  } finally {
    await browser.close();
  }
});
