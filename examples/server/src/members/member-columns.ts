import type { Json } from '../database/insert-rows.js';

/** The columns of `members` that are written, with their SQL types. */
export const memberColumnTypes = {
  handle: 'text',
  name: 'text',
  avatar_url: 'text',
  headline: 'text',
  bio: 'jsonb',
  pronouns: 'text',
  location: 'text',
  time_zone: 'text',
  languages: 'text[]',
  organisation: 'text',
  expertise: 'text[]',
  offers: 'text[]',
  wants: 'text[]',
  links: 'jsonb',
  badges: 'text[]',
  joined_at: 'timestamptz',
  last_active_at: 'timestamptz',
  posts_count: 'integer',
  events_count: 'integer',
  fields: 'jsonb',
  permissions: 'text[]',
  hidden: 'boolean',
  hidden_fields: 'text[]',
} as const;

export type NewMember = { readonly [C in keyof typeof memberColumnTypes]: Json };
