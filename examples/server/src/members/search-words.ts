import { badInput } from '../graphql/errors.js';

const MAX_LENGTH = 200;
const MAX_WORDS = 12;

/** What was typed, as words; empty when nothing was. PostgreSQL's text has no null character, and no name has one. */
export function searchWords(search: string | null | undefined): readonly string[] {
  if (!search) return [];
  if (search.length > MAX_LENGTH) throw badInput('search', `is longer than ${MAX_LENGTH} characters`);
  const words = search
    .replace(/\p{Cc}/gu, ' ')
    .trim()
    .split(/\s+/u)
    .filter(Boolean);
  return words.slice(0, MAX_WORDS);
}
