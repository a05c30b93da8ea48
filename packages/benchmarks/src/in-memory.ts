import { memberGateway } from '@kith/core';
import type { CDPSession, Page, Browser } from 'puppeteer-core';
import { inTab } from './chromium.js';
import { makeMembers, memberCount } from './pages/members.js';
import { median, rowOf, type Row } from './row.js';

const sides = ['ours', 'theirs'] as const;
type Side = (typeof sides)[number];
type Samples = Record<Side, number[]>;

/** What is typed, a key at a time: few hits and many, names, topics and places. */
const typed = ['1234', 'kwame', 'zz', 'kyoto', 'o', 'lind', 'graphql', '77'];

/** The first paint of 10,000 members, each key's way to the screen while filtering them, and how many elements that takes. */
export async function inMemory(browser: Browser, origin: string, rounds: number): Promise<readonly Row[]> {
  const paint: Samples = { ours: [], theirs: [] };
  const keys: Samples = { ours: [], theirs: [] };
  let nodes = 0;
  for (let round = 0; round < rounds; round++) {
    // Each side goes first in turn: whatever else the machine does falls on both.
    for (const side of round % 2 ? sides : sides.toReversed()) {
      await inTab(browser, async (page) => {
        await open(page, origin, side);
        paint[side].push(await page.evaluate(() => kithBench.mount()));
        keys[side].push(...(await typeAll(page)));
        if (side === 'ours') nodes = Math.max(nodes, await mostNodes(page));
      });
    }
  }
  return [
    rowOf('directory-10k', 'first-paint-ms', median(paint.ours), median(paint.theirs), 2),
    rowOf('directory-10k', 'keystroke-to-paint-ms', median(keys.ours), median(keys.theirs), 1.3),
    rowOf('directory-10k', 'nodes', nodes, 300, 1),
  ];
}

/** What the heap holds after 100 cycles of filtering and scrolling, beside what it held after the first 20. */
export async function heap(browser: Browser, origin: string, cycles = 100): Promise<Row> {
  return inTab(browser, async (page, cdp) => {
    await open(page, origin, 'ours');
    await page.evaluate(() => kithBench.mount());
    const firsts = await firstOf([...typed, '']);
    let early = 0;
    for (let cycle = 1; cycle <= cycles; cycle++) {
      const text = typed[cycle % typed.length] ?? '';
      await page.evaluate((words, name) => kithBench.filter(words, name), text, firsts.get(text) ?? '');
      await page.evaluate((name) => kithBench.filter('', name), firsts.get('') ?? '');
      await page.evaluate((share) => kithBench.scroll(share), (cycle % 9) / 10 + 0.1);
      await page.evaluate(() => kithBench.scroll(0));
      if (cycle === cycles / 5) early = await heapUsed(cdp);
    }
    return rowOf('directory-10k', 'heap-bytes-after-100-cycles', await heapUsed(cdp), early, 1.1);
  });
}

async function open(page: Page, origin: string, side: Side): Promise<void> {
  await page.goto(`${origin}/${side}`);
  await page.waitForFunction(() => 'kithBench' in globalThis);
  // A browser holds back the first frames of a page: what is measured comes after them.
  await page.evaluate(() => kithBench.settled());
}

/** Types every word and returns the times of the keys that changed who comes first. */
async function typeAll(page: Page): Promise<readonly number[]> {
  const times: number[] = [];
  const firsts = await firstOf(typed.flatMap((word) => Array.from(word, (_, index) => word.slice(0, index + 1))));
  await page.evaluate(() => kithBench.focus());
  for (const word of typed) {
    for (let length = 1; length <= word.length; length++) {
      const expected = firsts.get(word.slice(0, length));
      const measures = expected !== undefined && expected !== (await page.evaluate(() => kithBench.first()));
      if (measures) await page.evaluate((name) => kithBench.expect(name), expected);
      await page.keyboard.press(word.charAt(length - 1) as 'a');
      if (measures) times.push(await page.evaluate(() => kithBench.typed()));
    }
    for (const _ of word) await page.keyboard.press('Backspace');
    await page.waitForFunction((name) => kithBench.first() === name, {}, makeMembers(1)[0]?.name);
  }
  return times;
}

/** Who comes first for what is typed; `undefined` where nobody is found. */
async function firstOf(words: readonly string[]): Promise<ReadonlyMap<string, string | undefined>> {
  const gateway = memberGateway(makeMembers(memberCount));
  const found = new Map<string, string | undefined>();
  for (const search of words) {
    const { items } = await gateway.run('members.list', { search, first: 1 });
    found.set(search, items[0]?.name ?? undefined);
  }
  return found;
}

/** The most elements there are at any place between the list's start and its end. */
async function mostNodes(page: Page): Promise<number> {
  let most = 0;
  for (const share of [0, 0.1, 0.33, 0.5, 0.9, 1, 0]) {
    await page.evaluate((place) => kithBench.scroll(place), share);
    most = Math.max(most, await page.evaluate(() => kithBench.nodes()));
  }
  return most;
}

async function heapUsed(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  return usedSize;
}
