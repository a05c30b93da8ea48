import { Messages } from '@kith/ui';

/** What an event's own page says. */
const english = {
  'not-found': 'This event is not there',
  'not-found-hint': 'It may have been taken down, or its address may be wrong.',
  was: 'It was to be {time}',
  cancelled: 'This event does not take place.',
  postponed: 'This event is put off. A new date will be told.',
  when: 'When',
  where: 'Where',
  map: 'Show on a map',
  join: 'Join online',
  'join-later': 'Online. The link to join is shown to those who come.',
  price: 'Price',
  places: 'Places',
  'places-left': { one: '{count} of {capacity} places left', other: '{count} of {capacity} places left' },
  'no-places': 'All {capacity} places are taken',
  'some-left': { one: '{count} place left', other: '{count} places left' },
  waiting: { one: '{count} person waits', other: '{count} people wait' },
  hosts: 'Hosted by',
  speakers: 'Speakers',
  sessions: 'Sessions',
  about: 'About this event',
  attendees: 'Who comes',
  going: { one: '{count} person goes', other: '{count} people go' },
  maybe: { one: '{count} person may go', other: '{count} people may go' },
  recording: 'Watch the recording',
  links: 'Links',
  tags: 'Tags',
  series: 'Part of {name}',
  dates: 'Next dates',
  'no-dates': 'There are no further dates.',
  share: 'Share',
  copied: 'The link is copied.',
  print: 'Print',
  actions: 'What you can do with this event',
} as const;

export type EventMessage = keyof typeof english;

export type EventWords = (key: EventMessage, values?: { readonly [name: string]: string | number }) => string;

/** The words of an event's page. Hosts add a language, or change words, with `add`. */
export const eventMessages = new Messages<EventMessage>(english, {
  de: () => import('./de.js'),
  ar: () => import('./ar.js'),
});
