import type { Params } from './sql-parts.js';

export type MemberSort = 'relevance' | 'name' | 'newest' | 'active';

/** One order of the list, total because the id is its last key. All keys run the same way, so that a row comparison pages it. */
export interface Sorting {
  readonly keys: readonly { readonly sql: string; readonly kind: 'number' | 'text' }[];
  readonly descending: boolean;
}

const byId = { sql: 'm.id', kind: 'number' } as const;
const byName = { sql: 'm.search_name', kind: 'text' } as const;

const fixed: Readonly<Record<Exclude<MemberSort, 'relevance'>, Sorting>> = {
  name: { keys: [byName, byId], descending: false },
  newest: { keys: [{ sql: 'm.sort_joined', kind: 'number' }, byId], descending: true },
  active: { keys: [{ sql: 'm.sort_active', kind: 'number' }, byId], descending: true },
};

/** Without words nothing is more relevant than anything else: then by name. */
export function sortingOf(sort: MemberSort, words: readonly string[], params: Params): Sorting {
  if (sort !== 'relevance') return fixed[sort];
  if (words.length === 0) return fixed.name;
  return { keys: [{ sql: rank(words, params), kind: 'number' }, byName, byId], descending: false };
}

/** The beginning of the name, of a word in it, anywhere in it; then all words in the expertise, in the headline, spread. */
function rank(words: readonly string[], params: Params): string {
  const phrase = words.join(' ');
  const all = (column: string) => words.map((word) => `${column} like kith_pattern(${params.add(word)})`).join(' and ');
  return `(case
    when m.search_name like kith_prefix(${params.add(phrase)}) then 0
    when m.search_name like kith_pattern(${params.add(` ${phrase}`)}) then 1
    when ${all('m.search_name')} then 2
    when ${all('m.search_expertise')} then 3
    when ${all('m.search_headline')} then 4
    else 5 end)`;
}
