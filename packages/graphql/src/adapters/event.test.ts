import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { CommunityError, type EventChange, type OperationName, Pace } from '@kith/core';
import { eventOperations } from '@kith/core/events';
import { buildSchema, isObjectType, parse, TypeInfo, validate, visit, visitWithTypeInfo } from 'graphql';
import { fakeTransport } from '../../test/fake-transport.js';
import { modelSource } from '../../test/model-source.js';
import { alternativesOf, isFunctionEntry } from '../adapter.js';
import { graphqlGateway } from '../index.js';
import { kinds } from '../kinds.js';
import { addEventKinds } from '../kinds-event.js';
import { defaultAdapter } from './default.js';
import { eventAdapter } from './event.js';

const source = (name: string): string => readFileSync(new URL(`../../schema/${name}.graphql`, import.meta.url), 'utf8');
const schema = buildSchema(['kith', 'shared', 'event'].map(source).join('\n'));
const model = modelSource('event', 'discussion');

const documents = Object.entries({ ...eventAdapter.operations, ...eventAdapter.watches }).flatMap(([name, entry]) => {
  assert.ok(!('run' in entry) || !isFunctionEntry(entry));
  return [entry].flat().flatMap((one) => ('document' in one ? [{ name, document: one.document }] : []));
});

/** Inputs that no document of the contract takes: a sheet that is scrolled, with no place to come back to. */
const exceptions: { readonly [operation: string]: readonly string[] } = { 'events.attendees': ['around', 'page'] };

async function over(data: unknown) {
  const transport = fakeTransport(() => ({ data }));
  const gateway = await graphqlGateway({ adapter: defaultAdapter, transport });
  await gateway.prepare?.('event');
  return { gateway, sent: () => transport.requests.map(({ variables }) => variables) };
}

describe('the default adapter of events', () => {
  for (const { name, document } of documents)
    it(`${name}: its document is valid against the contract`, () => {
      assert.deepEqual(validate(schema, parse(document)).map(String), []);
    });

  it('has every operation of the model, with every input, and tells what happens', async () => {
    assert.deepEqual(Object.keys(eventAdapter.operations).sort(), Object.keys(eventOperations).sort());
    assert.deepEqual(Object.keys(eventAdapter.watches ?? {}), ['events.changes']);
    const { gateway } = await over({});
    for (const name of Object.keys(eventOperations) as OperationName[]) {
      const left = exceptions[name] ?? [];
      const wanted = model.fieldsOf(model.asks[name] ?? '').filter((input) => !left.includes(input));
      assert.deepEqual(Object.keys(gateway.supports(name)?.inputs ?? {}).sort(), [...new Set(wanted)].sort(), name);
    }
  });

  it('asks for every field of every type of the contract', () => {
    const asked = new Map<string, Set<string>>();
    for (const { document } of documents) {
      const info = new TypeInfo(schema);
      const Field = ({ name }: { readonly name: { readonly value: string } }): void => {
        const type = String(info.getParentType());
        asked.set(type, (asked.get(type) ?? new Set()).add(name.value));
      };
      visit(parse(document), visitWithTypeInfo(info, { Field }));
    }
    const types = Object.values(schema.getTypeMap()).filter(isObjectType);
    const foreign =
      /^__|^(Query|Mutation|Subscription|Member|MemberCounts|MemberConnection|MemberFacet|CustomField)$|Payload$/;
    for (const type of types.filter(({ name }) => !foreign.test(name))) {
      const missing = Object.keys(type.getFields()).filter((field) => !asked.get(type.name)?.has(field));
      assert.deepEqual(missing, [], type.name);
    }
  });

  it('knows every field of the contract, under the same names', () => {
    addEventKinds();
    for (const [kind, name] of Object.entries({ event: 'Event', attendee: 'Attendee', calendarFeed: 'CalendarFeed' })) {
      const type = schema.getType(name);
      assert.ok(isObjectType(type), name);
      assert.deepEqual(Object.keys(kinds[kind] ?? {}).sort(), Object.keys(type.getFields()).sort(), name);
    }
  });

  it('tells a repeat of every write, by the id that each try carries', () => {
    for (const [name, { kind }] of Object.entries(eventOperations)) {
      const entry = eventAdapter.operations[name];
      assert.ok(entry && !isFunctionEntry(entry), name);
      for (const one of alternativesOf(entry)) {
        assert.equal(one.idempotent ?? false, kind === 'write', name);
        if (kind === 'write') assert.equal(one.variables?.['try'], '$writeId', name);
      }
    }
  });
});

