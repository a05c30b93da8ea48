/**
 * Puts a popover beside what it belongs to, where the browser has no anchor positioning: below, or above where there
 * is no room, and never outside of the window. With anchor positioning the styles do it.
 */
export function place(floating: HTMLElement, anchor: Element): void {
  if (CSS.supports('anchor-name', '--a')) return;
  const box = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = floating;
  const start = getComputedStyle(anchor).direction === 'rtl' ? box.right - width : box.left;
  const below = box.bottom + height <= innerHeight || box.top < height;
  floating.style.inset = 'auto';
  floating.style.left = `${Math.max(0, Math.min(start, innerWidth - width))}px`;
  floating.style.top = `${below ? box.bottom : box.top - height}px`;
}
