import { waitUntil } from '@open-wc/testing';

/** Waits until `ready` holds: long enough for three browsers that start at once on a slow machine. */
export function until(ready: () => unknown, message?: string): Promise<void> {
  return waitUntil(() => Boolean(ready()), message, { timeout: 9000, interval: 10 });
}

/** The next event of a type. */
export function heard<T extends keyof GlobalEventHandlersEventMap>(
  element: HTMLElement,
  type: T,
): Promise<GlobalEventHandlersEventMap[T]> {
  return new Promise((resolve) => element.addEventListener(type, resolve, { once: true }));
}

/** What a backend answers that breaks its word. */
export function broken<T>(answer: unknown): T {
  return answer as T;
}
