// `npm run size`: what a page with one tag really loads before that tag shows content, from a browser's network log.
// Each script and style sheet counts as brotli at its best. `--json` prints rows; `--check` holds them to
// .config/budgets.json and ends with a sum.
import { createServer } from 'node:http';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants } from 'node:zlib';
import puppeteer from 'puppeteer-core';
import { elementsOf, makeManifest } from '../.config/manifest/manifest.mjs';
import { readJson } from '../.config/rollup/entries.mjs';
import { adviceFor, chromiumFlags, findBrowser, provision } from './browsers.mjs';
import { cannedBackend, cannedName, cannedSubject } from './canned-backend.mjs';
import { bin, root, run, sumLine } from './checks.mjs';

const { values } = parseArgs({ options: { json: { type: 'boolean' }, check: { type: 'boolean' } } });
const say = (line) => console.error(line);
const limitMs = 20_000;

const embed = join(root, 'packages/embed');
const { version } = readJson(join(embed, 'package.json'));
const folder = join(embed, 'dist/kith', version);

function brotli(content) {
  return brotliCompressSync(content, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    },
  }).length;
}

/** What a tag needs to be told before it has anything to show. */
const told = { event: 'id-1', member: 'id-1', members: 'id-1', post: 'id-1', thread: 'id-1', subject: cannedSubject };

/** What is at hand once a tag shows what it is for, where that is not the backend's words. */
const signs = { 'kith-comment-count': '12', 'kith-composer': 'textarea' };

/**
 * The tags that the loader knows, each as a page would write it, with bodies in plain text; and the feed with bodies in
 * Markdown, which takes its renderer and the sanitiser too.
 */
