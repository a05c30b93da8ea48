import { emojiData } from './emoji-data.js';

export interface StandardEmoji {
  readonly emoji: string;
  readonly name: string;
}

/** What is offered before a letter is typed. */
const favourites = ['+1', 'heart', 'joy', 'tada', 'smile', 'thinking', 'eyes', 'pray'];

let all: readonly (StandardEmoji & { readonly words: readonly string[] })[] | undefined;

function list(): NonNullable<typeof all> {
  return (all ??= emojiData
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [emoji = '', ...names] = line.split(' ');
      return names.map((name) => ({ emoji, name, words: name.split(/[_-]/) }));
    }));
}

/** Standard emoji whose name, or a word of it, begins with these letters: whole names first, short ones before long ones. */
export function findEmoji(prefix: string, limit: number): readonly StandardEmoji[] {
  const letters = prefix.toLowerCase();
  if (!letters) return favourites.flatMap((name) => list().find((one) => one.name === name) ?? []).slice(0, limit);
  const rank = ({ name, words }: (typeof found)[number]): number =>
    name === letters ? 0 : name.startsWith(letters) ? 1 : words.some((word) => word.startsWith(letters)) ? 2 : 3;
  const found = list().filter(({ name }) => name.includes(letters));
  const seen = new Set<string>();
  return found
    .toSorted((a, b) => rank(a) - rank(b) || a.name.length - b.name.length)
    .filter(({ emoji }) => !seen.has(emoji) && seen.add(emoji))
    .slice(0, limit);
}
