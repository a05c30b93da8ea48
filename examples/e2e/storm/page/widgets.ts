import type { Post } from '@kith/core';

/** A list of posts as the page has it. */
export interface List extends HTMLElement {
  readonly shownPosts: readonly Post[];
  readonly updateComplete: Promise<unknown>;
}

export const feed = (): List => one('kith-feed');
export const comments = (): List => one('kith-comments');
export const thread = (): List & { thread: string | undefined } => one('kith-thread');
export const lists = (): readonly List[] => [feed(), comments(), thread()];

function one<L extends List>(name: string): L {
  const found = document.querySelector<L>(name);
  if (!found) throw new Error(`There is no <${name}>.`);
  return found;
}

export function inside(list: HTMLElement, selector: string): HTMLElement | undefined {
  return list.shadowRoot?.querySelector<HTMLElement>(selector) ?? undefined;
}

/** The posts that are drawn in a list. */
export function articles(list: HTMLElement): readonly HTMLElement[] {
  return [...(list.shadowRoot?.querySelectorAll<HTMLElement>('article[data-post]') ?? [])];
}

/** Everything of a thread: what began it, and its list. */
export function postsOf(list: List): readonly Post[] {
  const opening: unknown = Reflect.get(list, 'opening');
  return [...(isPost(opening) ? [opening] : []), ...(list.shownPosts ?? [])];
}

function isPost(value: unknown): value is Post {
  return typeof value === 'object' && value !== null && 'id' in value;
}

/** Waits a moment for what may come true; not for frames, which a hidden page has none of. @returns what it gave */
export async function soon<T>(look: () => T | undefined | Promise<T | undefined>, turns = 60): Promise<T | undefined> {
  for (let turn = 0; turn < turns; turn += 1) {
    const found = await look();
    if (found) return found;
    await new Promise((done) => setTimeout(done, 100));
  }
  return undefined;
}
