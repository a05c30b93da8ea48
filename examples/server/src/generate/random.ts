/** A seeded generator of numbers (mulberry32): the same community at every start, on every machine. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** From 0 up to but without 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  /** The first are likelier than the last, as popular things are, when `skew` is above 1. */
  pick<T>(list: readonly T[], skew = 1): T {
    const item = list[Math.floor(this.next() ** skew * list.length)];
    if (item === undefined) throw new RangeError('Nothing to pick from');
    return item;
  }

  /** Up to `count` different items. */
  some<T>(list: readonly T[], count: number, skew = 1): T[] {
    const picked = new Set<T>();
    for (let tries = 0; picked.size < count && tries < count * 4; tries++) picked.add(this.pick(list, skew));
    return [...picked];
  }
}
