import { badInput } from '../graphql/errors.js';
import type { Params } from './sql-parts.js';

export const facetNames = ['expertise', 'offers', 'wants', 'location', 'organisation', 'language', 'badge'] as const;
export type FacetName = (typeof facetNames)[number];

export type FacetChoice = { readonly [F in FacetName]?: readonly string[] | null };

const MAX_VALUES = 50;

/** Conditions on `members m` for what everybody may see, all words found, and any value of every chosen facet. */
export function conditions(
  words: readonly string[],
  facets: FacetChoice,
  params: Params,
  except?: FacetName,
): string[] {
  return [
    'not m.hidden',
    ...words.map((word) => `m.search like kith_pattern(${params.add(word)})`),
    ...chosen(facets, params, except),
  ];
}

function chosen(facets: FacetChoice, params: Params, except: FacetName | undefined): string[] {
  return facetNames.flatMap((name) => {
    const values = facets[name];
    if (!values?.length || name === except) return [];
    if (values.length > MAX_VALUES) throw badInput(`facets.${name}`, `has more than ${MAX_VALUES} values`);
    const list = params.add(values.map((value) => value.replaceAll('\0', '')));
    return [`m.id in (select member_id from member_tags where facet = '${name}' and value = any(${list}::text[]))`];
  });
}
