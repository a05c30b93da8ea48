/** A member as the database answers, for one viewer. */
export type MemberRow = {
  id: string;
  handle: string;
  name: string;
  avatar_url: string | null;
  headline: string | null;
  bio: { text: string; format: string; lang?: string | null } | null;
  pronouns: string | null;
  location: string | null;
  time_zone: string | null;
  languages: string[];
  organisation: string | null;
  expertise: string[];
  offers: string[];
  wants: string[];
  links: { url: string; label?: string | null }[];
  badges: { id: string; label: string; imageUrl: string | null }[];
  joined_at: Date | null;
  last_active_at: Date | null;
  posts: number | null;
  events: number | null;
  followers: number;
  followed: number;
  fields: { name: string; label: string; value: string }[];
  url: string | null;
  hidden_fields: string[];
  following: boolean;
  muted: boolean;
};

/** @param viewer placeholder of the viewer's id, which is null for a guest. */
export function memberColumns(viewer: string): string {
  return `m.id::text, m.handle, m.name, m.avatar_url, m.headline, m.bio, m.pronouns, m.location, m.time_zone, m.languages,
    m.organisation, m.expertise, m.offers, m.wants, m.links, m.joined_at, m.last_active_at, m.fields, m.url, m.hidden_fields,
    m.posts_count as posts, m.events_count as events,
    (select coalesce(jsonb_agg(jsonb_build_object('id', b.id, 'label', b.label, 'imageUrl', b.image_url)
        order by array_position(m.badges, b.id)), '[]')
      from badges b where b.id = any(m.badges)) as badges,
    (select count(*)::int from follows f where f.followee_id = m.id) as followers,
    (select count(*)::int from follows f where f.follower_id = m.id) as followed,
    exists (select from follows f where f.follower_id = ${viewer}::bigint and f.followee_id = m.id) as following,
    exists (select from mutes u where u.member_id = ${viewer}::bigint and u.muted_id = m.id) as muted`;
}
