/** Letters whose graphemes are as many as they are. */
const plain = /^[\x20-\x7e]*$/;

let segmenter: Intl.Segmenter | undefined;

/**
 * How many characters a reader sees (extended grapheme clusters, UAX 29). A line at a time, since none reaches over its
 * end: lines of Latin letters, digits and signs are counted by their length.
 */
export function countGraphemes(text: string): number {
  if (plain.test(text)) return text.length;
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  let count = -1;
  for (const line of text.split('\n')) {
    count += 1;
    if (plain.test(line)) count += line.length;
    else for (const part of segmenter.segment(line)) count += Number(part.index >= 0);
  }
  return count;
}
