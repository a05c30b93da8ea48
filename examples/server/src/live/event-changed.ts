import { checkFilter, eventConditions, type EventFilter } from '../events/event-filter.js';
import type { EventView } from '../events/event-view.js';
import { readEvents } from '../events/read-events.js';
import { readReader, type Reader } from '../discussions/reader.js';
import type { Context } from '../graphql/context.js';
import { Params } from '../members/sql-parts.js';
import type { EventNews } from './changes.js';
import { openStream } from './stream.js';

export interface WatchEvents extends EventFilter {
  readonly id?: string | null;
}

export interface EventEvent {
  readonly type: EventNews['type'];
  readonly event: EventView | GoneEvent;
}

/** What is left of an event that is deleted. */
interface GoneEvent {
  readonly id: string;
  readonly revision: number;
  readonly title: string;
  readonly status: 'cancelled';
  readonly startAt: string;
  readonly viewerCan: readonly [];
}

/** What happens to events, told to each as they would read it at that moment: of one, or as a list narrows. */
export function watchEvents(context: Context, { id, ...filter }: WatchEvents): AsyncGenerator<EventEvent> {
  context.budget.spend(5);
  checkFilter(filter);
  return openStream<EventNews, EventEvent>(context, {
    listen: (push) => ({
      event: (news) => {
        if (id == null || news.eventId === id) push(news);
      },
    }),
    tell: async (news) => {
      const reader = await readReader(context);
      const latest = merged(news);
      const ids = latest.map(({ eventId }) => eventId);
      const wanted = await readWanted(context.database, ids, reader, filter);
      const seen = new Map((await readEvents(context.database, ids, reader)).map((event) => [event.id, event]));
      return latest.flatMap((one): EventEvent[] => {
        const event = seen.get(one.eventId);
        if (!event) return [{ type: 'deleted', event: gone(one) }];
        return wanted.has(one.eventId) ? [{ type: one.type, event }] : [];
      });
    },
  });
}

/** One for each event: what it is now is read anew, so that only a beginning or an end adds something. */
function merged(news: readonly EventNews[]): readonly EventNews[] {
  const byEvent = new Map<string, EventNews>();
  for (const one of news) {
    const before = byEvent.get(one.eventId);
    byEvent.delete(one.eventId);
    byEvent.set(one.eventId, before?.type === 'created' && one.type === 'changed' ? { ...one, type: 'created' } : one);
  }
  return [...byEvent.values()];
}

/** Those that a list shows. What the viewer unsaid has left a list of their own events: whoever holds it sees so by it. */
async function readWanted(
  database: Context['database'],
  ids: readonly string[],
  reader: Reader,
  filter: EventFilter,
): Promise<ReadonlySet<string>> {
  const params = new Params();
  const among = `e.id = any(${params.add(ids)}::bigint[])`;
  const conditions = eventConditions({ ...filter, going: null }, reader, params);
  const rows = await database.query<{ id: string }>(
    `select e.id::text from events e where ${[among, ...conditions].join(' and ')}`,
    params.values,
  );
  return new Set(rows.map(({ id }) => id));
}

function gone({ eventId: id, revision }: EventNews): GoneEvent {
  return { id, revision, title: '', status: 'cancelled', startAt: '1970-01-01', viewerCan: [] };
}
