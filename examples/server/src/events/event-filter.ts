import { clean } from '../discussions/post-filter.js';
import type { Reader } from '../discussions/reader.js';
import { badInput } from '../graphql/errors.js';
import { isMemberId } from '../members/get-member.js';
import { searchWords } from '../members/search-words.js';
import type { Params } from '../members/sql-parts.js';

/** What events are narrowed by. All that is given must match; within a list any value. */
export interface EventFilter {
  readonly kind?: readonly string[] | null;
  readonly format?: readonly string[] | null;
  readonly topic?: string | null;
  readonly tag?: readonly string[] | null;
  readonly place?: readonly string[] | null;
  readonly host?: string | null;
  readonly series?: string | null;
  readonly price?: 'free' | 'paid' | null;
  readonly going?: boolean | null;
  readonly search?: string | null;
}

const MAX_VALUES = 50;
const MAX_LENGTH = 200;

/** @throws where an argument cannot be taken. */
export function checkFilter(filter: EventFilter): void {
  searchWords(filter.search);
  for (const name of ['kind', 'format', 'tag', 'place'] as const)
    if ((filter[name]?.length ?? 0) > MAX_VALUES) throw badInput(name, `has more than ${MAX_VALUES} values`);
  for (const name of ['topic', 'tag', 'place', 'series'] as const)
    for (const value of [filter[name] ?? []].flat())
      if (value.length > MAX_LENGTH) throw badInput(name, `is longer than ${MAX_LENGTH} characters`);
}

/** Conditions on `events e`. By no hidden member's name is an event found. */
export function eventConditions(filter: EventFilter, { viewerId, moderator }: Reader, params: Params): string[] {
  const conditions: string[] = [];
  const among = (column: string, values: readonly string[] | null | undefined) => {
    if (values && values.length > 0) conditions.push(`e.${column} = any(${params.add(values.map(clean))}::text[])`);
  };
  let placeholder: string | undefined;
  const viewer = () => (placeholder ??= `${params.add(viewerId)}::bigint`);
  const seen = (member: string) => (moderator ? 'true' : `(not ${member}.hidden or ${member}.id = ${viewer()})`);
  among('kind', filter.kind);
  among('format', filter.format);
  among('place', filter.place);
  if (filter.topic != null) conditions.push(`e.topic = ${params.add(clean(filter.topic))}`);
  if (filter.series != null) conditions.push(`e.series_id = ${params.add(clean(filter.series))}`);
  if (filter.tag && filter.tag.length > 0)
    conditions.push(`e.tags && ${params.add(filter.tag.map((tag) => clean(tag).toLowerCase()))}::text[]`);
  if (filter.host != null)
    conditions.push(
      isMemberId(filter.host)
        ? `exists (select from event_people p join members m on m.id = p.member_id
            where p.event_id = e.id and p.role = 'host' and m.id = ${params.add(filter.host)}::bigint and ${seen('m')})`
        : 'false',
    );
  if (filter.price != null)
    conditions.push(filter.price === 'free' ? 'coalesce(e.price, 0) = 0' : 'e.price_max > 0 or e.price > 0');
  if (filter.going === true)
    conditions.push(
      `exists (select from event_answers a where a.event_id = e.id and a.member_id = ${viewer()} and a.status <> 'declined')`,
    );
  for (const word of searchWords(filter.search)) {
    const pattern = `kith_pattern(${params.add(word)})`;
    conditions.push(`e.search like ${pattern} or exists (select from event_people p left join members m on m.id = p.member_id
      where p.event_id = e.id and (m.id is null and kith_fold(p.name) like ${pattern}
        or m.search_name like ${pattern} and ${seen('m')}))`);
  }
  return conditions.map((one) => `(${one})`);
}
