/** Letters whose stroke is no accent to Unicode, but is to whoever types them. */
const strokes: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', đ: 'd', ħ: 'h', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i' };

/** Text as searching compares it: without case, accents and compatibility forms. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[łøđħßæœı]/g, (letter) => strokes[letter] ?? letter);
}
