import { scrollersOf } from '@kith/ui';

/** The element whose children are windowed, and how to have it rendered again. */
export interface WindowHost {
  readonly renderRoot: ParentNode & Node;
  requestUpdate(): void;
}

/** How many items may be rendered beyond the screen: a row each way where they are few. */
const spare = 16;
/** How often measuring may lead to rendering again before something moves. */
const patience = 4;

/**
 * Which items of a long list stand in the document: those on the screen, and those around the one with the focus,
 * so that the keyboard finds its way. The others are room before and after, in the page's own flow. Rows may differ
 * in height: they are measured as they come, and estimated until then.
 */
export class ListWindow {
  readonly #host: WindowHost;
  #list: HTMLElement | undefined;
  #items: readonly unknown[] = [];
  #columns = 1;
  #gap = 0;
  #width = 0;
  /** What a row is taken to be, gap included; 0 before the first was seen. */
  #pitch = 0;
  /** By how much rows that were measured differ from that. */
  readonly #differs = new Map<number, number>();
  #top = 0;
  #bottom = 0;
  #from = 0;
  #to = 0;
  #all = false;
  #settling = 0;
  readonly #away = new Set<HTMLElement>();
  #scrollers: readonly HTMLElement[] = [];
  #stop: AbortController | undefined;
  #resize: ResizeObserver | undefined;

  constructor(host: WindowHost) {
    this.#host = host;
  }

