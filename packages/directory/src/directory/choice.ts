import type { FacetChoice, FacetName, ListMembers, MemberSort, Support } from '@kith/core';

export type View = 'grid' | 'list' | 'table';

export const views: readonly View[] = ['grid', 'list', 'table'];
export const pagings = ['more', 'scroll', 'pages'] as const;
export const sorts: readonly MemberSort[] = ['relevance', 'name', 'newest', 'active'];
export const facetNames: readonly FacetName[] = [
  'expertise',
  'offers',
  'wants',
  'location',
  'organisation',
  'language',
  'badge',
];

/** What the reader has chosen. `undefined`: nothing, the directory's own value holds. */
export interface Choice {
  readonly search: string;
  readonly facets: FacetChoice;
  readonly sort?: MemberSort | undefined;
  readonly view?: View | undefined;
  /** From 1. */
  readonly page: number;
}

export const noChoice: Choice = { search: '', facets: {}, page: 1 };

export type ListSupport = Support<'members.list'>;

/** Of `all`, those that an input takes. */
export function taken<T extends string>(all: readonly T[], input: true | readonly string[] | undefined): readonly T[] {
  return input === true ? all : all.filter((one) => input?.includes(one));
}

/** The order that holds: the chosen one, else the host's, else the first that the backend has. */
export function sortOf(
  { inputs }: ListSupport,
  chosen: MemberSort | undefined,
  own: MemberSort | undefined,
): MemberSort | undefined {
  const offered = taken(sorts, inputs.sort);
  return [chosen, own].find((sort) => sort && offered.includes(sort)) ?? offered[0];
}

/** Chosen values of the facets that the backend can narrow by. */
export function facetsOf(facets: FacetChoice, { inputs }: ListSupport): FacetChoice | undefined {
  const chosen: { [F in FacetName]?: readonly string[] } = {};
  for (const name of taken(facetNames, inputs.facets)) if (facets[name]?.length) chosen[name] = facets[name];
  return Object.keys(chosen).length ? chosen : undefined;
}

/** What to ask the backend for. Absent inputs stay absent, so that equal questions are one. */
export function listInput(
  choice: Choice,
  support: ListSupport,
  sort: MemberSort | undefined,
  pageSize: number,
): ListMembers {
  const search = choice.search.trim();
  const facets = facetsOf(choice.facets, support);
  const page = choice.page > 1 && support.inputs.page ? choice.page : undefined;
  return {
    ...(search && support.inputs.search && { search }),
    ...(facets && { facets }),
    ...(sort && { sort }),
    ...(support.inputs.first && { first: pageSize }),
    ...(page && { page }),
  };
}

export function toggled(facets: FacetChoice, name: FacetName, value: string): FacetChoice {
  const values = facets[name] ?? [];
  const left = values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
  return { ...facets, [name]: left.length ? left : undefined };
}

/** Every chosen value with its facet, in the order of the facets. */
export function chosenValues(facets: FacetChoice): readonly (readonly [FacetName, string])[] {
  return facetNames.flatMap((name) => (facets[name] ?? []).map((value) => [name, value] as const));
}

export function isSort(value: unknown): value is MemberSort {
  return sorts.some((sort) => sort === value);
}

/** The words of an attribute that are among `valid`, each once, in the order written. */
export function wordsIn<T extends string>(attribute: string | null | undefined, valid: readonly T[]): readonly T[] {
  const words = new Set((attribute ?? '').split(/\s+/));
  return [...words].flatMap((word) => valid.filter((one) => one === word));
}
