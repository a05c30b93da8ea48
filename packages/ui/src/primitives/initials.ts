/**
 * What stands for a name where there is no picture: the first letters of its first and last word in scripts with
 * capitals (Latin, Greek, Cyrillic …), one letter in all others, where two would join or say nothing; an emoji or
 * digit where that is all there is. Empty when nothing of the name can be shown.
 */
export function initials(name: string | null | undefined): string {
  const words = (name ?? '')
    .slice(0, 200)
    .normalize('NFC')
    .replace(/\(.*?\)|\[.*?\]/g, ' ') // pronouns, teams
    .split(/\s+/)
    .map((word) => /[\p{L}\p{N}].*/u.exec(word)?.[0] ?? '')
    .filter(Boolean);
  const [first] = words;
  if (!first)
    return grapheme(/\p{Emoji_Presentation}.*|\p{Extended_Pictographic}.*/u.exec(name?.slice(0, 200) ?? '')?.[0] ?? '');
  const last = words.at(-1) ?? first;
  return (
    words.length > 1 && cased.test(first) && cased.test(last) ? grapheme(first) + grapheme(last) : grapheme(first)
  ).toUpperCase();
}

const cased = /^[\p{Lu}\p{Ll}\p{Lt}]/u;
let segmenter: Intl.Segmenter | undefined;

/** The first letter as a reader sees it; a pile of marks on it is cut. */
function grapheme(word: string): string {
  // No mark comes before what stands in ASCII: most names need no segmenter.
  if (/^(?:[!-~]{2}|[!-~]?$)/.test(word)) return word.charAt(0);
  segmenter ??= new Intl.Segmenter();
  const [first] = segmenter.segment(word);
  return Array.from(first?.segment ?? '')
    .slice(0, 8)
    .join('');
}
