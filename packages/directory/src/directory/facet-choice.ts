import type { FacetChoice, FacetName } from '@kith/core';
import { taken, type ListSupport } from './choice.js';

export const facetNames: readonly FacetName[] = [
  'expertise',
  'offers',
  'wants',
  'location',
  'organisation',
  'language',
  'badge',
];

/** Chosen values of the facets that the backend can narrow by. */
export function facetsOf(facets: FacetChoice, { inputs }: ListSupport): FacetChoice | undefined {
  const chosen: { [F in FacetName]?: readonly string[] } = {};
  for (const name of taken(facetNames, inputs.facets)) if (facets[name]?.length) chosen[name] = facets[name];
  return Object.keys(chosen).length ? chosen : undefined;
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
