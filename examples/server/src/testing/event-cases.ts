import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import ICAL from 'ical.js';
import type { RunningServer } from '../server.js';
import { ask, at, each, list, signIn, type Answer } from './client.js';
import { openEvent } from './small-events.js';
import { subscribe } from './subscriber.js';

const answered = `id revision rsvp { status position guests answers { question value } } counts { going maybe waiting }
  registration { refused left } viewerCan onlineUrl`;

/** Events over the small community, the same on either database. */
export function eventCases(server: () => RunningServer): void {
  let cookies: Readonly<Record<string, string>> = {};
  let tries = 0;

  before(async () => {
    const handles = ['ada', 'shy', 'perf', 'jose', 'jose-2', 'noor', 'percent', 'hidden'];
    const pairs = await Promise.all(handles.map(async (one) => [one, await signIn(server().origin, one)] as const));
    cookies = Object.fromEntries(pairs);
  });

  const query = async (who: string | null, text: string, variables: Record<string, unknown> = {}) =>
    ask(server().origin, text, variables, who === null ? {} : { cookie: cookies[who] ?? '' });
  const code = ({ body }: Answer) => at(body, 'errors.0.extensions.code');
  const ok = async (answer: Promise<Answer>, path: string) => {
    const { body } = await answer;
    assert.equal(at(body, 'errors'), undefined, JSON.stringify(body));
    return at(body, `data.${path}`);
  };
  const say = (who: string | null, id: string, input: Record<string, unknown> = {}, tryId = `event-try-${++tries}`) =>
    query(
      who,
      `mutation ($input: AnswerEventInput!, $id: String) { answerEvent(input: $input, clientMutationId: $id) {
        clientMutationId event { ${answered} } } }`,
      { input: { id, status: 'going', ...input }, id: tryId },
    );
  const going = (who: string, id: string, input?: Record<string, unknown>) =>
    ok(say(who, id, input), 'answerEvent.event');
  const withdraw = (who: string | null, id: string) =>
    query(who, `mutation ($id: ID!) { withdrawAnswer(id: $id) { event { ${answered} } } }`, { id });
  const read = (who: string | null, id: string) =>
    ok(query(who, `query ($id: ID!) { event(id: $id) { ${answered} } }`, { id }), 'event');
  const titles = async (args: string, who: string | null = null) =>
    each(await ok(query(who, `{ events(${args}) { nodes { title } } }`), 'events'), 'nodes', 'title');
  const march = 'from: "2031-03-01T00:00:00Z", to: "2031-04-01T00:00:00Z"';
  const open = (about?: Parameters<typeof openEvent>[1]) => openEvent(server().database, about);

  it('answers every field of an event', async () => {
    const fields = `uid revision title kind format status startAt endAt timeZone previousStartAt summary description { text }
      coverUrl coverAlt venue { name address latitude longitude url } onlineUrl hosts { id name } speakers { id name headline url }
      attendees { name } topic { id } tags links { url } series { id name } recurrence { rules } recurrenceId sessions { id }
      price { amount max currency } registration { refused url capacity left } rsvp { status } counts { going maybe waiting }
      recordingUrl viewerCan`;
    const { body } = await query(null, `{ events(search: "hall tokyo") { totalCount nodes { ${fields} } } }`);
    assert.equal(at(body, 'data.events.totalCount'), 1);
    assert.deepEqual(at(body, 'data.events.nodes.0'), {
      uid: 'day@kith.example',
      revision: 1,
      title: 'Åpen dag',
      kind: 'conference',
      format: 'onsite',
      status: 'scheduled',
      startAt: '2031-03-07',
      endAt: '2031-03-09',
      timeZone: 'Asia/Tokyo',
      previousStartAt: null,
      summary: null,
      description: null,
      coverUrl: null,
      coverAlt: null,
      venue: { name: 'Hall 7', address: '東京', latitude: 35.68, longitude: 139.69, url: null },
      onlineUrl: null,
      // The other host is hidden.
      hosts: [{ id: '1', name: 'Ada Ærøskøbing' }],
      speakers: [{ id: null, name: 'Guest Speaker', headline: 'From afar', url: 'https://speaker.example/' }],
      attendees: [],
      topic: null,
      tags: ['open', 'data'],
      links: [],
      series: null,
      recurrence: null,
      recurrenceId: null,
      sessions: [],
      price: { amount: 120.5, max: 300, currency: 'EUR' },
      registration: { refused: null, url: 'https://tickets.example/7', capacity: null, left: null },
      rsvp: null,
      counts: { going: 0, maybe: 0, waiting: 0 },
      recordingUrl: null,
      viewerCan: [],
    });
    const sessions = await ok(
      query(
        null,
        '{ events(search: "cafe noon") { nodes { sessions { id title onlineUrl speakers { name } } hosts { id name } } } }',
      ),
      'events.nodes.0',
    );
    assert.deepEqual(sessions, {
      sessions: [
        { id: 'b', title: 'Later', onlineUrl: null, speakers: [{ name: 'Performance Artist' }] },
        { id: 'a', title: 'Sooner', onlineUrl: null, speakers: [] },
      ],
      hosts: [{ id: null, name: 'Zoë Stranger' }],
    });
    const weekly = await ok(
      query(
        null,
        '{ events(series: "circle") { nodes { onlineUrl series { name } recurrence { rules except changes { recurrenceId startAt status } } } } }',
      ),
      'events.nodes.0',
    );
    assert.equal(at(weekly, 'onlineUrl'), 'https://meet.example/circle');
    assert.deepEqual(list(weekly, 'recurrence.except'), ['2031-03-11T18:00:00']);
    assert.deepEqual(each(weekly, 'recurrence.changes', 'status'), ['moved']);
  });

  it('lists what touches a window, what recurs by its first date there', async () => {
    assert.deepEqual(await titles(march), [
      'Monthly for ever',
      'Weekly circle',
      'Åpen dag',
      'Wherever you are',
      'No time at all',
    ]);
    assert.deepEqual(await titles(`${march}, sort: latest`), [
      'Weekly circle',
      'No time at all',
      'Wherever you are',
      'Åpen dag',
      'Monthly for ever',
    ]);
    // The day begins in Tokyo while it is still the sixth in Greenwich; the ninth is no part of it.
    assert.ok((await titles('from: "2031-03-06T15:00:00Z", to: "2031-03-06T15:00:01Z"')).includes('Åpen dag'));
    assert.deepEqual(await titles('from: "2031-03-08T15:00:00Z", to: "2031-03-08T16:00:00Z"'), []);
    // A clock's time without a zone may be that of anybody.
    assert.deepEqual(await titles('from: "2031-03-06T22:00:00Z", to: "2031-03-06T23:00:00Z", kind: [workshop]'), [
      'Wherever you are',
    ]);
    // Left out, moved, and after the last.
    assert.deepEqual(await titles('from: "2031-03-11T00:00:00Z", to: "2031-03-12T00:00:00Z", kind: [meeting]'), []);
    assert.deepEqual(await titles('from: "2031-03-18T00:00:00Z", to: "2031-03-19T00:00:00Z", kind: [meeting]'), []);
    assert.deepEqual(await titles('from: "2031-03-19T00:00:00Z", to: "2031-03-20T00:00:00Z", kind: [meeting]'), [
      'Weekly circle',
    ]);
    assert.deepEqual(await titles('from: "2031-07-02T00:00:00Z", to: "2032-01-01T00:00:00Z"'), ['Monthly for ever']);
    assert.deepEqual(await titles('from: "2999-01-01T00:00:00Z", to: "2999-02-01T00:00:00Z"'), ['Monthly for ever']);
    assert.deepEqual(await titles('from: "2031-03-07T12:00:00Z", to: "2031-03-07T12:00:01Z", kind: [webinar]'), [
      'No time at all',
    ]);
    assert.deepEqual(await titles('from: "2031-03-07T12:00:01Z", to: "2031-03-07T13:00:00Z", kind: [webinar]'), []);
  });

  it('narrows by everything, folding case and accents', async () => {
    const one = async (args: string) => titles(`${march}, ${args}`);
    assert.deepEqual(await one('kind: [webinar, workshop]'), ['Wherever you are', 'No time at all']);
    assert.deepEqual(await one('format: [hybrid]'), ['Monthly for ever']);
    assert.deepEqual(await one('tag: ["DATA"]'), ['Monthly for ever', 'Åpen dag']);
    assert.deepEqual(await one('place: ["Łódź, Poland", "Tokyo, Japan"]'), ['Monthly for ever', 'Åpen dag']);
    assert.deepEqual(await one('host: "5"'), ['Weekly circle']);
    assert.deepEqual(await one('host: "2"'), [], 'a hidden host');
    assert.deepEqual(await one('price: paid'), ['Åpen dag']);
    assert.equal((await one('price: free')).length, 4);
    assert.deepEqual(await one('search: "APEN DAG"'), ['Åpen dag']);
    assert.deepEqual(await one('search: "zoe"'), ['Wherever you are']);
    assert.deepEqual(await one('search: "ada aero"'), ['Åpen dag']);
    assert.deepEqual(await one('search: "hidden person"'), []);
    assert.deepEqual(await one('search: "100%"'), []);
    assert.deepEqual(await one('going: true'), []);
  });

  it('pages both ways through everything once, with what recurs among it', async () => {
    for (const sort of ['soonest', 'latest']) {
      const all = await titles(`${march}, sort: ${sort}`);
      const page = async (more: string) =>
        ok(
          query(
            null,
            `{ events(${march}, sort: ${sort}, first: 2, ${more}) { totalCount nodes { id title }
            pageInfo { hasNextPage endCursor hasPreviousPage startCursor } } }`,
          ),
          'events',
        );
      const first = await page('page: 1');
      assert.equal(at(first, 'totalCount'), 5);
      const second = await page(`after: ${JSON.stringify(at(first, 'pageInfo.endCursor'))}`);
      const third = await page(`after: ${JSON.stringify(at(second, 'pageInfo.endCursor'))}`);
      assert.deepEqual(
        [first, second, third].flatMap((one) => each(one, 'nodes', 'title')),
        all,
      );
      assert.deepEqual([at(first, 'pageInfo.hasPreviousPage'), at(third, 'pageInfo.hasNextPage')], [false, false]);
      const back = await page(`before: ${JSON.stringify(at(third, 'pageInfo.startCursor'))}`);
      assert.deepEqual(list(back, 'nodes'), list(second, 'nodes'));
      assert.equal(at(back, 'pageInfo.hasPreviousPage'), true);
      assert.deepEqual(list(await page('page: 2'), 'nodes'), list(second, 'nodes'));
      const around = await page(`around: ${JSON.stringify(at(third, 'nodes.0.id'))}`);
      assert.ok(each(around, 'nodes', 'title').includes(all[4]));
    }
  });

  it('counts facets in the window without narrowing by their own choice', async () => {
    const facets = await ok(
      query(
        null,
        `{ eventFacets(names: [kind, tag, host, place], ${march}, kind: [meetup]) { name values { value label count } } }`,
      ),
      'eventFacets',
    );
    assert.deepEqual(each(at(facets, '0'), 'values', 'count'), [1, 1, 1, 1, 1]);
    assert.deepEqual(at(facets, '1.values'), [{ value: 'data', label: null, count: 1 }]);
    assert.deepEqual(at(facets, '2.values'), []);
    assert.deepEqual(at(facets, '3.values'), [{ value: 'Łódź, Poland', label: null, count: 1 }]);
    const hosts = await ok(
      query(null, `{ eventFacets(names: [host], ${march}) { values { value label count } } }`),
      'eventFacets',
    );
    assert.deepEqual(at(hosts, '0.values'), [
      { value: '1', label: 'Ada Ærøskøbing', count: 1 },
      { value: '5', label: 'José Álvarez', count: 1 },
    ]);
  });

  it('refuses arguments that cannot be taken, naming them', async () => {
    const refused = async (text: string, argument: string) => {
      const { body } = await query(null, text);
      assert.equal(at(body, 'errors.0.extensions.code'), 'BAD_USER_INPUT', JSON.stringify(body));
      assert.equal(at(body, 'errors.0.extensions.argument'), argument);
    };
    const forged = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    await refused('{ events(first: 0) { totalCount } }', 'first');
    await refused('{ events(first: 101) { totalCount } }', 'first');
    await refused('{ events(page: 2000) { totalCount } }', 'page');
    await refused('{ events(to: "2031-03-01T00:00:00Z", from: "2031-03-01T00:00:00Z") { totalCount } }', 'to');
    await refused(`{ events(place: ["${'x'.repeat(201)}"]) { totalCount } }`, 'place');
    await refused(`{ events(search: "${'x'.repeat(201)}") { totalCount } }`, 'search');
    await refused('{ eventFacets(names: [kind], limit: 0) { name } }', 'limit');
    for (const cursor of [
      '',
      '!',
      forged(['latest', '1', '1']),
      forged(['soonest', 'x', '1']),
      forged(['soonest', '9'.repeat(15), "1' or"]),
    ]) {
      await refused(`{ events(after: "${cursor}") { totalCount } }`, 'after');
      await refused(`{ events(before: "${cursor}") { totalCount } }`, 'before');
    }
    for (const id of ['0', 'x', '99999999999999999999', "1' or true"]) {
      assert.equal(await ok(query(null, 'query ($id: ID!) { event(id: $id) { id } }', { id }), 'event'), null);
      assert.equal(code(await say('jose', id)), 'NOT_FOUND');
      assert.equal(
        code(await query(null, 'query ($id: ID!) { attendees(id: $id) { totalCount } }', { id })),
        'NOT_FOUND',
      );
    }
    assert.deepEqual(await titles('search: "\\u0000", tag: ["a\\u0000"]'), []);
  });

  it('gives the last place once, however many want it; the others wait in line', async () => {
    const id = await open({ capacity: 3, waiting_list: true });
    await going('ada', id, { guests: 0 });
    const crowd = ['shy', 'perf', 'jose', 'jose-2', 'noor', 'percent'];
    const answers = await Promise.all(crowd.map((who) => going(who, id)));
    const status = answers.map((one) => at(one, 'rsvp.status'));
    assert.equal(status.filter((one) => one === 'going').length, 2, status.join());
    const positions = answers.flatMap((one) => at(one, 'rsvp.position') ?? []);
    assert.deepEqual([...positions].sort(), [1, 2, 3, 4]);
    const event = await read('ada', id);
    assert.deepEqual(at(event, 'counts'), { going: 3, maybe: 0, waiting: 4 });
    assert.equal(at(event, 'registration.left'), 0);
    const rows = await server().database.query(
      `select sum(1 + guests)::int as taken from event_answers where event_id = $1::bigint and status = 'going'`,
      [id],
    );
    assert.deepEqual(rows, [{ taken: 3 }]);
  });

  it('says that it is full where nobody can wait', async () => {
    const id = await open({ capacity: 1 });
    const answers = await Promise.all(['jose', 'noor', 'perf', 'shy'].map((who) => say(who, id)));
    assert.deepEqual(answers.map(code).sort(), ['CONFLICT', 'CONFLICT', 'CONFLICT', undefined]);
    assert.equal(at(answers.find((one) => code(one))?.body, 'errors.0.extensions.reason'), 'full');
    const event = await read('percent', id);
    assert.deepEqual([at(event, 'registration.refused'), at(event, 'viewerCan')], ['full', []]);
  });

  it('gives free places to the first in line who fits', async () => {
    const id = await open({ capacity: 4, waiting_list: true, max_guests: 2 });
    await going('ada', id, { guests: 2 });
    await going('jose', id);
    assert.equal(at(await going('perf', id, { guests: 2 }), 'rsvp.position'), 1);
    assert.equal(at(await going('noor', id), 'rsvp.position'), 2);
    assert.equal(at(await going('shy', id), 'rsvp.position'), 3);
    // One place: three do not fit, the next one does.
    await ok(withdraw('jose', id), 'withdrawAnswer.event');
    assert.equal(at(await read('noor', id), 'rsvp.status'), 'going');
    assert.deepEqual(at(await read('perf', id), 'rsvp'), { status: 'waiting', position: 1, guests: 2, answers: [] });
    assert.equal(at(await read('shy', id), 'rsvp.position'), 2);
    // Who waits and brings fewer fits sooner, and keeps their place in line.
    assert.equal(at(await going('ada', id, { status: 'maybe' }), 'rsvp.status'), 'maybe');
    assert.equal(at(await read('perf', id), 'rsvp.status'), 'going');
    assert.deepEqual(at(await read('shy', id), 'rsvp.position'), 1);
    assert.equal(at(await going('noor', id, { status: 'declined' }), 'rsvp.status'), 'declined');
    assert.equal(at(await read('shy', id), 'rsvp.status'), 'going');
    // Nobody loses a place by asking for more.
    assert.equal(code(await say('shy', id, { guests: 2 })), 'CONFLICT');
    assert.deepEqual(at(await read('shy', id), 'rsvp'), { status: 'going', position: null, guests: 0, answers: [] });
    assert.deepEqual(at(await read('ada', id), 'counts'), { going: 4, maybe: 1, waiting: 0 });
  });

  it('counts a try once, however often it comes, and changes nothing where nothing is said anew', async () => {
    const id = await open({ capacity: 5, waiting_list: true });
    const answers = await Promise.all(Array.from({ length: 6 }, () => say('jose', id, {}, 'same-event-try')));
    for (const answer of answers) assert.equal(at(answer.body, 'data.answerEvent.event.rsvp.status'), 'going');
    const event = await read('jose', id);
    assert.deepEqual([at(event, 'revision'), at(event, 'counts.going')], [2, 1]);
    assert.equal(at(await going('jose', id), 'revision'), 2);
    assert.equal(at(await ok(withdraw('noor', id), 'withdrawAnswer.event'), 'revision'), 2);
    assert.equal(at(await ok(withdraw('jose', id), 'withdrawAnswer.event'), 'rsvp'), null);
    // A late repeat of what was taken back since is shown what stands.
    assert.equal(at((await say('jose', id, {}, 'same-event-try')).body, 'data.answerEvent.event.rsvp'), null);
  });

  it('asks what the host asks', async () => {
    const questions = [
      { id: 'meal', label: 'Meal', required: true, options: ['Soup', 'Stew'] },
      { id: 'note', label: 'Note', maxLength: 3 },
    ];
    const id = await open({ questions, max_guests: 1, statuses: ['going', 'declined'] });
    const refused = async (input: Record<string, unknown>, argument: string) => {
      const { body } = await say('jose', id, input);
      assert.deepEqual(
        [at(body, 'errors.0.extensions.code'), at(body, 'errors.0.extensions.argument')],
        ['BAD_USER_INPUT', argument],
        JSON.stringify(body),
      );
    };
    const meal = { question: 'meal', value: 'Soup' };
    await refused({}, 'answers.meal');
    await refused({ answers: [{ question: 'meal', value: ' ' }] }, 'answers.meal');
    await refused({ answers: [{ question: 'meal', value: 'Cake' }] }, 'answers.meal');
    await refused({ answers: [meal, meal] }, 'answers.meal');
    await refused({ answers: [meal, { question: 'note', value: 'four' }] }, 'answers.note');
    await refused({ answers: [meal, { question: 'note', value: 'x'.repeat(10_000) }] }, 'answers.note');
    await refused({ answers: [meal, { question: '__proto__', value: 'x' }] }, 'answers');
    await refused({ answers: [meal], guests: 2 }, 'guests');
    await refused({ answers: [meal], guests: -1 }, 'guests');
    await refused({ answers: [meal], status: 'maybe' }, 'status');
    assert.deepEqual(
      at(await going('jose', id, { guests: 1, answers: [{ question: 'note', value: '👩‍👩‍👧‍👦 a' }, meal] }), 'rsvp'),
      {
        status: 'going',
        position: null,
        guests: 1,
        answers: [meal, { question: 'note', value: '👩‍👩‍👧‍👦 a' }],
      },
    );
    assert.deepEqual(at(await going('jose', id, { status: 'declined', guests: 1 }), 'rsvp'), {
      status: 'declined',
      position: null,
      guests: 0,
      answers: [],
    });
  });

  it('takes no answer where there is none to give', async () => {
    const reason = ({ body }: Answer) => at(body, 'errors.0.extensions.reason');
    const yesterday = new Date(Date.now() - 86_400_000).toISOString();
    const closed = await open({ deadline: yesterday });
    const off = await open({ status: 'cancelled' });
    const past = await open({ start_at: yesterday, end_at: null });
    const elsewhere = await open({ register_url: 'https://tickets.example/' });
    const none = await open({ statuses: null });
    assert.equal(code(await say(null, await open())), 'UNAUTHENTICATED');
    for (const [id, refusal] of [
      [closed, 'closed'],
      [off, 'cancelled'],
      [past, 'past'],
    ] as const) {
      assert.equal(reason(await say('jose', id)), refusal);
      const event = await read('jose', id);
      assert.deepEqual([at(event, 'registration.refused'), at(event, 'viewerCan')], [refusal, []]);
    }
    for (const id of [elsewhere, none]) assert.equal(code(await say('jose', id)), 'FORBIDDEN');
    assert.equal(at(await read('jose', none), 'registration'), null);
    assert.equal(at(await read(null, await open()), 'registration.refused'), 'unauthenticated');
    const room = await open({ capacity: 2, max_guests: 5 });
    assert.equal(at((await say('jose', room, { guests: 2 })).body, 'errors.0.extensions.argument'), 'guests');
    // Who has a place may give it back after the deadline.
    const late = await open();
    await going('jose', late);
    await server().database.query('update events set deadline = $2::timestamptz where id = $1::bigint', [
      late,
      yesterday,
    ]);
    assert.deepEqual(at(await read('jose', late), 'viewerCan'), ['rsvp']);
    assert.equal(reason(await say('jose', late, { status: 'maybe' })), 'closed');
    assert.equal(at(await going('jose', late, { status: 'declined' }), 'rsvp.status'), 'declined');
    assert.equal(at(await ok(withdraw('jose', late), 'withdrawAnswer.event'), 'rsvp'), null);
  });

  it('tells those who come where to join, and everybody where the host says so', async () => {
    const online_url = 'https://meet.example/secret';
    const id = await open({ online_url, hosts: [7] });
    const everybody = await open({ online_url, online_for: 'all' });
    assert.equal(at(await read(null, id), 'onlineUrl'), null);
    assert.equal(at(await going('jose', id, { status: 'maybe' }), 'onlineUrl'), null);
    assert.equal(at(await going('jose', id), 'onlineUrl'), online_url);
    assert.equal(at(await read('noor', id), 'onlineUrl'), online_url, 'a host');
    assert.equal(at(await read(null, everybody), 'onlineUrl'), online_url);
  });

  it('shows who comes, but nobody who is hidden, and to hosts who waits', async () => {
    const id = await open({ capacity: 3, waiting_list: true, hosts: [5] });
    for (const who of ['hidden', 'shy', 'perf']) await going(who, id);
    await going('noor', id);
    await going('percent', id, { status: 'declined' });
    const seen = async (who: string | null, args = '') => {
      const page = await ok(
        query(who, `{ attendees(id: "${id}"${args}) { totalCount nodes { author { name headline } status } } }`),
        'attendees',
      );
      assert.equal(at(page, 'totalCount'), list(page, 'nodes').length);
      return each(page, 'nodes', 'author.name');
    };
    assert.deepEqual(await seen(null), ['Performance Artist', 'Shy Person']);
    assert.deepEqual(await seen('hidden'), ['Performance Artist', 'Shy Person', 'Hidden Person']);
    assert.deepEqual(await seen('noor', ', status: waiting'), ['نُور']);
    assert.deepEqual(await seen('shy', ', status: waiting'), []);
    assert.deepEqual(await seen('jose', ', status: waiting'), ['نُور']);
    assert.deepEqual(await seen('jose', ', status: declined'), ['100% Wool_Sock \\o/']);
    const stack = await ok(query(null, `{ event(id: "${id}") { attendees { name } counts { going } } }`), 'event');
    assert.deepEqual(stack, {
      attendees: [{ name: 'Performance Artist' }, { name: 'Shy Person' }],
      counts: { going: 3 },
    });
    const page = await ok(
      query('ada', `{ attendees(id: "${id}", first: 1) { nodes { id } pageInfo { hasNextPage endCursor } } }`),
      'attendees',
    );
    const next = await ok(
      query(
        'ada',
        `{ attendees(id: "${id}", first: 1, after: "${String(at(page, 'pageInfo.endCursor'))}") { nodes { id } pageInfo { hasPreviousPage startCursor } } }`,
      ),
      'attendees',
    );
    assert.notDeepEqual(at(next, 'nodes'), at(page, 'nodes'));
    const back = await ok(
      query(
        'ada',
        `{ attendees(id: "${id}", first: 1, before: "${String(at(next, 'pageInfo.startCursor'))}") { nodes { id } } }`,
      ),
      'attendees',
    );
    assert.deepEqual(at(back, 'nodes'), at(page, 'nodes'));
  });

  it('knows which events are the viewer’s own', async () => {
    const id = await open({ title: 'Mine alone' });
    await going('percent', id, { status: 'maybe' });
    assert.deepEqual(await titles('going: true, search: "mine alone"', 'percent'), ['Mine alone']);
    assert.deepEqual(await titles('going: true, search: "mine alone"', 'jose'), []);
    await going('percent', id, { status: 'declined' });
    assert.deepEqual(await titles('going: true, search: "mine alone"', 'percent'), []);
  });

  it('tells others of places as they go, and whom it promotes', async () => {
    const id = await open({ capacity: 1, waiting_list: true, title: 'Watched' });
    await going('jose', id);
    await going('noor', id);
    const text = (args: string) =>
      `subscription { eventChanged(${args}) { type event { id revision title counts { going waiting } rsvp { status } } } }`;
    const mine = await subscribe(server().origin, text(`id: "${id}"`), { cookie: cookies['noor'] ?? '' });
    const named = await subscribe(server().origin, text('search: "watched"'));
    const other = await subscribe(server().origin, text('kind: [conference]'));
    try {
      await ok(withdraw('jose', id), 'withdrawAnswer.event');
      const event = { id, revision: 4, title: 'Watched', counts: { going: 1, waiting: 0 } };
      assert.deepEqual(at(await mine.next(), 'data.eventChanged'), {
        type: 'changed',
        event: { ...event, rsvp: { status: 'going' } },
      });
      assert.deepEqual(at(await named.next(), 'data.eventChanged'), {
        type: 'changed',
        event: { ...event, rsvp: null },
      });
      const made = await open({ title: 'Watched too', kind: 'conference' });
      assert.deepEqual(at(await other.next(), 'data.eventChanged.type'), 'created');
      assert.equal(at(await named.next(), 'data.eventChanged.event.id'), made);
      // However it is changed.
      await server().database.query(
        `update events set status = 'cancelled', revision = revision + 1 where id = $1::bigint`,
        [made],
      );
      assert.equal(at(await other.next(), 'data.eventChanged.type'), 'changed');
      await server().database.query('delete from events where id = $1::bigint', [made]);
      assert.deepEqual(at(await other.next(), 'data.eventChanged'), {
        type: 'deleted',
        event: { id: made, revision: 3, title: '', counts: null, rsvp: null },
      });
    } finally {
      for (const one of [mine, named, other]) one.close();
    }
  });

  it('serves what a filter finds as a calendar, and a member’s own by a key', async () => {
    const title = 'Fed; to, calendars\nEND:VEVENT';
    const id = await open({ title, tags: ['fed'], online_url: 'https://meet.example/fed' });
    const address = async (who: string | null, args: string) =>
      at(await ok(query(who, `{ eventCalendar(${args}) { url } }`), 'eventCalendar'), 'url');
    const feed = await fetch(String(await address(null, 'tag: ["fed"]')));
    assert.deepEqual([feed.status, feed.headers.get('content-type')], [200, 'text/calendar; charset=utf-8']);
    const events = async (response: Response) =>
      new ICAL.Component(ICAL.parse(await response.text()) as unknown[]).getAllSubcomponents('vevent');
    const [event, ...others] = await events(feed);
    assert.equal(others.length, 0);
    assert.equal(event?.getFirstPropertyValue('summary'), title);
    assert.match(String(event?.getFirstPropertyValue('uid')), /^open-\d+@kith\.example$/);
    assert.ok(!String(event).includes('meet.example/fed'), 'where to join is told to who comes');
    const etag = feed.headers.get('etag') ?? '';
    const again = await fetch(feed.url, { headers: { 'if-none-match': etag } });
    assert.deepEqual([again.status, await again.text()], [304, '']);
    assert.equal((await fetch(feed.url, { method: 'POST' })).status, 405);
    assert.equal((await fetch(`${feed.url}&search=${'x'.repeat(300)}`)).status, 400);
    // Of who goes nowhere: nothing, and of a guest no address at all.
    assert.equal(await address(null, 'going: true'), undefined);
    const own = String(await address('perf', 'going: true, tag: ["fed"]'));
    assert.equal(await address('perf', 'going: true, tag: ["fed"]'), own);
    assert.equal((await events(await fetch(own))).length, 0);
    await going('perf', id);
    assert.match((await events(await fetch(own))).join(), /meet\.example\/fed/);
    assert.equal((await fetch(`${own}x`)).status, 404);
    const every = await events(await fetch(`${server().origin}/calendar.ics?series=circle`));
    assert.deepEqual(
      every.map((one) => [one.hasProperty('rrule'), one.hasProperty('recurrence-id')]),
      [
        [true, false],
        [false, true],
      ],
    );
  });

  it('frees the places of who leaves for good, and gives them what they said', async () => {
    const { database } = server();
    const id = await open({ capacity: 1, waiting_list: true });
    await database.query(`insert into members (handle, name) values ('leaver', 'Leaver') on conflict do nothing`);
    const [row] = await database.query<{ id: string }>(`select id::text from members where handle = 'leaver'`);
    cookies = { ...cookies, leaver: await signIn(server().origin, 'leaver') };
    await going('leaver', id);
    await going('noor', id);
    const exported = await ok(
      query('leaver', `mutation { exportMember(id: "${row?.id}") { json } }`),
      'exportMember.json',
    );
    const document: unknown = JSON.parse(String(exported));
    assert.deepEqual(each(document, 'events', 'status'), ['going']);
    await database.query(`update members set permissions = '{moderate,administer}' where handle = 'ada'`);
    await ok(
      query('ada', `mutation { eraseMember(id: "${row?.id}", posts: keep) { clientMutationId } }`),
      'eraseMember',
    );
    await database.query(`update members set permissions = '{moderate}' where handle = 'ada'`);
    assert.equal(at(await read('noor', id), 'rsvp.status'), 'going');
  });
}
