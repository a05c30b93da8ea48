const focusable =
  'a[href], area[href], button, input, select, textarea, summary, iframe, audio[controls], video[controls], [contenteditable], [tabindex]';

interface FeedKeys {
  /** The articles move by one; where there is none yet, `false`. */
  readonly step: (from: HTMLElement, by: 1 | -1) => boolean;
}

/**
 * The keys of a feed (ARIA Authoring Practices, feed pattern): Page Down and Page Up go from post to post, Control+End
 * and Control+Home to what can be focused after and before the feed. Keys within what is typed in stay there.
 */
export function feedKeys(event: KeyboardEvent, { step }: FeedKeys): void {
  const { key, ctrlKey, target, currentTarget } = event;
  if (event.altKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
  if (!(target instanceof HTMLElement) || !(currentTarget instanceof HTMLElement)) return;
  const inField = target.matches('input, textarea, select, [contenteditable], kith-composer');
  const article = target.closest<HTMLElement>('[data-key]');
  if (inField) return;
  if (!ctrlKey && article && (key === 'PageDown' || key === 'PageUp')) {
    if (step(article, key === 'PageDown' ? 1 : -1)) event.preventDefault();
  } else if (ctrlKey && (key === 'Home' || key === 'End')) {
    const to = beside(currentTarget, key === 'End');
    if (!to) return;
    to.focus();
    event.preventDefault();
  }
}

/** What can be focused first after a part of the page, or last before it, out of every shadow root. */
function beside(feed: HTMLElement, after: boolean): HTMLElement | undefined {
  let passed = false;
  let last: HTMLElement | undefined;
  const stack: Node[] = [document.documentElement];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node === feed) {
      if (!after) return last;
      passed = true;
      continue;
    }
    if (node instanceof HTMLElement) {
      if (node.inert || !isSeen(node)) continue;
      const can = node.matches(focusable) && node.tabIndex >= 0 && !node.matches(':disabled');
      if (can && passed) return node;
      if (can) last = node;
    }
    stack.push(...within(node).reverse());
  }
  return undefined;
}

/** What has no box of its own, as a slot and `<kith-community>`, may hold what is seen. */
function isSeen(node: HTMLElement): boolean {
  return node.checkVisibility({ visibilityProperty: true }) || getComputedStyle(node).display === 'contents';
}

function within(node: Node): Node[] {
  if (node instanceof HTMLSlotElement) {
    const assigned = node.assignedNodes();
    return assigned.length ? assigned : [...node.childNodes];
  }
  return [...(node instanceof Element && node.shadowRoot ? node.shadowRoot : node).childNodes];
}