function entries() {
  const known = new Set(readFileSync(join(embed, 'src/tags.ts'), 'utf8').match(/kith-[\w-]+(?=')/g));
  return elementsOf(makeManifest())
    .filter(({ tagName }) => known.has(tagName))
    .map(({ tagName, attributes = [] }) => {
      const whose = attributes.find(({ name }) => name in told);
      const given = whose ? ` ${whose.name}="${told[whose.name]}"` : '';
      return { entry: tagName, tag: tagName, format: 'text', given };
    })
    .flatMap((one) =>
      one.tag === 'kith-feed' ? [one, { ...one, entry: 'kith-feed with Markdown', format: 'markdown' }] : [one],
    )
    .map(({ given, ...one }) => ({
      ...one,
      markup: `<${one.tag} endpoint="/graphql/${one.format}"${given}></${one.tag}>`,
    }));
}

const page = (markup) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Size</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/kith/${version}/kith.css">
<script type="module" src="/kith/${version}/kith.js"></script></head><body>${markup}</body></html>`;

async function serve(pages) {
  const answers = { text: cannedBackend(), markdown: cannedBackend({ format: 'markdown' }) };
  const types = { '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json' };
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    if (pathname.startsWith('/graphql/')) {
      const answer = answers[pathname.slice('/graphql/'.length)];
      const { searchParams } = new URL(request.url, 'http://localhost');
      const text = request.method === 'POST' ? Buffer.concat(await request.toArray()).toString() : '';
      const body = text
        ? JSON.parse(text)
        : { query: searchParams.get('query'), variables: JSON.parse(searchParams.get('variables') ?? '{}') };
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(await answer(body)));
    } else if (pages.has(pathname)) {
      response.writeHead(200, { 'content-type': 'text/html' }).end(pages.get(pathname));
    } else if (pathname.startsWith(`/kith/${version}/`) && !pathname.includes('..')) {
      try {
        const body = readFileSync(join(folder, pathname.slice(`/kith/${version}/`.length)));
        response.writeHead(200, { 'content-type': types[extname(pathname)] ?? 'application/octet-stream' }).end(body);
      } catch {
        response.writeHead(404).end();
      }
    } else response.writeHead(404).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

/** Runs in the page: when, by its own clock, the tag showed what the backend answered, in its format. */
function untilContent(tag, text, rich) {
  const textOf = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    const inner = node.shadowRoot ? [...node.shadowRoot.childNodes] : [];
    // A face says it as its name; a field is there or not.
    const name = node instanceof Element ? `${node.getAttribute('aria-label') ?? ''} ${node.localName} ` : '';
    return name + [...inner, ...node.childNodes].map(textOf).join(' ');
  };
  return new Promise((resolve) => {
    const look = () => {
      const element = document.querySelector(tag);
      // The community itself shows nothing: its content is being there.
      const said = tag === 'kith-community' ? element?.matches(':defined') : element && textOf(element).includes(text);
      const there = said && (!rich || element.shadowRoot.querySelector('.rich-text p'));
      if (there) resolve(performance.now());
      else requestAnimationFrame(look);
    };
    look();
  });
}

/** Runs in the page: addresses of what it began to load before then. */
function begunBefore(time) {
  const begun = performance.getEntriesByType('resource').filter(({ startTime }) => startTime <= time);
  return [...new Set(begun.map(({ name }) => name))];
}

async function measure(browser, origin, { entry, tag, format }) {
  const tab = await browser.newPage();
  const problems = [];
  tab.on('pageerror', (error) => problems.push(error.message));
  tab.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  try {
    await tab.goto(`${origin}/${encodeURIComponent(entry)}`, { waitUntil: 'domcontentloaded' });
    const shown = await Promise.race([
      tab.evaluate(untilContent, tag, signs[tag] ?? cannedName, format === 'markdown'),
      new Promise((resolve) => setTimeout(resolve, limitMs)),
    ]);
    if (!shown) return { entry, problem: `showed no content within ${limitMs / 1000} s. ${problems.join(' ')}` };
    await tab.waitForNetworkIdle({ idleTime: 200 }); // what was begun before counts when it is done
    const files = (await tab.evaluate(begunBefore, shown))
      .filter((url) => /\.(?:js|css)$/.test(url))
      .map((url) => {
        const name = new URL(url).pathname.slice(`/kith/${version}/`.length);
        return { name, brotli: brotli(readFileSync(join(folder, name))) };
      });
    return { entry, files, brotli: files.reduce((sum, file) => sum + file.brotli, 0) };
  } finally {
    await tab.close();
  }
}

async function main() {
  if ((await provision(['chromium'], say)).length > 0) throw new Error(`Chromium is missing: ${adviceFor('chromium')}`);
  say('Building the bundle …');
  const built = await run(bin('rollup'), ['--config', '--environment', 'ONLY:embed', '--silent']);
  if (built.code !== 0) throw new Error(built.output);

  const list = entries();
  const server = await serve(new Map(list.map(({ entry, markup }) => [`/${encodeURIComponent(entry)}`, page(markup)])));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const browser = await puppeteer.launch({
    executablePath: findBrowser('chromium'),
    headless: true,
    args: chromiumFlags,
  });
  const rows = [];
  try {
    for (const one of list) rows.push(await measure(browser, origin, one));
  } finally {
    await browser.close();
    server.close();
  }
  return rows;
}

function check(rows) {
  const budgets = readJson(join(root, '.config/budgets.json'));
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const [entry, { most, goal }] of Object.entries(budgets)) {
    const brotliBytes = rows.find((row) => row.entry === entry)?.brotli;
    const fits = brotliBytes !== undefined && brotliBytes <= most;
    total[fits ? 'passed' : 'failed']++;
    const aim = goal < most ? `; the goal of ${goal} is not reached` : '';
    console.log(`${fits ? '✔' : '✖'} ${entry}: ${brotliBytes ?? 'not measured'} of at most ${most} bytes${aim}`);
  }
  console.log(sumLine(total));
  return total.failed === 0;
}

const rows = await main();
const broken = rows.filter(({ problem }) => problem);
for (const { entry, problem } of broken) say(`✖ ${entry} ${problem}`);
process.exitCode = broken.length > 0 ? 1 : 0;
const measured = rows.filter(({ problem }) => !problem);
if (values.json) {
  const lines = measured.map(({ entry, brotli: bytes }) => JSON.stringify({ entry, brotli: bytes }));
  console.log(`[\n${lines.join(',\n')}\n]`);
} else {
  for (const { entry, brotli: bytes, files } of measured) {
    console.log(`${entry}: ${bytes}`);
    for (const file of files) console.log(`  ${String(file.brotli).padStart(6)}  ${file.name}`);
  }
}
if (values.check && !check(rows)) process.exitCode = 1;
