import { richTextMessages } from './words.js';

export interface DressOptions {
  /** BCP 47. */
  readonly locale: string;
  /** Where `@handle` leads; nowhere for `undefined`. */
  readonly mention?: ((handle: string) => string | undefined) | undefined;
}

/**
 * What the gate let through, made to be used: what scrolls is reached by the keyboard and has a name, tasks say whether
 * they are done, pictures that wait are buttons, names are links. Before it is in the page.
 */
export function dress(fragment: DocumentFragment, { locale, mention }: DressOptions): DocumentFragment {
  const word = (
    key: Parameters<typeof richTextMessages.text>[1],
    values?: { readonly [name: string]: string },
  ): string => richTextMessages.text(locale, key, values);
  for (const code of fragment.querySelectorAll('pre')) scrolls(code, word('code'));
  for (const table of fragment.querySelectorAll('table')) {
    const box = document.createElement('div');
    box.className = 'scroll';
    table.replaceWith(box);
    box.append(table);
    scrolls(box, word('table'));
  }
  for (const item of fragment.querySelectorAll('li')) markTask(item, word);
  for (const image of fragment.querySelectorAll<HTMLImageElement>('img[data-src]')) holdBack(image, word);
  if (mention) linkMentions(fragment, mention);
  return fragment;
}

function scrolls(box: HTMLElement, name: string): void {
  box.tabIndex = 0;
  box.role = 'group';
  box.ariaLabel = name;
}

function markTask(item: HTMLElement, word: (key: 'task-done' | 'task-open') => string): void {
  const first = item.firstElementChild?.localName === 'p' ? item.firstElementChild : item;
  let text = item.firstChild === first || first === item ? first.firstChild : null;
  // A loose item begins with its white space.
  if (first !== item && !item.firstChild?.textContent?.trim()) text = first.firstChild;
  if (!(text instanceof Text) || !/^[☑☐] /.test(text.data)) return;
  const mark = document.createElement('span');
  mark.role = 'img';
  mark.ariaLabel = word(text.data.startsWith('☑') ? 'task-done' : 'task-open');
  mark.textContent = text.data.charAt(0);
  text.deleteData(0, 1);
  text.before(mark);
  item.className = 'task';
}

/** A picture that is asked for when somebody wants it: its host learns nothing before. */
function holdBack(
  image: HTMLImageElement,
  word: (key: 'show-image' | 'show-image-unnamed', values: { readonly [name: string]: string }) => string,
): void {
  const { src } = image.dataset;
  const button = document.createElement('button');
  if (!src) return image.remove();
  button.type = 'button';
  button.className = 'image';
  button.part.add('image-button');
  const { alt } = image;
  button.textContent = word(alt ? 'show-image' : 'show-image-unnamed', { alt, host: new URL(src).host });
  const { width, height } = sizeOf(image);
  if (width && height) {
    // Through CSSOM, which no policy forbids.
    button.style.inlineSize = `${width}px`;
    button.style.aspectRatio = `${width} / ${height}`;
  }
  button.addEventListener('click', (event) => {
    // Within a link, the press is for the picture.
    event.preventDefault();
    event.stopPropagation();
    const shown = document.createElement('img');
    shown.alt = alt;
    shown.referrerPolicy = 'no-referrer';
    shown.decoding = 'async';
    if (width) shown.width = width;
    if (height) shown.height = height;
    shown.src = src;
    shown.tabIndex = -1;
    button.replaceWith(shown);
    shown.focus({ preventScroll: true });
  });
  image.replaceWith(button);
}

function sizeOf(image: Element): { readonly width: number; readonly height: number } {
  return { width: Number(image.getAttribute('width')), height: Number(image.getAttribute('height')) };
}

const handles = /(^|[^\p{L}\p{N}_@/.])@([\p{L}\p{N}_](?:[\p{L}\p{N}_.-]{0,62}[\p{L}\p{N}_])?)/gu;

function linkMentions(fragment: DocumentFragment, mention: (handle: string) => string | undefined): void {
  const walker = document.createTreeWalker(fragment, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  while (walker.nextNode())
    if (walker.currentNode instanceof Text && walker.currentNode.data.includes('@')) found.push(walker.currentNode);
  for (const text of found) {
    if (text.parentElement?.closest('a, code, pre, button')) continue;
    let rest = text;
    for (const { index, 0: whole, 1: before = '', 2: handle = '' } of [...text.data.matchAll(handles)].reverse()) {
      const href = mention(handle);
      if (href === undefined) continue;
      rest = text.splitText(index + before.length);
      rest.deleteData(0, whole.length - before.length);
      const link = document.createElement('a');
      link.href = href;
      link.dataset['handle'] = handle;
      link.textContent = `@${handle}`;
      rest.before(link);
    }
  }
}
