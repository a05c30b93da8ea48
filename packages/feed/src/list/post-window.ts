import { scrollersOf } from '@kith/ui';

/** The element whose rows are windowed, and how to have it rendered again. */
export interface WindowHost {
  readonly renderRoot: ParentNode & Node;
  updateQuietly(): void;
}

/** A run of rows that are rendered: from this index up to, and without, that one. */
export type Run = readonly [from: number, to: number];

/** How many rows may stand in the document without a window. */
const windowedFrom = 60;
/** How far beyond the screen rows are rendered, in screens. */
const spare = 0.75;
/** How often measuring may lead to rendering again before something moves. */
const patience = 4;

/**
 * Which rows of a long column of posts stand in the document, and that what is read keeps its place when others come
 * before it. Rows differ in height and come at both ends: heights are kept by the row's key, estimated until they are
 * seen. Rendered are those around the screen, around the focus, and the one that is to be shown; spaces stand for the rest.
 */
export class PostWindow {
  readonly #host: WindowHost;
  #list: HTMLElement | undefined;
  #keys: readonly string[] = [];
  #runs: readonly Run[] = [];
  readonly #heights = new Map<string, number>();
  #measured = 0;
  #sum = 0;
  #width = 0;
  #top = 0;
  #bottom = 0;
  #wanted: { readonly key: string; readonly focus: boolean } | undefined;
  /** The first row on the screen, how far from the window's top, and how much of it is above the screen. */
  #anchor: { readonly key: string; readonly top: number; readonly above: number } | undefined;
  #all = false;
  #settling = 0;
  #scrollers: readonly HTMLElement[] = [];
  #stop: AbortController | undefined;
  #resize: ResizeObserver | undefined;

  constructor(host: WindowHost) {
    this.#host = host;
  }

