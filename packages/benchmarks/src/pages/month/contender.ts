import type { CommunityEvent } from '@kith/core';
import { paintedWhen } from '../painted.js';
import { makeEvents } from './events.js';

/** A way to show a month, as the benchmark drives it. */
export interface MonthContender {
  /** Puts the month with these events into the element. */
  mount(into: HTMLElement, events: readonly CommunityEvent[]): void | Promise<void>;
  /** The events' elements that are in the document. */
  events(): number;
}

/** What the Node side calls in the page. */
export interface MonthBench {
  settled(): Promise<void>;
  /** Milliseconds from handing over the events to the frame that shows them. */
  mount(): Promise<number>;
  shown(): number;
}

export function monthBench(contender: MonthContender, count = 500): MonthBench {
  const events = makeEvents(count);
  return {
    async settled() {
      await new Promise((resolve) => setTimeout(resolve, 400));
      await new Promise((resolve) => requestIdleCallback(resolve));
    },
    async mount() {
      const place = document.body.appendChild(document.createElement('main'));
      const start = performance.now();
      await contender.mount(place, events);
      // Each day of the month shows what fits: three, or two and how many more.
      return (await paintedWhen(() => contender.events() >= 60)) - start;
    },
    shown: () => contender.events(),
  };
}

declare global {
  var kithMonth: MonthBench;
}
