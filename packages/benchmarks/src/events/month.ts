import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, CDPSession } from 'puppeteer-core';
import { bundlePages } from '../bundle.js';
import { inTab } from '../chromium.js';
import { median, rowOf, type Row } from '../row.js';
import { serve } from '../serve.js';

const contenders = ['ours', 'by-hand', 'fullcalendar', 'schedule-x'] as const;
type Contender = (typeof contenders)[number];

/** A month of 500 events, from handing them over to the frame that shows it, and the processor's time until the page rests. */
export async function month(browser: Browser, rounds: number): Promise<readonly Row[]> {
  const paint = samples();
  const cpu = samples();
  const pages = await bundlePages(contenders.map((name) => `month/${name}`));
  const theme = await readFile(fileURLToPath(import.meta.resolve('@schedule-x/theme-default/dist/index.css')));
  const served = await serve(new Map([...pages, ['/theme.css', theme]]));
  try {
    for (let round = 0; round < rounds; round++) {
      // Each goes first in turn: whatever else the machine does falls on all.
      for (let turn = 0; turn < contenders.length; turn++) {
        const name = contenders[(round + turn) % contenders.length] ?? 'ours';
        await inTab(browser, async (page, cdp) => {
          await page.emulateTimezone('Europe/Berlin');
          await page.goto(`${served.origin}/month/${name}`);
          await page.waitForFunction(() => 'kithMonth' in globalThis);
          await page.evaluate(() => kithMonth.settled());
          await cdp.send('Performance.enable');
          const before = await busy(cdp);
          paint[name].push(await page.evaluate(() => kithMonth.mount()));
          await page.evaluate(() => kithMonth.settled());
          cpu[name].push((await busy(cdp)) - before);
        });
      }
    }
  } finally {
    await served.close();
  }
  return (['paint', 'cpu'] as const).flatMap((metric) => {
    const of = metric === 'paint' ? paint : cpu;
    const ours = median(of.ours);
    const peer = Math.min(median(of.fullcalendar), median(of['schedule-x']));
    return [
      rowOf('events-month', `500-events-${metric}-ms, beside by hand`, ours, median(of['by-hand']), 2.5),
      rowOf('events-month', `500-events-${metric}-ms, beside the better peer`, ours, peer, 0.5),
    ];
  });
}

function samples(): Record<Contender, number[]> {
  return { ours: [], 'by-hand': [], fullcalendar: [], 'schedule-x': [] };
}

/** Milliseconds that the page's main thread has worked. */
async function busy(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
}
