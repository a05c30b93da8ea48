import type { MemberRow } from './member-row.js';

/** A member in the contract's shape, as one viewer may see them. */
export interface MemberView {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly avatarUrl: string | null;
  readonly headline: string | null;
  readonly bio: MemberRow['bio'];
  readonly pronouns: string | null;
  readonly location: string | null;
  readonly timeZone: string | null;
  readonly languages: readonly string[];
  readonly organisation: string | null;
  readonly expertise: readonly string[];
  readonly offers: readonly string[];
  readonly wants: readonly string[];
  readonly links: MemberRow['links'];
  readonly badges: MemberRow['badges'];
  readonly joinedAt: Date | null;
  readonly lastActiveAt: Date | null;
  readonly counts: MemberCounts;
  readonly following: boolean | null;
  /** By the viewer; `null` for a guest. */
  readonly muted: boolean | null;
  readonly viewerCan: readonly ('follow' | 'message' | 'edit' | 'mute')[];
  readonly fields: MemberRow['fields'];
  readonly url: string | null;
}

interface MemberCounts {
  readonly posts: number | null;
  readonly followers: number | null;
  readonly following: number | null;
  readonly events: number | null;
}

/** What a withheld field shows: the same as one that was never filled in. */
const withheld = {
  avatarUrl: null,
  headline: null,
  bio: null,
  pronouns: null,
  location: null,
  timeZone: null,
  languages: [],
  organisation: null,
  expertise: [],
  offers: [],
  wants: [],
  links: [],
  badges: [],
  joinedAt: null,
  lastActiveAt: null,
  counts: { posts: null, followers: null, following: null, events: null },
  fields: [],
} as const satisfies Partial<MemberView>;

/**
 * @param viewerId the viewer's member id; `null` for a guest.
 * @param origin what a path of this server's own is resolved against.
 */
export function toMember(row: MemberRow, viewerId: string | null, origin: string): MemberView {
  const self = row.id === viewerId;
  const absolute = (url: string | null) => (url === null ? null : new URL(url, origin).href);
  const member: MemberView = {
    id: row.id,
    handle: row.handle,
    name: row.name,
    avatarUrl: absolute(row.avatar_url),
    headline: row.headline,
    bio: row.bio,
    pronouns: row.pronouns,
    location: row.location,
    timeZone: row.time_zone,
    languages: row.languages,
    organisation: row.organisation,
    expertise: row.expertise,
    offers: row.offers,
    wants: row.wants,
    links: row.links,
    badges: row.badges.map((badge) => ({ ...badge, imageUrl: absolute(badge.imageUrl) })),
    joinedAt: row.joined_at,
    lastActiveAt: row.last_active_at,
    counts: { posts: row.posts, followers: row.followers, following: row.followed, events: row.events },
    following: viewerId === null ? null : row.following,
    muted: viewerId === null ? null : row.muted,
    viewerCan: viewerId === null ? [] : self ? ['edit'] : ['follow', 'message', 'mute'],
    fields: row.fields,
    url: absolute(row.url),
  };
  if (self) return member;
  const hidden = Object.entries(withheld).filter(([name]) => row.hidden_fields.includes(name));
  return { ...member, ...Object.fromEntries(hidden) };
}
