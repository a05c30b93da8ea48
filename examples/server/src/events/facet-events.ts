import type { Queryable } from '../database/database.js';
import type { Reader } from '../discussions/reader.js';
import { badInput } from '../graphql/errors.js';
import { Params } from '../members/sql-parts.js';
import { checkFilter, eventConditions, type EventFilter } from './event-filter.js';
import { checkWindow, EventList, windowConditions } from './list-events.js';

export type EventFacetName = 'kind' | 'format' | 'topic' | 'tag' | 'place' | 'host';

export interface FacetEvents extends EventFilter {
  readonly names: readonly EventFacetName[];
  readonly from?: Date | null;
  readonly to?: Date | null;
  readonly limit?: number | null;
}

export interface EventFacet {
  readonly name: EventFacetName;
  readonly values: readonly { value: string; label: string | null; count: number }[];
}

const MAX_LIMIT = 500;

/** Where the values of each facet lie, beside `events e`. Hidden members are nobody's hosts here. */
const sources: Readonly<Record<EventFacetName, string>> = {
  kind: 'cross join lateral (select e.kind as value, null as label) v',
  format: 'cross join lateral (select e.format as value, null as label) v',
  topic: 'cross join lateral (select slug as value, name as label from topics where slug = e.topic) v',
  tag: 'cross join lateral (select distinct value, null as label from unnest(e.tags) as value) v',
  place: 'cross join lateral (select e.place as value, null as label) v',
  host: `cross join lateral (select distinct m.id::text as value, m.name as label from event_people p
    join members m on m.id = p.member_id and not m.hidden where p.event_id = e.id and p.role = 'host') v`,
};

/** The values that the events found carry, most first; its own choice leaves a facet as wide as it was. */
export async function facetEvents(database: Queryable, input: FacetEvents, reader: Reader): Promise<EventFacet[]> {
  const limit = input.limit ?? 50;
  if (limit < 1 || limit > MAX_LIMIT) throw badInput('limit', `must be 1 to ${MAX_LIMIT}`);
  checkFilter(input);
  checkWindow(input);
  const { from = null, to = null } = input;
  const recurring = await new EventList(database, { from, to }, reader).recurring();
  const facets: EventFacet[] = [];
  for (const name of new Set(input.names)) {
    const params = new Params();
    const here = ['e.recurrence is null', ...windowConditions(input, params)].join(' and ');
    const ids = `${params.add(recurring.map(({ id }) => id))}::bigint[]`;
    const where = [
      'v.value is not null',
      `(${here} or e.id = any(${ids}))`,
      ...eventConditions({ ...input, [name]: null }, reader, params),
    ];
    const values = await database.query<{ value: string; label: string | null; count: number }>(
      `select v.value, v.label, count(*)::int as count from events e ${sources[name]} where ${where.join(' and ')}
        group by v.value, v.label order by count(*) desc, v.value limit ${limit}`,
      params.values,
    );
    facets.push({ name, values });
  }
  return facets;
}
