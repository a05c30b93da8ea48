import type { Gateway, Post, PostChange, Sink } from '@kith/core';
import { fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { aPost, someAuthor } from './posts.js';

/** So many discussions, the newest first. */
export function somePosts(count: number, more: (index: number) => Partial<Post> = () => ({})): readonly Post[] {
  return Array.from({ length: count }, (_, index) =>
    aPost({
      id: `p${index}`,
      title: `Discussion ${index}`,
      author: someAuthor((index % 5) + 1),
      body: {
        text: Array.from({ length: 1 + (index % 4) }, () => 'Who brings what, and when.').join('\n\n'),
        format: 'text',
      },
      createdAt: new Date(Date.UTC(2026, 10, 20) - index * 60_000).toISOString(),
      lastActiveAt: new Date(Date.UTC(2026, 10, 21) - index * 60_000).toISOString(),
      ...more(index),
    }),
  );
}

/** An element with attributes, connected to a gateway, in the page. */
export async function show<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  gateway: Gateway,
  attributes: { readonly [name: string]: string } = {},
): Promise<HTMLElementTagNameMap[T]> {
  const stage = await fixture<HTMLElement>(html`<div></div>`);
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  Object.assign(element, { gateway });
  stage.append(element);
  return element;
}

/** A gateway that tells what happens when the test says so. */
export function telling(gateway: Gateway): {
  readonly gateway: Gateway;
  readonly tell: (change: PostChange) => void;
  readonly watched: () => number;
} {
  const sinks = new Set<Sink<PostChange>>();
  return {
    gateway: {
      supports: (name) => gateway.supports(name),
      run: (name, input, options) => gateway.run(name, input, options),
      watch(name, _, sink) {
        if (name !== 'posts.changes') return undefined;
        const mine = sink as unknown as Sink<PostChange>;
        sinks.add(mine);
        queueMicrotask(() => sinks.has(mine) && mine.ready());
        return () => sinks.delete(mine);
      },
    },
    tell: (change) => sinks.forEach((sink) => sink.next(change)),
    watched: () => sinks.size,
  };
}

/** Presses a key with Control held; as an event where the engine's driver holds no key down (WebKitGTK). */
export async function pressWithControl(key: string): Promise<void> {
  try {
    await sendKeys({ down: 'Control' });
  } catch {
    deepActive()?.dispatchEvent(
      new KeyboardEvent('keydown', { key, ctrlKey: true, bubbles: true, composed: true, cancelable: true }),
    );
    return;
  }
  await sendKeys({ press: key });
  await sendKeys({ up: 'Control' });
}

function deepActive(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

export const all = (element: Element, selector: string): HTMLElement[] => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
];

export const one = (element: Element, selector: string): HTMLElement => {
  const found = element.shadowRoot?.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`There is no ${selector}.`);
  return found;
};
