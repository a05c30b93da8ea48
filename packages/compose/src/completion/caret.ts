const copied = [
  'boxSizing',
  'inlineSize',
  'paddingTop',
  'paddingRight',
  'paddingBottom',
  'paddingLeft',
  'fontFamily',
  'fontSize',
  'fontStyle',
  'fontWeight',
  'fontVariant',
  'fontStretch',
  'letterSpacing',
  'wordSpacing',
  'lineHeight',
  'textIndent',
  'textTransform',
  'tabSize',
  'direction',
] as const;

/** Beyond so many letters the words are not laid out a second time only to find the caret. */
const longest = 20_000;

/**
 * Where a place in the text of a field is on the screen, as the box of one letter: the same words are laid out once more,
 * unseen, and measured. The field's own box where it holds very much.
 */
export function caretBox(area: HTMLTextAreaElement, at: number): DOMRect {
  const box = area.getBoundingClientRect();
  if (at > longest) return new DOMRect(box.left, box.top, box.width, box.height);
  const style = getComputedStyle(area);
  const mirror = document.createElement('div');
  for (const name of copied) mirror.style[name] = style[name];
  mirror.style.position = 'fixed';
  mirror.style.visibility = 'hidden';
  mirror.style.whiteSpace = 'pre-wrap';
  mirror.style.overflowWrap = 'anywhere';
  mirror.style.left = `${box.left}px`;
  mirror.style.top = `${box.top - area.scrollTop}px`;
  mirror.style.inlineSize = `${area.clientWidth}px`;
  mirror.dir = style.direction;
  mirror.ariaHidden = 'true';
  const mark = document.createElement('span');
  mark.textContent = '\u200b';
  mirror.append(area.value.slice(0, at), mark, area.value.slice(at, at + 200));
  area.after(mirror);
  const found = mark.getBoundingClientRect();
  mirror.remove();
  return found;
}
