/**
 * Puts a popover beside what it belongs to: below, or above where there is no room, and never outside of the window. With
 * anchor positioning the styles do it, as long as it fits into one of the places that they try.
 */
export function place(floating: HTMLElement, anchor: Element): void {
  if (CSS.supports('anchor-name', '--a') && isInside(floating.getBoundingClientRect())) return;
  const box = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = floating;
  const start = getComputedStyle(anchor).direction === 'rtl' ? box.right - width : box.left;
  const below = box.bottom + height <= innerHeight || box.top < height;
  const { clientWidth } = document.documentElement; // without a scroll bar
  floating.style.setProperty('position-area', 'none');
  floating.style.inset = 'auto';
  floating.style.left = `${Math.max(0, Math.min(start, clientWidth - width))}px`;
  floating.style.top = `${Math.max(0, Math.min(below ? box.bottom : box.top - height, innerHeight - height))}px`;
}

function isInside({ left, top, right, bottom }: DOMRect): boolean {
  return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
}
