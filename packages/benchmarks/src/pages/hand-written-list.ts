import { fold, type Member } from '@kith/core';

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

  const template = cardTemplate();
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
    const rank = (row: Indexed): number => (row.name.startsWith(typed) ? 0 : row.name.includes(typed) ? 1 : 2);
    return indexed
      .filter((row) => words.every((word) => row.words.includes(word)))
      .toSorted((a, b) => rank(a) - rank(b))
      .map((row) => row.member);
  }

  function fill(card: HTMLLIElement, member: Member, index: number): void {
    card.ariaPosInSet = String(index + 1);
    card.ariaSetSize = String(shown.length);
    const [avatar, text, follow] = card.firstElementChild?.children ?? [];
    if (!avatar || !text || !(follow instanceof HTMLButtonElement)) return;
    const [name, headline, place, topics] = text.children;
    avatar.textContent = initials(member.name ?? '');
    set(name?.firstElementChild?.firstElementChild, member.name);
    name?.firstElementChild?.setAttribute('href', `/people/${encodeURIComponent(member.handle ?? member.id)}`);
    set(headline, member.headline);
    set(place, member.location);
    const labels = member.expertise ?? [];
    for (let i = 0; topics && i < Math.max(labels.length, topics.children.length); i++) {
      const chip = topics.children[i] ?? topics.appendChild(document.createElement('li'));
      const label = labels[i];
      chip.toggleAttribute('hidden', label === undefined);
      set(chip, label);
    }
    follow.value = member.id;
    follow.textContent = following.has(member.id) ? 'Following' : 'Follow';
    follow.setAttribute('aria-label', `Follow ${member.name ?? ''}`);
    follow.setAttribute('aria-pressed', String(following.has(member.id)));
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

  function newCard(): HTMLLIElement {
    const card = template.content.firstElementChild?.cloneNode(true);
    if (!(card instanceof HTMLLIElement)) throw new TypeError('The card template holds no <li>.');
    return card;
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

  function redraw(): void {
    for (const card of drawn.values()) {
      card.remove();
      spare.push(card);
    }
    drawn.clear();
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
    if (list.isConnected) redraw();
  }).observe(root);
  count.textContent = `${shown.length.toLocaleString('en')} members`;
  return root;
}

function set(element: Element | undefined | null, text: string | null | undefined): void {
  if (element) element.textContent = text ?? '';
}

function initials(name: string): string {
  const words = name.split(' ').filter(Boolean);
  return `${words[0]?.[0] ?? ''}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`;
}

function cardTemplate(): HTMLTemplateElement {
  const template = document.createElement('template');
  template.innerHTML = `<li class="card"><article>
    <span class="avatar" aria-hidden="true"></span>
    <div><h3><a><bdi></bdi></a></h3><p class="headline" dir="auto"></p><p class="place" dir="auto"></p><ul class="topics" role="list"></ul></div>
    <button type="button"></button>
  </article></li>`;
  return template;
}

export const handWrittenStyles = `
  .people { font: 16px/1.4 system-ui, sans-serif; }
  .people input { font: inherit; inline-size: 100%; padding: 10px 12px; border: 1px solid #8888; border-radius: 8px; }
  .people > ul { position: relative; margin: 0; padding: 0; list-style: none; }
  .card { position: absolute; inset-block-start: 0; inset-inline-start: 0; contain: layout style; }
  .card article { display: flex; gap: 12px; padding: 16px; border: 1px solid #8884; border-radius: 12px; block-size: 172px; overflow: hidden; }
  .card .avatar { flex: none; display: grid; place-items: center; inline-size: 48px; block-size: 48px; border-radius: 50%; background: #dde6f7; color: #1d3a75; font-weight: 600; }
  .card div { flex: 1; min-inline-size: 0; }
  .card h3 { margin: 0; font-size: 1em; font-weight: 600; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .card h3 a { color: inherit; text-decoration: none; }
  .card p { margin: 2px 0 0; font-size: 0.875em; }
  .card .place { color: #666; }
  .card .topics { display: flex; flex-wrap: wrap; gap: 4px; margin: 8px 0 0; padding: 0; list-style: none; }
  .card .topics li { padding: 2px 8px; border-radius: 99px; background: #8882; font-size: 0.8em; }
  .card button { align-self: start; min-block-size: 32px; border: 1px solid #8888; border-radius: 8px; background: none; color: inherit; font: inherit; font-size: 0.875em; }
`;
