import { fold, type Member } from '@kith/core';
import { fillCard, newCard } from './hand-written-card.js';

const gap = 16;
const minWidth = 272;
/** Rows drawn beyond each edge of the screen. */
const overscan = 2;

interface Indexed {
  readonly member: Member;
  readonly name: string;
  readonly words: string;
}

/** What an expert would write by hand for one page: a search box, a count, and a windowed grid of cards on the DOM alone. */
export function handWrittenList(members: readonly Member[]): HTMLElement {
  const root = document.createElement('section');
  const search = document.createElement('input');
  const count = document.createElement('p');
  const list = document.createElement('ul');
  root.className = 'people';
  search.type = 'search';
  search.setAttribute('aria-label', 'Search members');
  count.setAttribute('role', 'status');
  list.setAttribute('role', 'list');
  root.append(search, count, list);

  const spare: HTMLLIElement[] = [];
  const drawn = new Map<number, HTMLLIElement>();
  const following = new Set<string>();
  let indexed: readonly Indexed[] | undefined;
  let shown: readonly Member[] = members;
  let columns = 1;
  let rowHeight = 0;
  let frame = 0;

  function find(words: readonly string[]): readonly Member[] {
    if (!words.length) return members;
    indexed ??= members.map((member) => {
      const name = fold(member.name ?? '');
      const rest = [member.handle, member.headline, member.location, member.organisation, ...(member.expertise ?? [])];
      return { member, name, words: `${name} ${fold(rest.filter(Boolean).join(' '))}` };
    });
    const typed = words.join(' ');
    // Names that begin with it, names that hold it, the rest: each in the order of the list.
    const ranks: readonly Member[][] = [[], [], []];
    for (const { member, name, words: all } of indexed) {
      if (!words.every((word) => all.includes(word))) continue;
      ranks[name.startsWith(typed) ? 0 : name.includes(typed) ? 1 : 2]?.push(member);
    }
    return ranks.flat();
  }

  function draw(): void {
    frame = 0;
    const box = list.getBoundingClientRect();
    columns = Math.max(1, Math.floor((box.width + gap) / (minWidth + gap)));
    const width = (box.width - gap * (columns - 1)) / columns;
    if (!rowHeight) rowHeight = measure(width) + gap;
    const rows = Math.ceil(shown.length / columns);
    list.style.height = `${Math.max(0, rows * rowHeight - gap)}px`;
    const from = Math.max(0, Math.floor(-box.top / rowHeight) - overscan);
    const to = Math.min(rows, Math.ceil((innerHeight - box.top) / rowHeight) + overscan);
    const start = from * columns;
    const end = Math.min(shown.length, to * columns);
    for (const [index, card] of drawn) {
      if (index >= start && index < end) continue;
      drawn.delete(index);
      card.remove();
      spare.push(card);
    }
    let next: HTMLLIElement | null = null;
    for (let index = end - 1; index >= start; index--) {
      const member = shown[index];
      if (!member) continue;
      const card: HTMLLIElement = drawn.get(index) ?? spare.pop() ?? newCard();
      if (!drawn.has(index)) {
        fill(card, member, index);
        const x = (index % columns) * (width + gap);
        card.style.width = `${width}px`;
        card.style.transform = `translate(${x}px, ${Math.floor(index / columns) * rowHeight}px)`;
        drawn.set(index, card);
        list.insertBefore(card, next);
      }
      next = card;
    }
  }

  function fill(card: HTMLLIElement, member: Member, index: number): void {
    card.ariaPosInSet = String(index + 1);
    card.ariaSetSize = String(shown.length);
    fillCard(card, member, following.has(member.id));
  }

  function measure(width: number): number {
    const [member] = shown;
    if (!member) return 0;
    const card = newCard();
    fill(card, member, 0);
    card.style.width = `${width}px`;
    list.append(card);
    const { height } = card.getBoundingClientRect();
    card.remove();
    spare.push(card);
    return height;
  }

  /** Other members in the same places: the cards stay and take other words. */
  function redraw(): void {
    for (const [index, card] of drawn) {
      const member = shown[index];
      if (member) fill(card, member, index);
      else {
        drawn.delete(index);
        card.remove();
        spare.push(card);
      }
    }
    draw();
  }

  function filter(): void {
    shown = find(fold(search.value).split(/\s+/).filter(Boolean));
    count.textContent = `${shown.length.toLocaleString('en')} members`;
    redraw();
  }

  search.addEventListener('input', filter);
  list.addEventListener('click', ({ target }) => {
    if (!(target instanceof HTMLButtonElement)) return;
    if (!following.delete(target.value)) following.add(target.value);
    redraw();
  });
  addEventListener('scroll', () => (frame ||= requestAnimationFrame(draw)), { passive: true });
  new ResizeObserver(() => {
    rowHeight = 0;
    for (const card of drawn.values()) card.remove();
    drawn.clear();
    draw();
  }).observe(root);
  count.textContent = `${shown.length.toLocaleString('en')} members`;
  return root;
}
