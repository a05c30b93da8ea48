import type { FacetName } from '@kith/core';
import { showInAddress, withParameters } from '@kith/ui';
import { noChoice, sorts, views, type Choice } from '../directory/choice.js';
import { facetNames } from '../directory/facet-choice.js';

const parameters = ['q', 'sort', 'view', 'page', ...facetNames] as const;

/** Reads a directory's choice from the parameters of an address that carry its prefix. */
export function readAddress(query: string, prefix: string): Choice {
  const found = new URLSearchParams(query);
  const name = named(prefix);
  const one = <T extends string>(parameter: (typeof parameters)[number], all: readonly T[]): T | undefined =>
    all.find((value) => value === found.get(name(parameter)));
  const facets: { [F in FacetName]?: readonly string[] } = {};
  for (const facet of facetNames) {
    const values = [...new Set(found.getAll(name(facet)).filter(Boolean))];
    if (values.length) facets[facet] = values;
  }
  return {
    ...noChoice,
    search: found.get(name('q')) ?? '',
    facets,
    sort: one('sort', sorts),
    view: one('view', views),
    page: Math.max(1, Math.trunc(Number(found.get(name('page')))) || 1),
  };
}

/** The address's parameters with this choice in them; those of others stay to the letter. */
export function writeAddress(query: string, prefix: string, { search, facets, sort, view, page }: Choice): string {
  const name = named(prefix);
  const own = new Set<string>(parameters.map(name));
  const chosen = new URLSearchParams();
  if (search.trim()) chosen.append(name('q'), search.trim());
  for (const facet of facetNames) for (const value of facets[facet] ?? []) chosen.append(name(facet), value);
  if (sort) chosen.append(name('sort'), sort);
  if (view) chosen.append(name('view'), view);
  if (page > 1) chosen.append(name('page'), String(page));
  return withParameters(query, own, chosen);
}

function named(prefix: string): (parameter: string) => string {
  return (parameter) => (prefix ? `${prefix}-${parameter}` : parameter);
}

/** Puts a choice into the page's address: a step in the history, or instead of the current one while typing. */
export function syncAddress(prefix: string, choice: Choice, step: boolean): void {
  const query = writeAddress(location.search, prefix, choice);
  if (query !== location.search) showInAddress(query, location.hash, step);
}