  /** The rows to render, in order; between two runs, and at both ends, is a space. */
  runs(keys: readonly string[]): readonly Run[] {
    this.#keys = keys;
    const count = keys.length;
    if (this.#all || count <= windowedFrom || !this.#list)
      return (this.#runs = count ? [[0, Math.min(count, this.#all || this.#list ? count : windowedFrom)]] : []);
    // Many may have come before what is read: the screen is where that is.
    const at = this.#anchor ? keys.indexOf(this.#anchor.key) : -1;
    if (this.#anchor && at >= 0) {
      const height = this.#bottom - this.#top;
      this.#top = (this.#offsets()[at] ?? 0) + this.#anchor.above;
      this.#bottom = this.#top + height;
    }
    const runs: Run[] = [this.#range()];
    for (const key of [this.#focused(), this.#wanted?.key]) {
      const near = key === undefined ? -1 : keys.indexOf(key);
      if (near >= 0) runs.push([Math.max(0, near - 1), Math.min(count, near + 2)]);
    }
    return (this.#runs = joined(runs));
  }

  /** Before each render, and whenever something moves: remembers what is read, to keep it where it is. */
  remember(): void {
    const before = this.#anchor;
    this.#anchor = undefined;
    const list = this.#list;
    if (!list?.isConnected || this.#wanted) return;
    const [top, bottom] = this.#screen();
    // Who sees the beginning of the list sees what comes there; what they type or choose in stays.
    const busy = list.matches(':focus-within');
    if (!busy && list.getBoundingClientRect().top >= top - 1) return;
    const focused = busy ? this.#focused() : undefined;
    for (const row of rowsIn(list)) {
      const box = row.getBoundingClientRect();
      const key = row.dataset['key'] ?? '';
      if (box.bottom <= top || (focused !== undefined && key !== focused)) continue;
      // What a scroll rounds off does not add up.
      const kept = before?.key === key && Math.abs(before.top - box.top) < 1 ? before.top : box.top;
      if (box.top < bottom) this.#anchor = { key, top: kept, above: top - box.top };
      return;
    }
  }

  /** After each render: makes room, measures, puts what is read back, and asks for another render where rows are missing. */
  settle(list: HTMLElement | null): void {
    if (!list) return this.disconnect();
    if (list !== this.#list) this.#connect(list);
    if (list.clientWidth !== this.#width) {
      this.#width = list.clientWidth;
      this.#heights.clear();
      this.#measured = this.#sum = 0;
    }
    this.#measure(list);
    this.#makeRoom(list);
    this.#keep(list);
    this.#look();
    this.#reach(list);
    this.remember();
  }

  /** Renders the row with this key and brings it to the screen. */
  reach(key: string, focus = false): void {
    this.#wanted = { key, focus };
    this.#settling = 0;
    this.#host.updateQuietly();
  }

  disconnect(): void {
    this.#stop?.abort();
    this.#resize?.disconnect();
    this.#list = undefined;
    this.#width = 0;
  }

  #connect(list: HTMLElement): void {
    this.disconnect();
    this.#list = list;
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    const moved = (): void => {
      this.#settling = 0;
      this.#look();
      this.remember();
    };
    this.#scrollers = scrollersOf(list);
    for (const target of [window, ...this.#scrollers])
      target.addEventListener('scroll', moved, { passive: true, signal });
    window.addEventListener('resize', moved, { signal });
    window.addEventListener('beforeprint', () => this.#showAll(true), { signal });
    window.addEventListener('afterprint', () => this.#showAll(false), { signal });
    this.#resize = new ResizeObserver(() => {
      // Elements within posts come to their height later; pictures do so much later.
      this.#keep(list);
      this.remember();
      // In a task of its own: what renders here would make the observer complain to the page.
      if (list.clientWidth !== this.#width) setTimeout(() => this.#list && this.#host.updateQuietly());
    });
    this.#resize.observe(list);
    if (this.#keys.length > windowedFrom) this.#host.updateQuietly();
  }

  #showAll(all: boolean): void {
    this.#all = all;
    this.#host.updateQuietly();
  }

  #measure(list: HTMLElement): void {
    for (const row of rowsIn(list)) {
      const key = row.dataset['key'] ?? '';
      const { height } = row.getBoundingClientRect();
      const known = this.#heights.get(key);
      if (known === undefined) this.#measured += 1;
      this.#sum += height - (known ?? 0);
      this.#heights.set(key, height);
    }
  }

  /** Where each row begins; one more than there are rows. */
  #offsets(): Float64Array {
    const offsets = new Float64Array(this.#keys.length + 1);
    const estimate = this.#measured ? this.#sum / this.#measured : 120;
    this.#keys.forEach((key, at) => (offsets[at + 1] = (offsets[at] ?? 0) + (this.#heights.get(key) ?? estimate)));
    return offsets;
  }

  /** Spaces stand for the rows that are not rendered. */
  #makeRoom(list: HTMLElement): void {
    const offsets = this.#offsets();
    const spaces = [...list.querySelectorAll<HTMLElement>(':scope > .space')];
    let done = 0;
    for (const [at, space] of spaces.entries()) {
      const [from, to] = this.#runs[at] ?? [this.#keys.length, this.#keys.length];
      const size = `${(offsets[from] ?? 0) - (offsets[done] ?? 0)}px`;
      if (space.style.blockSize !== size) space.style.blockSize = size;
      done = to;
    }
  }

  /** What is read stands where it stood. */
  #keep(list: HTMLElement): void {
    const anchor = this.#anchor;
    const row = anchor && rowsIn(list).find((one) => one.dataset['key'] === anchor.key);
    if (row) this.#scrollBy(row.getBoundingClientRect().top - anchor.top);
  }

  #reach(list: HTMLElement): void {
    const wanted = this.#wanted;
    const row = wanted && rowsIn(list).find((one) => one.dataset['key'] === wanted.key);
    if (!row) return;
    const [top, bottom] = this.#screen();
    const box = row.getBoundingClientRect();
    const room = Math.max(0, (bottom - top - box.height) / 3);
    this.#scrollBy(box.top - top - Math.min(room, 160));
    if (wanted.focus) row.querySelector<HTMLElement>('[tabindex]')?.focus({ preventScroll: true });
    this.#look();
    // Until everything around it is rendered and measured it may still move.
    if (this.#settling >= patience || !this.#asked) this.#wanted = undefined;
  }

  #asked = false;

  /** Where the screen is on the list now; renders again when that shows other rows. */
  #look(): void {
    const list = this.#list;
    this.#asked = false;
    if (!list) return;
    const [top, bottom] = this.#screen();
    const start = list.getBoundingClientRect().top;
    this.#top = top - start;
    this.#bottom = bottom - start;
    if (this.#all || this.#keys.length <= windowedFrom || this.#settling >= patience) return;
    const [from, to] = this.#range(0.25);
    if (this.#runs.some(([begin, end]) => begin <= from && to <= end)) return;
    this.#settling += 1;
    this.#asked = true;
    this.#host.updateQuietly();
  }

  #range(beyond = spare): Run {
    const offsets = this.#offsets();
    const extra = (this.#bottom - this.#top || window.innerHeight) * beyond;
    const from = indexAt(offsets, this.#top - extra);
    const to = indexAt(offsets, this.#bottom + extra) + 1;
    return [from, Math.min(this.#keys.length, Math.max(to, from + 1))];
  }

  #screen(): readonly [top: number, bottom: number] {
    let [top, bottom] = [0, window.innerHeight];
    for (const scroller of this.#scrollers) {
      const box = scroller.getBoundingClientRect();
      top = Math.max(top, box.top);
      bottom = Math.min(bottom, box.bottom);
    }
    return [top, Math.max(top, bottom)];
  }

  #scrollBy(by: number): void {
    if (Math.abs(by) >= 0.25) (this.#scrollers[0] ?? window).scrollBy({ top: by, behavior: 'instant' });
  }

  #focused(): string | undefined {
    const root = this.#host.renderRoot;
    const row = root instanceof ShadowRoot ? root.activeElement?.closest<HTMLElement>('[data-key]') : undefined;
    return row?.dataset['key'];
  }
}

function rowsIn(list: HTMLElement): readonly HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>(':scope > [data-key]')];
}

/** The row at a place of the list, by halves. */
function indexAt(offsets: Float64Array, place: number): number {
  let [low, high] = [0, Math.max(0, offsets.length - 2)];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((offsets[middle] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}

function joined(runs: readonly Run[]): readonly Run[] {
  const all: Run[] = [];
  for (const [from, to] of [...runs].sort((a, b) => a[0] - b[0])) {
    const last = all.at(-1);
    if (last && from <= last[1]) all[all.length - 1] = [last[0], Math.max(last[1], to)];
    else all.push([from, to]);
  }
  return all;
}
