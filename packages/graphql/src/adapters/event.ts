import type { AdapterPart } from '../adapter.js';

const author = 'id handle name avatarUrl headline pronouns badges{id label imageUrl}url roles';
const venue = 'venue{name address latitude longitude url}';
const viewer = { result: 'viewer', as: 'viewer' } as const;
const who = 'viewer@include(if:$who){key permissions member{id name}}';

/** What a card and a month show, and what saying that one comes changes. */
const listed = `id uid revision title kind format status startAt endAt timeZone previousStartAt summary coverUrl coverAlt
${venue}onlineUrl hosts{${author}}attendees{${author}}topic{id name url}tags series{id name url}
recurrence{rules dates except changes{recurrenceId startAt endAt status title ${venue}onlineUrl}}recurrenceId
price{amount max currency}
registration{refused statuses capacity left waitingList maxGuests deadline questions{id label required options maxLength}url}
rsvp{status position guests answers{question value}}counts{going maybe waiting}recordingUrl updatedAt viewerCan url`;

/** All of an event: what only its own page shows besides. */
const whole = `${listed} description{text format lang}speakers{${author}}links{url label}
sessions{id title startAt endAt ${venue}onlineUrl speakers{${author}}recordingUrl}`;

/** What events are narrowed by, with the contract's types. */
const choice = {
  kind: '[EventKind!]',
  format: '[EventFormat!]',
  topic: 'ID',
  tag: '[String!]',
  place: '[String!]',
  host: 'ID',
  series: 'ID',
  price: 'EventPriceChoice',
  going: 'Boolean',
  search: 'String',
};
const within = { from: 'DateTime', to: 'DateTime' };

/** A field with its arguments, and how a document declares these. */
function ask(field: string, types: Readonly<Record<string, string>>, fields: string) {
  const names = Object.keys(types);
  return {
    declared: names.map((name) => `$${name}:${types[name]}`).join(),
    field: `${field}(${names.map((name) => `${name}:$${name}`).join()}){${fields}}`,
  };
}

/** A list's input by the names of its variables. */
function inputs(types: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.keys(types).map((name) => [name, `$input.${name}`]));
}

function query(field: string, types: Readonly<Record<string, string>>, fields: string) {
  const one = ask(field, types, fields);
  return { document: `query(${one.declared}){${one.field}}`, variables: inputs(types), result: field };
}

const pageInfo = 'totalCount pageInfo{hasNextPage endCursor hasPreviousPage startCursor}';
const slice = { first: 'Int', after: 'String', before: 'String' };
const paged = { first: '$page.first', after: '$page.after', before: '$page.before' };

const listTypes = { ...within, sort: 'EventSort', ...choice, ...slice, around: 'ID', page: 'Int' };
const list = ask('events', listTypes, `${pageInfo} nodes{${listed}}`);
const changes = ask('eventChanged', { id: 'ID', ...choice }, `type event{${listed}}`);

/** The contract's events: `packages/graphql/schema/event.graphql`. */
export const eventAdapter: AdapterPart = {
  operations: {
    'events.list': {
      document: `query(${list.declared},$who:Boolean!){${list.field}${who}}`,
      variables: { ...inputs(listTypes), ...paged, around: '$page.around', who: '$page.isFirst' },
      result: 'events',
      page: 'event',
      also: { 'viewer.get': viewer },
    },
    'events.get': {
      document: `query($id:ID!){event(id:$id){${whole}}viewer{key permissions member{id name}}}`,
      variables: { id: '$input.id' },
      result: 'event',
      as: 'event',
      also: { 'viewer.get': viewer },
    },
    'events.facets': {
      ...query(
        'eventFacets',
        { names: '[EventFacetName!]!', ...within, ...choice, limit: 'Int' },
        'name values{value label count}',
      ),
      list: 'facet',
    },
    'events.attendees': {
      document: `query($id:ID!,$status:RsvpStatus,$first:Int,$after:String,$before:String){attendees(id:$id status:$status first:$first after:$after before:$before){${pageInfo} nodes{id author{${author}}status guests}}}`,
      variables: { id: '$input.id', status: '$input.status', ...paged },
      result: 'attendees',
      page: 'attendee',
    },
    'events.calendar': { ...query('eventCalendar', choice, 'url'), as: 'calendarFeed', otherwise: null },
    'events.rsvp': {
      document: `mutation($input:AnswerEventInput!,$try:String){answerEvent(input:$input clientMutationId:$try){event{${whole}}}}`,
      // As it is, also where it is empty: no guests, no answers.
      variables: { input: ({ input }) => input, try: '$writeId' },
      inputs: { id: true, status: ['going', 'maybe', 'declined'], guests: true, answers: true },
      result: 'answerEvent.event',
      as: 'event',
      idempotent: true,
    },
    'events.withdraw': {
      document: `mutation($id:ID!,$try:String){withdrawAnswer(id:$id clientMutationId:$try){event{${whole}}}}`,
      variables: { id: '$input.id', try: '$writeId' },
      result: 'withdrawAnswer.event',
      as: 'event',
      idempotent: true,
    },
  },
  watches: {
    'events.changes': {
      document: `subscription(${changes.declared}){${changes.field}}`,
      variables: inputs({ id: 'ID', ...choice }),
      result: 'eventChanged.event',
      as: 'event',
      type: 'eventChanged.type',
    },
  },
};
