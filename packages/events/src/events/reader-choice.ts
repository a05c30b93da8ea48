import { showInAddress, withParameters } from '@kith/ui';
import { formats, kinds, periods, prices, views, type EventFilters, type Period, type View } from './choice.js';

export const filterNames = ['kind', 'format', 'topic', 'tag', 'place', 'host', 'price', 'going'] as const;
export type FilterName = (typeof filterNames)[number];

/** One value by filter; of `going` it is `1`. */
export type Filters = { readonly [name in FilterName]?: string | undefined };

/** What the reader has chosen. `undefined`: nothing, the host's own value holds. */
export interface Choice {
  readonly search: string;
  readonly filters: Filters;
  readonly period?: Period | undefined;
  readonly view?: View | undefined;
  /** The day whose month or week is shown, counted from 1970. */
  readonly day?: number | undefined;
  readonly zone?: string | undefined;
}

export const noChoice: Choice = { search: '', filters: {} };

export function hasFilters({ search, filters }: Choice): boolean {
  return search.trim() !== '' || Object.values(filters).some(Boolean);
}

/** The host's filters with the reader's in their place. */
export function joined(own: EventFilters, { search, filters }: Choice): EventFilters {
  const { going, ...others } = filters;
  const chosen = Object.fromEntries(Object.entries(others).filter(([, value]) => value));
  return { ...own, ...chosen, search, going: own.going === true || going === '1' };
}

const parameters = ['q', 'when', 'view', 'day', 'zone', ...filterNames] as const;
const dayMs = 86_400_000;

/** Reads a choice from the parameters of an address that carry its prefix. */
export function readAddress(query: string, prefix: string): Choice {
  const given = new URLSearchParams(query);
  const get = (name: (typeof parameters)[number]): string | undefined => given.get(named(prefix, name)) || undefined;
  const one = <T extends string>(name: (typeof parameters)[number], all: readonly T[]): T | undefined =>
    all.find((value) => value === get(name));
  const day = Date.parse(`${get('day') ?? ''}T00:00:00Z`) / dayMs;
  const filters = Object.fromEntries(filterNames.flatMap((name) => (get(name) ? [[name, get(name)]] : [])));
  return {
    search: get('q') ?? '',
    filters: {
      ...filters,
      kind: one('kind', kinds),
      format: one('format', formats),
      price: one('price', prices),
      going: one('going', ['1']),
    },
    period: one('when', periods),
    view: one('view', views),
    day: Number.isNaN(day) ? undefined : day,
    zone: get('zone'),
  };
}

/** Puts a choice into the page's address: a step in the history, or instead of the current one while typing. */
export function syncAddress(prefix: string, choice: Choice, step: boolean): void {
  const { search, filters, period, view, day, zone } = choice;
  const chosen = new URLSearchParams();
  const put = (name: (typeof parameters)[number], value: string | undefined): void => {
    if (value) chosen.append(named(prefix, name), value);
  };
  put('q', search.trim());
  put('when', period);
  put('view', view);
  put('day', day === undefined ? undefined : new Date(day * dayMs).toISOString().slice(0, 10));
  put('zone', zone);
  for (const name of filterNames) put(name, filters[name]);
  const own = new Set<string>(parameters.map((name) => named(prefix, name)));
  const query = withParameters(location.search, own, chosen);
  if (query !== location.search) showInAddress(query, location.hash, step);
}

function named(prefix: string, parameter: string): string {
  return prefix ? `${prefix}-${parameter}` : parameter;
}