describe('events on the contract', () => {
  it('asks for a window, whole; who looks rides along with its first page', async () => {
    const pageInfo = { hasNextPage: true, endCursor: 'n', hasPreviousPage: true, startCursor: 'p' };
    const { gateway, sent } = await over({ events: { nodes: [{ id: 'e' }], pageInfo, totalCount: 3 } });
    const from = '2026-03-01T00:00:00Z';
    const page = await gateway.run('events.list', { from, kind: ['webinar'], place: [], going: true, sort: 'soonest' });
    assert.deepEqual(page, { items: [{ id: 'e' }], next: 'n', previous: 'p', total: 3 });
    await gateway.run('events.list', { from, after: 'n', first: 5 });
    assert.deepEqual(sent(), [
      { from, kind: ['webinar'], going: true, sort: 'soonest', first: 24, who: true },
      { from, first: 5, after: 'n', who: false },
    ]);
  });

  it('sends what is said as it is, and takes what stands then', async () => {
    const event = { id: 'e', revision: 4, rsvp: { status: 'waiting', position: 2, guests: 0, answers: [] } };
    const { gateway, sent } = await over({
      answerEvent: { event },
      withdrawAnswer: { event: { ...event, rsvp: null } },
    });
    const said = { id: 'e', status: 'going', guests: 0, answers: [] } as const;
    assert.deepEqual(await gateway.run('events.rsvp', said, { writeId: 'w' }), event);
    assert.equal((await gateway.run('events.withdraw', { id: 'e' }, { writeId: 'x' })).rsvp, null);
    assert.deepEqual(sent(), [
      { input: said, try: 'w' },
      { id: 'e', try: 'x' },
    ]);
  });

  it('that there is no feed is an answer, and that there is no event is none', async () => {
    const { gateway } = await over({ eventCalendar: null, event: null });
    assert.equal(await gateway.run('events.calendar', { kind: ['webinar'] }), null);
    await assert.rejects(gateway.run('events.get', { id: '1' }), new CommunityError('not-found'));
  });

  it('a word, a time or a number that the model does not have is none', async () => {
    const { gateway } = await over({
      event: {
        id: 7,
        kind: 'party',
        format: 'hybrid',
        status: 'on',
        startAt: 'tomorrow',
        endAt: '2026-02-30',
        previousStartAt: '2026-03-07T18:00:00',
        venue: { name: 'Hall', latitude: 91, longitude: '-8.6' },
        price: { amount: -1, currency: 'EUR' },
        sessions: [{ id: 's', startAt: null }, { id: 't', startAt: '2026-03-07' }, 'no', { startAt: '2026-03-07' }],
        recurrence: {
          rules: ['FREQ=DAILY', 3, null],
          dates: ['2026-03-07', 'x'],
          except: 'none',
          changes: [{ startAt: '2026-03-07' }, { recurrenceId: '2026-03-07', status: 'gone' }],
        },
        registration: { refused: 'moon', statuses: ['going', 'flying'], left: -1, questions: [{ id: 'q' }] },
        rsvp: { status: 'perhaps' },
        viewerCan: ['rsvp', 'fly'],
      },
    });
    assert.deepEqual(await gateway.run('events.get', { id: '7' }), {
      id: '7',
      kind: null,
      format: 'hybrid',
      status: null,
      startAt: null,
      endAt: null,
      previousStartAt: '2026-03-07T18:00:00',
      venue: { name: 'Hall', latitude: null, longitude: -8.6 },
      price: null,
      sessions: [{ id: 't', startAt: '2026-03-07' }],
      recurrence: {
        rules: ['FREQ=DAILY', '3'],
        dates: ['2026-03-07'],
        except: null,
        changes: [{ recurrenceId: '2026-03-07', status: null }],
      },
      registration: { refused: 'forbidden', statuses: ['going'], left: null, questions: [] },
      rsvp: null,
      viewerCan: ['rsvp'],
    });
  });

  it('tells what happens to an event', async () => {
    const told: EventChange[] = [];
    const answers = [
      { type: 'deleted', event: { id: 'e', revision: 9 } },
      { type: 'exploded', event: { id: 'e', revision: 10 } },
      { type: 'changed', event: null },
    ];
    const transport = {
      ...fakeTransport(() => ({})),
      subscribe: (_: unknown, sink: { next(answer: { data: unknown }): void }) => {
        for (const eventChanged of answers) sink.next({ data: { eventChanged } });
        return () => {};
      },
    };
    const gateway = await graphqlGateway({ adapter: defaultAdapter, transport });
    await gateway.prepare?.('event');
    const ready = new Promise<void>((resolve, reject) => {
      const next = (one: EventChange): void => void told.push(one);
      gateway.watch?.('events.changes', { id: 'e' }, { pace: new Pace(), next, ready: resolve, lost: reject });
    });
    await ready;
    await new Promise(setImmediate);
    assert.deepEqual(told, [
      { type: 'deleted', event: { id: 'e', revision: 9 } },
      { type: 'changed', event: { id: 'e', revision: 10 } },
    ]);
  });
});
