import type { Queryable } from '../database/database.js';
import { badInput } from '../graphql/errors.js';
import { conditions, type FacetChoice, type FacetName } from './filter.js';
import { searchWords } from './search-words.js';
import { Params } from './sql-parts.js';

export interface FacetMembers {
  readonly names: readonly FacetName[];
  readonly search?: string | null;
  readonly facets?: FacetChoice | null;
  readonly limit?: number | null;
}

export interface Facet {
  readonly name: FacetName;
  readonly values: readonly FacetValue[];
}

export type FacetValue = { value: string; label: string | null; count: number };

const MAX_LIMIT = 500;

/** The values of each facet that the members found carry, most first; its own choice leaves a facet as wide as it was. */
export async function facetMembers(database: Queryable, input: FacetMembers): Promise<Facet[]> {
  const limit = input.limit ?? 50;
  if (limit < 1 || limit > MAX_LIMIT) throw badInput('limit', `must be 1 to ${MAX_LIMIT}`);
  const words = searchWords(input.search);
  const facets: Facet[] = [];
  for (const name of new Set(input.names)) {
    facets.push({ name, values: await valuesOf(database, name, words, input.facets ?? {}, limit) });
  }
  return facets;
}

async function valuesOf(
  database: Queryable,
  name: FacetName,
  words: readonly string[],
  facets: FacetChoice,
  limit: number,
): Promise<FacetValue[]> {
  const params = new Params();
  const where = conditions(words, facets, params, name);
  // Hidden members have no tags, so that an unfiltered count reads one index and no member.
  const narrowed =
    where.length > 1 ? `and t.member_id in (select m.id from members m where ${where.join(' and ')})` : '';
  const rows = await database.query<FacetValue>(
    `select t.value, ${name === 'badge' ? '(select label from badges where id = t.value)' : 'null'} as label, count(*)::int as count
      from member_tags t where t.facet = '${name}' ${narrowed}
      group by t.value order by count(*) desc, t.value limit ${limit}`,
    params.values,
  );
  return name === 'language' ? rows.map((row) => ({ ...row, label: languageName(row.value) })) : rows;
}

const languageNames = new Intl.DisplayNames(['en'], { type: 'language' });

/** The English name of a BCP 47 tag; `null` for what is none. */
function languageName(tag: string): string | null {
  try {
    return languageNames.of(tag) ?? null;
  } catch {
    return null;
  }
}
