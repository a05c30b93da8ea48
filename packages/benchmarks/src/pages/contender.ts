import type { Member } from '@kith/core';
import { makeMembers } from './members.js';
import { paintedWhen } from './painted.js';

/** A way to list members, as the benchmarks drive it. */
export interface Contender {
  /** Puts the list into the page. */
  mount(members: readonly Member[]): void;
  /** Where a visitor types, once it is there. */
  search(): HTMLInputElement | undefined;
  /** The names on the cards that are in the document, in the order of the list. */
  names(): readonly string[];
  /** How many elements the list has put into the page, shadow roots included. */
  nodes(): number;
}

/** What the Node side calls in the page. */
export interface Bench {
  /** When the empty page is on screen and nothing is left to do. */
  settled(): Promise<void>;
  /** Milliseconds from handing over the members to the frame that shows the first of them. */
  mount(): Promise<number>;
  /** From now on the next key is waited for, and the frame in which `name` comes first. */
  expect(name: string): void;
  /** Milliseconds from that key to that frame. */
  typed(): Promise<number>;
  focus(): void;
  first(): string | undefined;
  nodes(): number;
  /** Filters by `text` without keys and waits until it shows. */
  filter(text: string, name: string): Promise<number>;
  /** Scrolls the page to a share of its length and waits until a card is on screen there. */
  scroll(share: number): Promise<number>;
}

export function bench(contender: Contender, count: number): Bench {
  const members = makeMembers(count);
  const first = (): string | undefined => contender.names()[0];
  const search = (): HTMLInputElement => {
    const input = contender.search();
    if (!input) throw new Error('There is no search box.');
    return input;
  };
  let typed = Promise.resolve(0);
  return {
    async settled() {
      await new Promise((resolve) => setTimeout(resolve, 400));
      await new Promise((resolve) => requestIdleCallback(resolve));
    },
    async mount() {
      const start = performance.now();
      contender.mount(members);
      return (await paintedWhen(() => first() === members[0]?.name && contender.search() !== undefined)) - start;
    },
    expect(name) {
      let start: number | undefined;
      addEventListener('keydown', (event) => (start = event.timeStamp), { capture: true, once: true });
      typed = paintedWhen(() => start !== undefined && first() === name).then((end) => end - (start ?? end));
      typed.catch(() => {});
    },
    typed: () => typed,
    focus: () => search().focus(),
    first,
    nodes: () => contender.nodes(),
    filter(text, name) {
      const input = search();
      input.value = text;
      input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      return paintedWhen(() => (first() ?? '') === name);
    },
    scroll(share) {
      scrollTo(0, share * (document.documentElement.scrollHeight - innerHeight));
      const before = first();
      return paintedWhen(() => share === 0 || first() !== before);
    },
  };
}

declare global {
  var kithBench: Bench;
}
