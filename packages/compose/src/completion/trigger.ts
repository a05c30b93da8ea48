/** What begins a word that can be completed: a member, a tag, an emoji. */
export type Sign = '@' | '#' | ':';

/** A word that is being typed. */
export interface Started {
  readonly sign: Sign;
  /** What follows the sign. */
  readonly prefix: string;
  /** Where the sign stands. */
  readonly from: number;
}

const word = /(?:^|[\s([{<"'“„«¿¡—–/])([@#:])([\p{L}\p{N}\p{M}_+.-]{0,40})$/u;

/** The word before the caret where it can be completed. A sign alone stands for too much, but for a mention. */
export function startedWord(value: string, caret: number): Started | undefined {
  const found = word.exec(value.slice(Math.max(0, caret - 64), caret));
  const [, sign, prefix = ''] = found ?? [];
  if (sign !== '@' && sign !== '#' && sign !== ':') return undefined;
  // ":)" and "12:30" are no emoji, "# " is a heading.
  if (sign === ':' ? !/^\p{L}|^[+-]1/u.test(prefix) : sign === '#' && !prefix) return undefined;
  if (prefix.endsWith('.')) return undefined;
  return { sign, prefix, from: caret - prefix.length - 1 };
}
