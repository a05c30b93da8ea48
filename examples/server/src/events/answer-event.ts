import { GraphQLError } from 'graphql';
import type { Queryable } from '../database/database.js';
import { memberOf, type Result, type Writing } from '../discussions/write-once.js';
import { forbidden } from '../graphql/errors.js';
import { type AnswerEventInput, checkAnswers, type Said } from './check-answers.js';
import type { AnswerRow, EventRow } from './event-row.js';
import { isEventId, noEvent, readRows } from './read-events.js';
import { leftOf, refusalOf, registersHere, type RsvpRefusal } from './registration.js';
import { isPast } from './dates.js';

/**
 * Says whether the viewer comes. Whoever answers holds the event until the transaction ends, so that a place is given once:
 * of two who want the last one, the second waits or is refused.
 */
export async function answerEvent(writing: Writing, input: AnswerEventInput): Promise<Result> {
  const { tx, reader } = writing;
  const { viewerId } = memberOf(reader);
  const row = await lockEvent(tx, input.id, viewerId);
  if (!registersHere(row)) throw forbidden('One does not register here');
  const refusal = refusalOf(row, reader);
  // Who gives a place back may do so after the deadline.
  const leaves = input.status === 'declined' && row.answer !== null;
  if (refusal !== null && refusal !== 'full' && !(leaves && refusal === 'closed')) throw refused(refusal);
  const said = checkAnswers(row, input);
  const next = outcome(row, said);
  if (isSame(row.answer, next)) return { type: 'event', id: row.id };
  await tx.query(
    `insert into event_answers (event_id, member_id, status, guests, answers, queued)
      values ($1::bigint, $2::bigint, $3, $4::int, $5::jsonb, case when $3 = 'waiting' then nextval('event_queue') end)
      on conflict (event_id, member_id) do update set status = excluded.status, guests = excluded.guests,
        answers = excluded.answers, answered_at = excluded.answered_at,
        queued = case when excluded.status = 'waiting' then coalesce(event_answers.queued, excluded.queued) end`,
    [row.id, viewerId, next.status, next.guests, JSON.stringify(next.answers)],
  );
  await settle(tx, row.id);
  return { type: 'event', id: row.id };
}

/** Unsays it, however late; of what is over or off nothing changes any more. */
export async function withdrawAnswer({ tx, reader }: Writing, { id }: { readonly id: string }): Promise<Result> {
  const { viewerId } = memberOf(reader);
  const row = await lockEvent(tx, id, viewerId);
  if (row.answer === null) return { type: 'event', id: row.id };
  if (isPast(row)) throw refused('past');
  await tx.query('delete from event_answers where event_id = $1::bigint and member_id = $2::bigint', [
    row.id,
    viewerId,
  ]);
  await settle(tx, row.id);
  return { type: 'event', id: row.id };
}

/** Gives up all that a member has said, as they leave for good. */
export async function withdrawEverywhere(tx: Queryable, memberId: string): Promise<void> {
  // In the order of their ids, as every write that holds more than one.
  const events = await tx.query<{ id: string }>(
    `select e.id::text from events e where e.id in (select event_id from event_answers where member_id = $1::bigint)
      order by e.id for update`,
    [memberId],
  );
  await tx.query('delete from event_answers where member_id = $1::bigint', [memberId]);
  for (const { id } of events) await settle(tx, id);
}

/**
 * Gives free places to those who wait: in their order, to the first who fits, and on. Then counts who comes, which all
 * servers tell when the transaction commits. The event must be held.
 */
export async function settle(tx: Queryable, id: string): Promise<void> {
  const [event] = await tx.query<{ capacity: number | null; taken: number; over: boolean }>(
    `select capacity, (select coalesce(sum(1 + guests), 0)::int from event_answers where event_id = e.id and status = 'going') as taken,
        (status = 'cancelled' or last_at <= now()) is true as over from events e where id = $1::bigint`,
    [id],
  );
  if (!event) return;
  if (!event.over) {
    let left = event.capacity === null ? Infinity : event.capacity - event.taken;
    const waiting = await tx.query<{ id: string; places: number }>(
      `select id::text, 1 + guests as places from event_answers where event_id = $1::bigint and status = 'waiting' order by queued`,
      [id],
    );
    const promoted: string[] = [];
    for (const one of waiting) {
      if (one.places > left) continue;
      left -= one.places;
      promoted.push(one.id);
    }
    if (promoted.length > 0)
      await tx.query(`update event_answers set status = 'going', queued = null where id = any($1::bigint[])`, [
        promoted,
      ]);
  }
  await tx.query(
    `update events e set going = c.going, maybe = c.maybe, waiting = c.waiting, revision = revision + 1
      from (select coalesce(sum(1 + guests) filter (where status = 'going'), 0) as going,
          count(*) filter (where status = 'maybe') as maybe, count(*) filter (where status = 'waiting') as waiting
        from event_answers where event_id = $1::bigint) c where e.id = $1::bigint`,
    [id],
  );
}

async function lockEvent(tx: Queryable, id: string, viewerId: string): Promise<EventRow> {
  if (!isEventId(id)) throw noEvent();
  await tx.query('select 1 from events where id = $1::bigint for update', [id]);
  const row = (await readRows(tx, [id], viewerId)).get(id);
  if (!row) throw noEvent();
  return row;
}

/** What becomes of it: there is a place, or one waits, or is told that it is full. Nobody loses a place by asking for more. */
function outcome(row: EventRow, said: Said): Said | (Omit<Said, 'status'> & { readonly status: 'waiting' }) {
  if (said.status !== 'going') return said;
  const held = row.answer?.status === 'going' ? 1 + row.answer.guests : 0;
  const left = leftOf(row);
  if (left === null || 1 + said.guests - held <= left) return said;
  if (held > 0 || !row.waiting_list) throw full();
  return { ...said, status: 'waiting' };
}

function isSame(before: AnswerRow | null, { status, guests, answers }: Omit<AnswerRow, 'position'>): boolean {
  return (
    before?.status === status &&
    before.guests === guests &&
    before.answers.length === answers.length &&
    answers.every(({ question, value }) =>
      before.answers.some((one) => one.question === question && one.value === value),
    )
  );
}

function full(): GraphQLError {
  return new GraphQLError('There are not enough places left', { extensions: { code: 'CONFLICT', reason: 'full' } });
}

function refused(reason: RsvpRefusal): GraphQLError {
  return new GraphQLError(sentences[reason], { extensions: { code: 'FORBIDDEN', reason } });
}

const sentences: Readonly<Record<RsvpRefusal, string>> = {
  unauthenticated: 'Sign in first',
  forbidden: 'The account is suspended',
  closed: 'Answers were taken until the deadline',
  full: 'There are not enough places left',
  past: 'The event is over',
  cancelled: 'The event is cancelled',
};
