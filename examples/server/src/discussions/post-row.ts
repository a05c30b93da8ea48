/** A post with what it takes to show it to one viewer and to say what they may do. */
export type PostRow = {
  id: string;
  client_id: string | null;
  revision: number;
  words_revision: number;
  kind: PostKind;
  title: string | null;
  body: string | null;
  format: string;
  lang: string | null;
  link: string | null;
  created_at: Date;
  edited_at: Date | null;
  deleted_at: Date | null;
  deleted_by: string | null;
  active_at: Date;
  thread_id: string;
  parent_id: string | null;
  depth: number;
  topic: string | null;
  topic_name: string | null;
  tags: string[];
  pinned: number;
  locked: boolean;
  archived: boolean;
  accepted_id: string | null;
  status: ModerationStatus;
  status_reason: string | null;
  status_note: string | null;
  status_by: string | null;
  status_at: Date | null;
  replies: number;
  comments: number;
  reactions: number;
  edits: number;
  reports: number;
  member_id: string | null;
  author_handle: string | null;
  author_name: string | null;
  author: AuthorRow | null;
  subject: { key: string; site: string; title: string | null; url: string | null } | null;
  thread_kind: PostKind;
  thread_member_id: string | null;
  thread_status: ModerationStatus;
  thread_locked: boolean;
  thread_archived: boolean;
  thread_created_at: Date;
  thread_site: string | null;
  bookmarked: boolean;
  following: boolean;
  muted: boolean;
  last_read_at: Date | null;
  /** What is older was never news to the viewer. */
  read_since: Date | null;
};

export type PostKind = 'discussion' | 'question' | 'article' | 'link' | 'resource' | 'comment';
export type ModerationStatus = 'pending' | 'approved' | 'rejected' | 'hidden';

export interface AuthorRow {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly avatar_url: string | null;
  readonly headline: string | null;
  readonly pronouns: string | null;
  readonly url: string | null;
  readonly badges: readonly { id: string; label: string; imageUrl: string | null }[];
  readonly hidden: boolean;
  readonly hidden_fields: readonly string[];
  readonly moderator: boolean;
}

/** A member `m` as an author, in one value. */
export const authorColumn = `case when m.id is not null then jsonb_build_object('id', m.id::text, 'handle', m.handle, 'name', m.name,
    'avatar_url', m.avatar_url, 'headline', m.headline, 'pronouns', m.pronouns, 'url', m.url, 'hidden', m.hidden,
    'hidden_fields', m.hidden_fields, 'moderator', 'moderate' = any(m.permissions),
    'badges', (select coalesce(jsonb_agg(jsonb_build_object('id', b.id, 'label', b.label, 'imageUrl', b.image_url)
        order by array_position(m.badges, b.id)), '[]') from badges b where b.id = any(m.badges))) end`;

/** @param viewer placeholder of the viewer's id, which is null for a guest. */
export function postColumns(viewer: string): string {
  return `p.id::text, p.client_id, p.revision, p.words_revision, p.kind, p.title, p.body, p.format, p.lang, p.link,
    p.created_at, p.edited_at, p.deleted_at, p.deleted_by::text, p.active_at, p.thread_id::text, p.parent_id::text, p.depth,
    p.topic, t.name as topic_name, p.tags, p.pinned, p.locked, p.archived,
    (select a.id::text from posts a where a.id = p.accepted_id and a.status = 'approved' and a.deleted_at is null) as accepted_id,
    p.status, p.status_reason, p.status_note, (select name from members where id = p.status_by) as status_by, p.status_at,
    p.reply_count as replies, p.comment_count as comments, p.reaction_count as reactions, p.edit_count as edits,
    p.report_count as reports, p.member_id::text, p.author_handle, p.author_name, ${authorColumn} as author,
    case when s.id is not null then jsonb_build_object('key', s.key, 'site', s.site, 'title', s.title, 'url', s.url) end as subject,
    r.kind as thread_kind, r.member_id::text as thread_member_id, r.status as thread_status, r.locked as thread_locked,
    r.archived as thread_archived, r.created_at as thread_created_at, s.site as thread_site,
    exists (select from bookmarks b where b.member_id = ${viewer}::bigint and b.post_id = p.id) as bookmarked,
    exists (select from thread_follows f where f.member_id = ${viewer}::bigint and f.post_id = r.id) as following,
    exists (select from mutes u where u.member_id = ${viewer}::bigint and u.muted_id = p.member_id) as muted,
    (select max(k.until) from read_marks k where k.member_id = ${viewer}::bigint
      and k.scope in ('', 'post ' || r.id, 'topic ' || r.topic)) as last_read_at,
    (select min(k.since) from read_marks k where k.member_id = ${viewer}::bigint) as read_since`;
}

export const postTables = `posts p join posts r on r.id = p.thread_id left join members m on m.id = p.member_id
    left join topics t on t.slug = p.topic left join subjects s on s.id = r.subject_id`;
