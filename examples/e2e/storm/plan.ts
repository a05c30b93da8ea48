/** What a visitor does. */
export const actions = {
  reply: 16,
  comment: 10,
  post: 8,
  edit: 10,
  react: 14,
  unreact: 6,
  vote: 4,
  bookmark: 6,
  delete: 4,
  undo: 4,
  follow: 3,
  sort: 2,
  more: 3,
  scroll: 3,
  thread: 4,
  draft: 3,
} as const;

/** What goes wrong meanwhile, in percent. */
export const faults = {
  none: 10,
  latency: 20,
  reset: 10,
  lost: 10,
  events: 10,
  error: 5,
  limited: 5,
  unauthenticated: 5,
  partial: 5,
  malformed: 5,
  drop: 5,
  moved: 5,
  frozen: 5,
} as const;

export type Action = keyof typeof actions;
export type Fault = keyof typeof faults;

export interface Step {
  readonly index: number;
  readonly action: Action;
  readonly fault: Fault;
  /** From 0 to 1: how much of the fault, such as how long. */
  readonly size: number;
  /** From 0 to 1 each: which post, which widget, which words. */
  readonly rolls: readonly number[];
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What is done and what goes wrong: the same for the same seed. What of it meets in time is the machine's. */
export function planOf(interactions: number, seed: number): readonly Step[] {
  const random = randomOf(seed);
  return Array.from({ length: interactions }, (_, index) => ({
    index,
    action: pick(actions, random()),
    fault: pick(faults, random()),
    size: random(),
    rolls: [random(), random(), random(), random()],
  }));
}

function pick<K extends string>(weights: Readonly<Record<K, number>>, roll: number): K {
  const names = Object.keys(weights) as [K, ...K[]];
  let left = roll * names.reduce((sum, name) => sum + weights[name], 0);
  return names.find((name) => (left -= weights[name]) < 0) ?? names[0];
}
