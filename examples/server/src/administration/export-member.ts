import { attachmentColumns, toAttachment, type AttachmentRow } from '../attachments/attachment.js';
import type { Context } from '../graphql/context.js';
import { notFound } from '../graphql/errors.js';
import { isMemberId } from '../members/get-member.js';
import { note, permitted } from './act.js';

/** What is kept about a member beside their profile, by the name that it has in the document. `$1` is their id. */
const parts: Readonly<Record<string, string>> = {
  sessions: `select kind, expires_at from sessions where member_id = $1::bigint order by expires_at`,
  following: `select m.id::text, m.handle, f.created_at from follows f join members m on m.id = f.followee_id
    where f.follower_id = $1::bigint order by f.created_at`,
  followers: `select m.id::text, m.handle, f.created_at from follows f join members m on m.id = f.follower_id
    where f.followee_id = $1::bigint order by f.created_at`,
  muted: `select m.id::text, m.handle, u.created_at from mutes u join members m on m.id = u.muted_id
    where u.member_id = $1::bigint order by u.created_at`,
  posts: `select id::text, kind, thread_id::text, parent_id::text, title, body, format, lang, link, topic, tags, created_at,
      edited_at, deleted_at, status, status_reason, status_note, status_at from posts where member_id = $1::bigint order by id`,
  polls: `select q.post_id::text, q.question, q.multiple, q.closes_at,
      array(select o.label from poll_options o where o.post_id = q.post_id order by o.position) as options
    from polls q join posts p on p.id = q.post_id where p.member_id = $1::bigint order by q.post_id`,
  versions: `select v.post_id::text, v.title, v.body, v.format, v.lang, v.edited_at from post_versions v
    where v.editor_id = $1::bigint order by v.id`,
  reactions: `select post_id::text, name, created_at from reactions where member_id = $1::bigint order by id`,
  votes: `select v.post_id::text, o.label from poll_votes v join poll_options o on o.id = v.option_id
    where v.member_id = $1::bigint order by o.id`,
  reports: `select post_id::text, reason, note, created_at, settled_at from reports where member_id = $1::bigint order by id`,
  events: `select e.id::text, e.title, e.start_at, a.status, a.guests, a.answers, a.answered_at from event_answers a
    join events e on e.id = a.event_id where a.member_id = $1::bigint order by a.id`,
  bookmarks: `select post_id::text, created_at from bookmarks where member_id = $1::bigint order by created_at`,
  followedThreads: `select post_id::text from thread_follows where member_id = $1::bigint order by post_id`,
  followedTopics: `select topic from topic_follows where member_id = $1::bigint order by topic`,
  followedTags: `select tag from tag_follows where member_id = $1::bigint order by tag`,
  readMarks: `select scope, until from read_marks where member_id = $1::bigint order by scope`,
  suspensions: `select reason, until, created_at from suspensions where member_id = $1::bigint`,
  decisions: `select at, action, post_id::text, detail from audit_log where member_id = $1::bigint order by id`,
};

/** Everything that is kept about a member, as one JSON document. Members may ask for their own. */
export async function exportMember(context: Context, id: string): Promise<{ readonly json: string }> {
  const { database, viewer, origin, budget } = context;
  budget.spend(100);
  const by = viewer?.memberId === id ? viewer : permitted(viewer, 'administer');
  return database.transaction(async (tx) => {
    const profile = isMemberId(id)
      ? await tx.query<{ profile: object }>(
          `select to_jsonb(m) - '{search_name,search_headline,search_expertise,search,sort_joined,sort_active}'::text[] as profile
            from members m where id = $1::bigint`,
          [id],
        )
      : [];
    if (!profile[0]) throw notFound('There is no such member');
    const document: Record<string, unknown> = { exportedAt: new Date().toISOString(), profile: profile[0].profile };
    for (const [name, sql] of Object.entries(parts)) document[name] = await tx.query(sql, [id]);
    const files = await tx.query<AttachmentRow>(
      `select ${attachmentColumns} from attachments where owner_id = $1::bigint order by created_at, id`,
      [id],
    );
    document['files'] = files.map((row) => ({ ...toAttachment(row, origin), postId: row.post_id }));
    await note(tx, by.memberId, { action: 'export', memberId: id });
    return { json: JSON.stringify(document, null, 2) };
  });
}
