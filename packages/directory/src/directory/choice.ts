import type { FacetChoice, ListMembers, MemberSort, Support } from '@kith/core';

export type View = 'grid' | 'list' | 'table';

export const views: readonly View[] = ['grid', 'list', 'table'];
export const pagings = ['more', 'scroll', 'pages'] as const;
export const sorts: readonly MemberSort[] = ['relevance', 'name', 'newest', 'active'];

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
  chosen: string | undefined,
  own: string | undefined,
): MemberSort | undefined {
  const offered = taken(sorts, inputs.sort);
  return offered.find((sort) => sort === chosen) ?? offered.find((sort) => sort === own) ?? offered[0];
}

/** What to ask the backend for. Absent inputs stay absent, so that equal questions are one. */
export function listInput(
  { inputs }: ListSupport,
  words: string,
  sort: MemberSort | undefined,
  first: number,
): ListMembers {
  const search = words.trim();
  return {
    ...(search && inputs.search && { search }),
    ...(sort && { sort }),
    ...(inputs.first && { first }),
  };
}
