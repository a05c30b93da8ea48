import { mock } from 'node:test';

/** Takes timers and the date over, so that tests of half a minute take no time. */
export function startClock(): void {
  mock.timers.enable({ apis: ['setTimeout', 'Date'], now: 1_000_000 });
}

export function stopClock(): void {
  mock.timers.reset();
  mock.restoreAll();
}

/** Lets promises settle. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((done) => setImmediate(done));
}

/** Lets so much time pass, in small steps: timers that are set on the way run too. */
export async function pass(ms: number, stepMs = 100): Promise<void> {
  await settle();
  for (let left = ms; left > 0; left -= stepMs) {
    mock.timers.tick(Math.min(stepMs, left));
    await settle();
  }
}

/** What `Math.random` gives from now on. */
export function setRandom(value: number): void {
  mock.method(Math, 'random', () => value);
}
