/** More than people write by hand; a parser takes it without a pause that anyone feels. UTF-16 units. */
export const maxLength = 100_000;
/** How deep tags may lie in each other. */
const maxDepth = 50;
/** The bound that hostile text cannot talk its way around, on tags and attributes: depth is only an estimate on text that is not parsed yet. */
const maxTags = 10_000;

/** Elements that end by themselves or hold nothing: many of them in a row are no nesting. */
const flat = new Set(
  'p li dt dd tr td th thead tbody tfoot option br hr img input wbr col source track area'.split(' '),
);

/** Text of a length that can be shown; cut text ends in an ellipsis, and never inside a tag. */
export function capLength(text: string, length = maxLength): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  const tag = cut.lastIndexOf('<');
  return `${tag > cut.lastIndexOf('>') && tag > length - 1000 ? cut.slice(0, tag) : cut}…`;
}

/** Whether HTML has more tags, or deeper, than a parser should be given. One pass over it. */
export function tooDeep(html: string): boolean {
  const open = new Map<string, number>();
  let depth = 0;
  let tags = 0;
  for (const [, end, name = '', rest = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9-]{0,30})([^<>]*)/gi)) {
    const key = name.toLowerCase();
    tags += rest.split(/[\s/"']/).length; // the name, and what may be attributes
    if (tags > maxTags) return true;
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

/** Nobody writes more tags in a row than this, without a word between them. */
const maxRun = 100;
/** How many are looked at. */
const maxLooks = 200_000;

/** Text without tags by the thousand that hold nothing: the words that they hide come before the cut. */
export function withoutTagRuns(text: string): string {
  const tag = /<\/?[a-z][^<>]*>\s*/giy;
  let shorter = '';
  let kept = 0;
  let looks = 0;
  for (let at = text.indexOf('<'); at >= 0 && shorter.length <= maxLength && looks++ < maxLooks;) {
    let end = at;
    let count = 0;
    for (tag.lastIndex = at; looks < maxLooks && tag.test(text); count++, looks++) end = tag.lastIndex;
    if (count > maxRun) {
      shorter += `${text.slice(kept, at)} `;
      kept = end;
    }
    at = text.indexOf('<', Math.max(end, at + 1));
  }
  return kept ? shorter + text.slice(kept) : text;
}

/** Where a line ends in what a browser shows. */
const lineEnds = /<(?:br|hr|\/(?:p|div|h[1-6]|li|tr|pre|blockquote|ul|ol|table))\b[^<>]*>/gi;
const characters: { readonly [reference: string]: string } = {
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  nbsp: ' ',
  amp: '&',
};

/** The words of HTML, for where it is not parsed. Only ever shown as text. */
export function wordsOf(html: string): string {
  return html
    .replace(lineEnds, '\n')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&(lt|gt|quot|#39|nbsp|amp);/g, (reference, name: string) => characters[name] ?? reference)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/(?: ?\n ?)+/g, '\n')
    .trim();
}

/** What the parser does for marks that might begin something: it compares each with each of the same block. */
const maxPairs = 1_000_000;
const maxCells = 4000;

const beginsBlock = /^\s*$|^ {0,3}(?:[-*+]|#{1,6})[ \t]+\S/;
const deepInList = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))){20}|^\s{50,}(?:[-+*]|\d{1,9}[.)])[ \t]/;
/** Where an e-mail address might go on for ever. */
const endless = /[\w.+-]{3000}/;

/** Whether Markdown would keep its parser busy for long: it is quadratic in marks that never close. One pass over it. */
export function tooTangled(markdown: string): boolean {
  if (endless.test(markdown)) return true;
  let pairs = 0;
  let marks = 0;
  let rows = 0;
  let columns = 0;
  for (const line of markdown.split('\n')) {
    if (deepInList.test(line)) return true;
    if (beginsBlock.test(line)) {
      pairs += marks ** 2;
      marks = 0;
    }
    marks += line.match(/[*_~[\]()!<`@]|www\.|:\/\//g)?.length ?? 0;
    const pipes = line.match(/\|/g)?.length ?? 0;
    if (pipes) rows++;
    columns = Math.max(columns, pipes);
  }
  return pairs + marks ** 2 > maxPairs || rows * columns > maxCells;
}