  /** Indices of the items to render, in order; at least so many of the first before it is known how high they are. */
  shown(items: readonly unknown[], least: number): readonly number[] {
    if (!this.#grows(items)) this.#differs.clear();
    this.#items = items;
    const count = items.length;
    if (this.#all) [this.#from, this.#to] = [0, count];
    else if (this.#pitch) [this.#from, this.#to] = this.#range(count);
    else [this.#from, this.#to] = [0, Math.min(count, least)];
    const indices = Array.from({ length: this.#to - this.#from }, (_, at) => this.#from + at);
    const focused = this.#focused();
    if (focused === undefined) return indices;
    const near = [focused - 1, focused, focused + 1].filter((at) => at >= 0 && at < count && !indices.includes(at));
    return near.length ? [...indices, ...near].sort((a, b) => a - b) : indices;
  }

  /** Whether these are the items that were there, and perhaps more after them: their heights are known. */
  #grows(items: readonly unknown[]): boolean {
    const last = this.#items.length - 1;
    return items === this.#items || (last >= 0 && items[0] === this.#items[0] && items[last] === this.#items[last]);
  }

  /** After each render: makes room, measures what is there, and asks for another render where that shows more. */
  settle(list: HTMLElement | null): void {
    if (!list) return this.disconnect();
    if (list !== this.#list) this.#connect(list);
    // Before anything is measured: a list that is short for a moment moves what is read.
    if (this.#pitch) this.#makeRoom(list);
    if (list.clientWidth !== this.#width) this.#layOut(list);
    this.#measure(list);
    this.#makeRoom(list);
    this.#place(list);
    this.#look();
  }

  disconnect(): void {
    this.#stop?.abort();
    this.#resize?.disconnect();
    if (this.#list) this.#pad(this.#list, 0, 0);
    this.#list = undefined;
    this.#pitch = this.#width = 0;
    this.#differs.clear();
    this.#away.clear();
  }

  #connect(list: HTMLElement): void {
    this.disconnect();
    this.#list = list;
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    const moved = (): void => {
      this.#settling = 0;
      this.#look();
    };
    this.#scrollers = scrollersOf(list);
    for (const target of [window, ...this.#scrollers])
      target.addEventListener('scroll', moved, { passive: true, signal });
    window.addEventListener('resize', moved, { signal });
    window.addEventListener('beforeprint', () => this.#showAll(true), { signal });
    window.addEventListener('afterprint', () => this.#showAll(false), { signal });
    // In a task of its own: what renders here would make the observer complain to the page.
    this.#resize = new ResizeObserver(() =>
      setTimeout(() => {
        if (this.#list && this.#list.clientWidth !== this.#width) this.#host.requestUpdate();
      }),
    );
    this.#resize.observe(list);
  }

  /** Stands in for the items before and after those that are rendered. */
  #makeRoom(list: HTMLElement): void {
    const rows = this.#rows(this.#items.length);
    const end = this.#offset(Math.ceil(this.#to / this.#columns));
    this.#pad(list, this.#offset(this.#from / this.#columns), this.#offset(rows) - end);
  }

  #showAll(all: boolean): void {
    this.#all = all;
    this.#host.requestUpdate();
  }

  /** Another width: other columns and other heights. */
  #layOut(list: HTMLElement): void {
    const { gridTemplateColumns, rowGap } = getComputedStyle(list);
    this.#width = list.clientWidth;
    this.#columns = list instanceof HTMLTableSectionElement ? 1 : Math.max(1, gridTemplateColumns.split(' ').length);
    this.#gap = parseFloat(rowGap) || 0;
    this.#pitch = 0;
    this.#differs.clear();
  }

  #measure(list: HTMLElement): void {
    const heights = new Map<number, number>();
    for (const item of itemsIn(list)) {
      const index = indexOf(item);
      if (index < this.#from || index >= this.#to || index % this.#columns || this.#away.has(item)) continue;
      heights.set(index / this.#columns, item.getBoundingClientRect().height + this.#gap);
    }
    if (!heights.size) return;
    if (!this.#pitch) this.#pitch = [...heights.values()].reduce((sum, height) => sum + height, 0) / heights.size;
    let shift = 0;
    for (const [row, height] of heights) {
      const differs = Math.abs(height - this.#pitch) > 0.5 ? height - this.#pitch : 0;
      // A row that comes in above the screen at another height than thought must not push what is read.
      if (this.#offset(row + 1) <= this.#top) shift += differs - (this.#differs.get(row) ?? 0);
      if (differs) this.#differs.set(row, differs);
      else this.#differs.delete(row);
    }
    if (Math.abs(shift) > 1) (this.#scrollers[0] ?? window).scrollBy(0, shift);
  }

  /** Where the screen is on the list now; renders again when that shows other items. */
  #look(): void {
    const list = this.#list;
    if (!list || !this.#pitch) return;
    let [top, bottom] = [0, window.innerHeight];
    for (const scroller of this.#scrollers) {
      const box = scroller.getBoundingClientRect();
      top = Math.max(top, box.top);
      bottom = Math.min(bottom, box.bottom);
    }
    const start = list.getBoundingClientRect().top;
    this.#top = top - start;
    this.#bottom = bottom - start;
    const [from, to] = this.#range(this.#items.length);
    if ((from === this.#from && to === this.#to) || this.#all || this.#settling >= patience) return;
    this.#settling += 1;
    this.#host.requestUpdate();
  }

  #range(count: number): [number, number] {
    const rows = this.#rows(count);
    let first = this.#rowAt(this.#top, rows);
    let last = this.#rowAt(Math.max(this.#bottom - 1, this.#top), rows);
    if ((last - first + 3) * this.#columns <= spare) {
      first = Math.max(0, first - 1);
      last = Math.min(rows - 1, last + 1);
    }
    return [first * this.#columns, Math.min(count, (last + 1) * this.#columns)];
  }

  #rows(count: number): number {
    return Math.ceil(count / this.#columns);
  }

  #rowAt(place: number, rows: number): number {
    let row = Math.min(rows - 1, Math.max(0, Math.floor(place / this.#pitch)));
    while (row > 0 && this.#offset(row) > place) row -= 1;
    while (row < rows - 1 && this.#offset(row + 1) <= place) row += 1;
    return Math.max(0, row);
  }

  #offset(row: number): number {
    let offset = row * this.#pitch;
    for (const [at, differs] of this.#differs) if (at < row) offset += differs;
    return offset;
  }

  #pad(list: HTMLElement, before: number, after: number): void {
    if (list instanceof HTMLTableSectionElement) {
      const [first, last] = list.querySelectorAll<HTMLElement>(':scope > .space > td');
      if (first) first.style.blockSize = `${before}px`;
      if (last) last.style.blockSize = `${after}px`;
    } else {
      list.style.paddingBlock = before || after ? `${before}px ${after}px` : '';
    }
  }

  /** Items around the focus that are off the screen stand out of the flow, where they belong. */
  #place(list: HTMLElement): void {
    for (const item of this.#away) item.style.position = item.style.insetBlockStart = '';
    this.#away.clear();
    for (const item of itemsIn(list)) {
      const index = indexOf(item);
      if (index >= this.#from && index < this.#to) continue;
      item.style.position = 'absolute';
      item.style.insetBlockStart = `${this.#offset(Math.floor(index / this.#columns))}px`;
      this.#away.add(item);
    }
  }

  #focused(): number | undefined {
    const root = this.#host.renderRoot;
    const item = root instanceof ShadowRoot ? root.activeElement?.closest<HTMLElement>('[data-index]') : undefined;
    return item ? indexOf(item) : undefined;
  }
}

function itemsIn(list: HTMLElement): readonly HTMLElement[] {
  return [...list.children].filter(
    (item): item is HTMLElement => item instanceof HTMLElement && 'index' in item.dataset,
  );
}

function indexOf(item: HTMLElement): number {
  return Number(item.dataset['index']);
}
