import type { Page } from 'puppeteer-core';
import type { Step } from './plan.js';
import type { Proxy } from './proxy.js';

/** What a detector must find, planted. */
export const plants = ['lost', 'duplicated', 'uncaught', 'early', 'different', 'p99'] as const;
export type Plant = (typeof plants)[number];

/** Plants what strikes with the first interaction; `different` and `p99` are for whoever compares and waits. */
export async function plantAt(step: Step, plant: Plant | undefined, page: Page, proxy: Proxy): Promise<void> {
  if (step.index !== 0) return;
  if (plant === 'lost') proxy.swallowing = 1;
  else if (plant === 'duplicated') proxy.doubling = 1;
  else if (plant === 'early') await hasten(page, proxy, step);
  else if (plant === 'uncaught')
    await page.evaluate(
      () =>
        void setTimeout(() => {
          throw new Error('planted');
        }),
    );
}

/** Asks again though it was told to wait. */
async function hasten(page: Page, proxy: Proxy, step: Step): Promise<void> {
  proxy.arm({ ...step, fault: 'limited', size: 1 });
  await page.evaluate(async (address) => {
    const ask = async (): Promise<unknown> =>
      (await fetch(`${address}/graphql`, { method: 'POST', body: '{}' })).text();
    await ask();
    await new Promise((done) => setTimeout(done, 600));
    await ask();
  }, proxy.origin);
}
