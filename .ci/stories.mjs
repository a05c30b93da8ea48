// Every story in both schemes and both directions, in Chromium: it must render, its play function and its accessibility
// check must pass, the console must stay quiet and nothing may leave the machine. Storybook is built static and served
// from under a path of its own. `node .ci/stories.mjs [part of a story's id]`. Ends with a sum.
import { createServer } from 'node:http';
import { once } from 'node:events';
import { createReadStream, existsSync, rmSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { chromiumFlags, findBrowser } from './browsers.mjs';
import { bin, pool, root, run, sumLine } from './checks.mjs';
import { readJson } from '../.config/rollup/entries.mjs';

const folder = join(root, '.cache/storybook');
const base = '/some/where/';
const limitMs = 30_000;
const combinations = ['light', 'dark'].flatMap((scheme) => ['ltr', 'rtl'].map((direction) => ({ scheme, direction })));
/** A story with this tag shows a failure that the console reports, as it should. */
const loudTag = 'console-errors';

async function build() {
  console.log('· building Storybook …');
  rmSync(folder, { recursive: true, force: true });
  const args = [
    'build',
    '--config-dir',
    'stories/.storybook',
    '--output-dir',
    folder,
    '--quiet',
    '--disable-telemetry',
  ];
  const { code, output } = await run(bin('storybook'), args, { env: { STORYBOOK_DISABLE_TELEMETRY: '1' } });
  if (code !== 0) throw new Error(`Storybook does not build:\n${output}`);
}

async function serve() {
  const types = {
    '.html': 'text/html',
    '.js': 'text/javascript',
    '.css': 'text/css',
    '.json': 'application/json',
    '.svg': 'image/svg+xml',
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    if (pathname === '/favicon.ico') {
      response.writeHead(204).end();
      return;
    }
    const path = join(folder, decodeURIComponent(pathname.slice(base.length)) || 'index.html');
    if (!pathname.startsWith(base) || !path.startsWith(folder) || !existsSync(path) || !statSync(path).isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      'content-type': types[extname(path)] ?? 'application/octet-stream',
      'cache-control': 'max-age=600',
    });
    createReadStream(path).pipe(response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

/** Runs in the page before its scripts: keeps what Storybook says about the story. */
function listen() {
  let channel;
  const settle = {};
  globalThis.kithStory = new Promise((resolve) => (settle.resolve = resolve));
  Object.defineProperty(globalThis, '__STORYBOOK_ADDONS_CHANNEL__', {
    configurable: true,
    get: () => channel,
    set(value) {
      channel = value;
      const problem = (name) => (event) =>
        settle.resolve({ problems: [`${name}: ${event?.message ?? JSON.stringify(event)}`] });
      channel.on('storyErrored', problem('error'));
      channel.on('storyThrewException', problem('exception'));
      channel.on('playFunctionThrewException', problem('play'));
      channel.on('storyMissing', problem('missing'));
      channel.on('docsRendered', () => settle.resolve({ problems: [], checked: true }));
      channel.on('storyFinished', ({ status, reporters }) => {
        const failed = reporters.filter((reporter) => reporter.status === 'failed');
        const violations = failed.flatMap(({ type, result }) =>
          (result?.violations ?? [{ id: type, help: JSON.stringify(result), nodes: [] }]).map(
            ({ id, help, nodes }) =>
              `${id}: ${help} (${nodes.map(({ target }) => target.flat().join(' ')).join('; ')})`,
          ),
        );
        settle.resolve({
          problems: [...violations, ...(status === 'success' || violations.length > 0 ? [] : [`status ${status}`])],
          checked: reporters.some(({ type }) => type === 'a11y'),
        });
      });
    },
  });
}

async function tryStory(browser, origin, { id, type, tags = [] }, { scheme, direction }) {
  const tab = await browser.newPage();
  const problems = [];
  tab.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
  tab.on('console', (message) => {
    if (message.type() === 'error' && !tags.includes(loudTag))
      problems.push(`console: ${message.text()} ${message.location().url ?? ''}`);
  });
  tab.on('request', (request) => {
    const url = new URL(request.url());
    if (!['data:', 'blob:'].includes(url.protocol) && url.origin !== origin) problems.push(`network: ${url.href}`);
  });
  try {
    await tab.evaluateOnNewDocument(listen);
    const query = new URLSearchParams({
      id,
      viewMode: type === 'docs' ? 'docs' : 'story',
      globals: `scheme:${scheme};direction:${direction}`,
    });
    await tab.goto(`${origin}${base}iframe.html?${query}`, { waitUntil: 'domcontentloaded' });
    const told = await Promise.race([
      tab.evaluate(() => globalThis.kithStory),
      new Promise((resolve) => setTimeout(resolve, limitMs)),
    ]);
    if (!told) problems.push(`did not finish within ${limitMs / 1000} s`);
    else problems.push(...told.problems);
    if (told && !told.checked) problems.push('no accessibility check ran');
  } catch (error) {
    problems.push(error.message);
  } finally {
    await tab.close();
  }
  return { title: `${id} ${scheme} ${direction}`, problems: [...new Set(problems)] };
}

await build();
const wanted = process.argv[2] ?? '';
const entries = Object.values(readJson(join(folder, 'index.json')).entries).filter(({ id }) => id.includes(wanted));
const server = await serve();
const origin = `http://127.0.0.1:${server.address().port}`;
const browser = await puppeteer.launch({
  executablePath: findBrowser('chromium'),
  headless: true,
  args: [
    ...chromiumFlags,
    // Storybook waits for animations to end before it looks: there are none.
    '--force-prefers-reduced-motion',
    // Two tabs at work at once: neither may be put to sleep.
    '--disable-background-timer-throttling',
    '--disable-backgrounding-occluded-windows',
    '--disable-renderer-backgrounding',
  ],
});
const total = { passed: 0, failed: 0, skipped: 0 };
try {
  const tasks = entries.flatMap((entry) =>
    // A page of documentation is looked at once; its stories have their own turns.
    (entry.type === 'docs' ? combinations.slice(0, 1) : combinations).map((combination) => async () => {
      const { title, problems } = await tryStory(browser, origin, entry, combination);
      total[problems.length > 0 ? 'failed' : 'passed']++;
      if (problems.length > 0) console.log(`✖ ${title}\n${problems.map((problem) => `    ${problem}`).join('\n')}`);
      const done = total.passed + total.failed;
      if (done % 50 === 0) console.log(`· ${done} of ${tasks.length}`);
    }),
  );
  await pool(tasks, 2);
} finally {
  await browser.close();
  server.close();
}
console.log(sumLine(total));
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
