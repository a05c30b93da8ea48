import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import type { RunningServer } from '../server/src/server.js';
import { launch, openTab } from './support/browser.js';
import { startSite } from './support/site.js';

/** Set, this writes what is found instead of comparing with it: `KITH_UPDATE_TREES=1 npm test -- --only e2e`. */
const updates = process.env['KITH_UPDATE_TREES'] !== undefined;

/** What a reader of the tree hears of: the rest is how it is made. */
const told = new Set(['feed', 'article', 'heading', 'button', 'link', 'combobox', 'status', 'textbox', 'radiogroup']);

interface Node {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly childIds?: readonly string[];
  readonly role?: { readonly value?: unknown };
  readonly name?: { readonly value?: unknown };
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value?: unknown } }[];
}

/** The first articles of a feed or a thread as Chromium tells them to assistive technology: a line each, indented as they stand. */
async function treeOf(page: Page, articles: number): Promise<string> {
  const session = await page.createCDPSession();
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { readonly nodes: readonly Node[] };
  const known = new Map(nodes.map((node) => [node.nodeId, node]));
  const main = nodes.find(({ role }) => role?.value === 'main');
  assert.ok(main, 'there is a main');
  const lines: string[] = [];
  let seen = 0;
  const walk = (node: Node, depth: number): void => {
    const role = String(node.role?.value ?? '');
    const shown = !node.ignored && told.has(role);
    if (shown && role === 'article' && (seen += 1) > articles) return;
    if (shown) lines.push(`${'  '.repeat(depth)}${described(node, role)}`);
    for (const id of node.childIds ?? []) {
      const child = known.get(id);
      if (child) walk(child, shown ? depth + 1 : depth);
    }
  };
  walk(main, 0);
  return `${lines.join('\n')}\n`;
}

function described({ name, properties }: Node, role: string): string {
  const value = (wanted: string): unknown => properties?.find((one) => one.name === wanted)?.value.value;
  const level = value('level');
  const states = ['expanded', 'pressed']
    .filter((one) => value(one) !== undefined)
    .map((one) => `${one}=${String(value(one))}`);
  const words = JSON.stringify(
    // How long ago it was, which each day says otherwise.
    String(name?.value ?? '').replace(
      /\b(?:\d+|a|an|last) (?:second|minute|hour|day|week|month|year)s?(?: ago)?\b|\byesterday\b|\bnow\b/g,
      '…',
    ),
  );
  return [role, words, ...(level === undefined ? [] : [`level ${String(level)}`]), ...states].join(' ');
}

describe('what Chromium tells assistive technology', () => {
  let site: RunningServer;
  let browser: Browser;
  before(async () => {
    [site, browser] = await Promise.all([startSite(), launch()]);
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  for (const [name, path, tag] of [
    ['feed', '/discussions.html', 'kith-feed'],
    ['thread', '/discussions/4', 'kith-thread'],
  ] as const)
    it(`of a ${name}: names, roles, levels and order`, async () => {
      const { page } = await openTab(browser);
      await page.goto(`${site.origin}${path}`);
      await page.waitForSelector(`${tag} >>> [part~=list] [part~=menu]`, { visible: true });
      await page.waitForSelector(`${tag} >>> [part~=prompt]`, { visible: true });
      await page.waitForSelector(`${tag} >>> [part~=sort]`, { visible: true });
      const tree = await treeOf(page, 4);
      const file = new URL(`accessibility/${name}.txt`, import.meta.url);
      if (updates) await writeFile(file, tree);
      assert.equal(tree, await readFile(file, 'utf8'));
    });
});
