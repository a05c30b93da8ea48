import { setTimeout } from 'node:timers/promises';
import type { Browser } from 'puppeteer-core';
import { inTab } from './chromium.js';

/** A slow phone: 150 ms there and back, 1.6 Mbit/s down, 750 kbit/s up, a quarter of this machine's speed. */
const link = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const slowdown = 4;

/** What a page is looked at for, as expressions in it. */
export interface Goal {
  /** True once all is in the document. */
  readonly all: string;
  /** True once anything of it is; by default as `all`. */
  readonly first?: string;
  /** How long it is looked at afterwards, for what moves late (milliseconds). */
  readonly after?: number;
}

export interface Visit {
  /** From navigation to the frame with all of it (milliseconds). */
  readonly time: number;
  /** Sum of all layout shifts that the reader did not bring about. */
  readonly shift: number;
  /** How many requests scripts had made, of any kind, when the first of it was painted. */
  readonly requests: number;
}

/** Opens a page on a slow link with nothing in the cache. */
export async function visitSlowly(browser: Browser, url: string, goal: Goal): Promise<Visit> {
  return inTab(browser, async (page, cdp) => {
    await cdp.send('Network.enable');
    await cdp.send('Network.setCacheDisabled', { cacheDisabled: true });
    await cdp.send('Network.emulateNetworkConditions', link);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await page.evaluateOnNewDocument(watching(goal));
    await page.goto(url, { waitUntil: 'domcontentloaded' });
    const time = numberOf(await within(page.evaluate('kithVisit.painted'), url), url);
    if (goal.after) await setTimeout(goal.after);
    const shift = numberOf(await page.evaluate('kithVisit.shift'), url);
    return { time, shift, requests: numberOf(await page.evaluate('kithVisit.requests'), url) };
  });
}

function watching({ all, first = all }: Goal): string {
  return `{
    let asked = 0;
    for (const name of ['XMLHttpRequest', 'WebSocket', 'EventSource']) {
      const Original = globalThis[name];
      globalThis[name] = class extends Original { constructor(...args) { super(...args); asked++; } };
    }
    const { fetch } = globalThis;
    globalThis.fetch = (...args) => (asked++, fetch(...args));
    const visit = (globalThis.kithVisit = { shift: 0, requests: undefined });
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) visit.shift += value;
    }).observe({ type: 'layout-shift', buffered: true });
    visit.painted = new Promise((resolve) => {
      const look = () => {
        if (visit.requests === undefined && (${first})) visit.requests = asked;
        if (!(${all})) return requestAnimationFrame(look);
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(undefined);
      };
      requestAnimationFrame(look);
    });
  }`;
}

function numberOf(value: unknown, url: string): number {
  if (typeof value !== 'number') throw new TypeError(`${url} told no number.`);
  return value;
}

/** @throws {Error} naming the page that has not shown all for a minute */
async function within<T>(task: Promise<T>, url: string): Promise<T> {
  const ending = new AbortController();
  const late = setTimeout(60_000, undefined, { signal: ending.signal }).then(() => {
    throw new Error(`${url} has not shown all of it for a minute.`);
  });
  try {
    return await Promise.race([task, late]);
  } finally {
    ending.abort();
    late.catch(() => {});
  }
}
