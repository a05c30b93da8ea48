import type { Database } from '../database/database.js';
import { insertRows } from '../database/insert-rows.js';
import { memberColumnTypes, type NewMember } from '../members/member-columns.js';

const nobody: NewMember = {
  handle: '',
  name: '',
  avatar_url: null,
  headline: null,
  bio: null,
  pronouns: null,
  location: null,
  time_zone: null,
  languages: [],
  organisation: null,
  expertise: [],
  offers: [],
  wants: [],
  links: [],
  badges: [],
  joined_at: null,
  last_active_at: null,
  posts_count: null,
  events_count: null,
  fields: [],
  permissions: [],
  hidden: false,
  hidden_fields: [],
};

/** Ada fills in everything; Hidden hides all, Shy hides fields; the others are there to be found and sorted. */
const members: readonly Partial<NewMember>[] = [
  {
    handle: 'ada',
    name: 'Ada Ærøskøbing',
    avatar_url: '/avatars/1.svg',
    headline: 'Works on performance',
    bio: { text: '**Hello**', format: 'markdown', lang: 'en' },
    pronouns: 'she/her',
    location: 'Łódź, Poland',
    time_zone: 'Europe/Warsaw',
    languages: ['pl', 'en'],
    organisation: 'Civic Lab',
    expertise: ['Facilitation', 'Data'],
    offers: ['Data'],
    wants: ['Drawing'],
    links: [{ url: 'https://ada.example/', label: 'Home' }],
    badges: ['mentor'],
    joined_at: '2020-01-02T03:04:05Z',
    last_active_at: '2026-01-02T03:04:05Z',
    posts_count: 3,
    events_count: 2,
    fields: [{ name: 'years', label: 'Years', value: '7' }],
    permissions: ['moderate'],
  },
  { handle: 'hidden', name: 'Hidden Person', expertise: ['Secret craft', 'Data'], location: 'Nowhere', hidden: true },
  {
    handle: 'shy',
    name: 'Shy Person',
    headline: 'Quiet headline',
    expertise: ['Hidden skill'],
    location: 'Hidden town',
    languages: ['en'],
    joined_at: '2025-01-01T00:00:00Z',
    hidden_fields: ['headline', 'expertise', 'location', 'joinedAt', 'counts'],
  },
  { handle: 'perf', name: 'Performance Artist', expertise: ['Data'] },
  { handle: 'jose', name: 'José Álvarez', expertise: ['Performance', 'Data'], location: 'Łódź, Poland' },
  { handle: 'jose-2', name: 'Jose Alvarez', joined_at: '2020-01-02T03:04:05Z' },
  { handle: 'noor', name: 'نُور', languages: ['ar'] },
  { handle: 'percent', name: '100% Wool_Sock \\o/' },
];

export async function smallCommunity(database: Database): Promise<void> {
  await insertRows(database, 'badges', { id: 'text', label: 'text' }, [{ id: 'mentor', label: 'Mentor' }]);
  await insertRows(
    database,
    'members',
    memberColumnTypes,
    members.map((member) => ({ ...nobody, ...member })),
  );
}
