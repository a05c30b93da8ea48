import type { Connection } from './connection.js';
import { outOf } from '../out-of.js';

/** The page's communities, by the element that stands for each, and those who want to know when they change. */
interface Registry {
  readonly communities: Map<Element, Connection>;
  readonly listeners: Set<() => void>;
}

const name: unique symbol = Symbol.for('kith:communities:v1');

/** One for the page, however many copies of the library are on it. */
function registry(): Registry {
  const page: typeof globalThis & { [name]?: Registry } = globalThis;
  return (page[name] ??= { communities: new Map(), listeners: new Set() });
}

/** Makes a community known to the widgets of the page until the returned function is called. */
export function provideConnection(element: Element, connection: Connection): () => void {
  const { communities } = registry();
  communities.set(element, connection);
  tellCommunitiesChange();
  return () => {
    if (communities.get(element) !== connection) return;
    communities.delete(element);
    tellCommunitiesChange();
  };
}

/** Makes widgets look for their community again. */
export function tellCommunitiesChange(): void {
  for (const listener of [...registry().listeners]) listener();
}

export function onCommunitiesChange(listener: () => void): () => void {
  const { listeners } = registry();
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export type Missing = 'none' | 'unknown-id' | 'several';
export type Found = { readonly connection: Connection } | { readonly missing: Missing };

/**
 * The community for a widget: the one named by id, else the nearest around it, shadow roots crossed, else the
 * only one in the document.
 */
export function findConnection(element: Element, id: string | undefined): Found {
  const { communities } = registry();
  if (id) {
    for (const [provider, connection] of communities) if (provider.id === id) return { connection };
    return { missing: 'unknown-id' };
  }
  for (let node: Node | null = element; node; node = outOf(node)) {
    const connection = communities.get(node as Element);
    if (connection) return { connection };
  }
  const [only, ...others] = communities.values();
  if (!only) return { missing: 'none' };
  return others.length ? { missing: 'several' } : { connection: only };
}
