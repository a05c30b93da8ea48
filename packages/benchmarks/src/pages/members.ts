import type { Member } from '@kith/core';

const first = ['Amélie', 'Björn', 'Chidi', 'Dörte', 'Esra', 'Fatima', 'Giulia', 'Hiroshi', 'Ingrid', 'João', 'Kwame'];
const last = [
  'Almeida',
  'Bergström',
  'Çelik',
  'Dlamini',
  'Eriksen',
  'Fernández',
  'García',
  'Haddad',
  'Ivanova',
  'Jansen',
];
const more = [
  'Kowalski',
  'Lindqvist',
  'Müller',
  'Nakamura',
  'Okafor',
  'Petrov',
  'Quispe',
  'Rossi',
  'Schäfer',
  'Tanaka',
];
const roles = [
  'Accessibility engineer',
  'Community lead',
  'Design systems',
  'Front-end developer',
  'Researcher',
  'Writer',
];
const places = ['Lisbon', 'Nairobi', 'Kyoto', 'São Paulo', 'Malmö', 'İzmir', 'Tartu', 'Oaxaca', 'Accra', 'Leipzig'];
const topics = [
  'accessibility',
  'css',
  'design',
  'graphql',
  'mentoring',
  'performance',
  'research',
  'svg',
  'testing',
  'writing',
];
const surnames = [...last, ...more];

/** As many as the claims are about. */
export const memberCount = 10_000;

/** The same members every time, with enough sameness for a filter to have many hits and few. */
export function makeMembers(count: number): readonly Member[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `m${index}`,
    handle: `member-${index}`,
    name: `${pick(first, index * 7)} ${pick(surnames, index * 3 + (index >> 4))} ${index}`,
    avatarUrl: null,
    headline: `${pick(roles, index * 5)}, looks after ${pick(topics, index + 3)}`,
    location: pick(places, index * 11),
    expertise: [pick(topics, index), pick(topics, index * 3 + 1), pick(topics, index * 7 + 5)],
    joinedAt: new Date(Date.UTC(2019, 0, 1 + (index % 2000))).toISOString(),
    following: false,
  }));
}

function pick(values: readonly string[], index: number): string {
  return values[index % values.length] ?? '';
}
