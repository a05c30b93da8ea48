import { outOf } from './out-of.js';

/** What scrolls an element besides the window, the nearest first, out of every shadow root. */
export function scrollersOf(element: HTMLElement): readonly HTMLElement[] {
  const found: HTMLElement[] = [];
  for (let node: Node | null = element; node; node = outOf(node)) {
    if (!(node instanceof HTMLElement) || node === document.body || node === document.documentElement) continue;
    if (/auto|scroll/.test(getComputedStyle(node).overflowY)) found.push(node);
  }
  return found;
}
