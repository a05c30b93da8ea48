/** More than people write by hand; a parser takes it without a pause that anyone feels. UTF-16 units. */
export const maxLength = 100_000;
/** How deep tags may lie in each other. */
const maxDepth = 50;
/** The bound that hostile text cannot talk its way around: depth is only an estimate on text that is not parsed yet. */
const maxTags = 5000;

/** Elements that end by themselves or hold nothing: many of them in a row are no nesting. */
const flat = new Set(
  'p li dt dd tr td th thead tbody tfoot option br hr img input wbr col source track area'.split(' '),
);

/** Text of a length that can be shown; cut text ends in an ellipsis, and never inside a tag. */
export function capLength(text: string): string {
  if (text.length <= maxLength) return text;
  const cut = text.slice(0, maxLength);
  const tag = cut.lastIndexOf('<');
  return `${tag > cut.lastIndexOf('>') && tag > maxLength - 1000 ? cut.slice(0, tag) : cut}…`;
}

/** Whether HTML has more tags, or deeper, than a parser should be given. One pass over it. */
export function tooDeep(html: string): boolean {
  const open = new Map<string, number>();
  let depth = 0;
  let tags = 0;
  for (const [, end, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9-]{0,30})/gi)) {
    const key = name.toLowerCase();
    if (++tags > maxTags) return true;
    if (flat.has(key)) continue;
    const count = open.get(key) ?? 0;
    if (!end) {
      if (++depth > maxDepth) return true;
      open.set(key, count + 1);
    } else if (count) {
      depth--;
      open.set(key, count - 1);
    }
  }
  return false;
}

/** The words of HTML, for where it is not parsed. Only ever shown as text. */
export function wordsOf(html: string): string {
  return html.replace(/<[^<>]*>/g, ' ').trim();
}
