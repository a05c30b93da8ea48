import type { Context } from '../graphql/context.js';
import { checkSlice } from '../discussions/cursor.js';
import { readerOf } from '../discussions/reader.js';
import { connection } from '../discussions/connection.js';
import { writeOnce, type Result, type WriteArguments, type Writing } from '../discussions/write-once.js';
import { watchEvents, type WatchEvents } from '../live/event-changed.js';
import { answerEvent, withdrawAnswer } from './answer-event.js';
import { calendarUrl } from './calendar-address.js';
import type { AnswerEventInput } from './check-answers.js';
import { type EventFilter } from './event-filter.js';
import type { EventView } from './event-view.js';
import { facetEvents, type FacetEvents } from './facet-events.js';
import { ATTENDEES, listAttendees, type ListAttendees } from './list-attendees.js';
import { checkEvents, countEvents, type EventPage, listEvents, type ListEvents } from './list-events.js';
import { isEventId, noEvent, readEvent, readEvents, readRows } from './read-events.js';

const COUNT_COST = 10;
const FACET_COST = 20;

type NoParent = unknown;

const Query = {
  events(_: NoParent, input: ListEvents, context: Context) {
    const first = checkEvents(input);
    const { database, budget } = context;
    const read = async (): Promise<EventPage> => {
      budget.spend(first);
      return listEvents(database, input, await readerOf(context));
    };
    return connection<EventPage, EventView>(
      read,
      async ({ ids }) => readEvents(database, ids, await readerOf(context)),
      async () => {
        budget.spend(COUNT_COST);
        return countEvents(database, input, await readerOf(context));
      },
    );
  },

  async event(_: NoParent, { id }: { readonly id: string }, context: Context): Promise<EventView | null> {
    context.budget.spend(2);
    return (await readEvent(context.database, id, await readerOf(context))) ?? null;
  },

  async eventFacets(_: NoParent, input: FacetEvents, context: Context) {
    context.budget.spend(input.names.length * FACET_COST);
    return facetEvents(context.database, input, await readerOf(context));
  },

  async attendees(_: NoParent, { id, ...input }: ListAttendees & { readonly id: string }, context: Context) {
    context.budget.spend(checkSlice(input, ATTENDEES));
    const reader = await readerOf(context);
    const row = isEventId(id) ? (await readRows(context.database, [id], reader.viewerId)).get(id) : undefined;
    if (!row) throw noEvent();
    return connection(
      () => listAttendees(context.database, row, input, reader),
      ({ nodes }) => nodes,
      ({ total }) => total,
    );
  },

  async eventCalendar(_: NoParent, input: EventFilter, context: Context) {
    context.budget.spend(2);
    const url = await calendarUrl(context, input);
    return url === null ? null : { url };
  },
};

/** Writes that answer with an event, as it stands afterwards. */
function onEvent<A>(name: string, work: (writing: Writing, args: A) => Promise<Result>) {
  return async (_: NoParent, args: A & WriteArguments, context: Context) => {
    const { id, reader, clientMutationId } = await writeOnce(context, name, args, (writing) => work(writing, args));
    const event = await readEvent(context.database, id, reader);
    if (!event) throw noEvent();
    return { event, clientMutationId };
  };
}

const Mutation = {
  answerEvent: onEvent('answerEvent', (writing, { input }: { readonly input: AnswerEventInput }) =>
    answerEvent(writing, input),
  ),
  withdrawAnswer: onEvent('withdrawAnswer', withdrawAnswer),
};

export const eventResolvers = {
  Query,
  Mutation,
  Subscription: {
    eventChanged: {
      subscribe: (_: NoParent, input: WatchEvents, context: Context) => watchEvents(context, input),
      resolve: (event: unknown) => event,
    },
  },
};
