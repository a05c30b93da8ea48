import type { Queryable } from '../database/database.js';
import { readRows } from '../discussions/read-posts.js';
import { toPost, type PostView } from '../discussions/post-view.js';
import type { Reader } from '../discussions/reader.js';
import type { PostNews } from './changes.js';

/** What is left of a post that the viewer once saw and may see no more: its place, and nothing that it said. */
export type GonePost = Omit<PostView, 'deletedAt'> & { readonly deletedAt: Date };

const nothing = { reactions: [], poll: undefined, attachments: [], links: [], reports: [], comments: 0, unread: 0 };

/** @returns what says what is left of each. */
export async function readGone(
  database: Queryable,
  news: readonly PostNews[],
  reader: Reader,
): Promise<(news: PostNews) => PostView | GonePost> {
  const ids = news.map(({ postId }) => postId);
  const rows = await readRows(database, ids, reader.viewerId);
  // Nobody's: what an author or a moderator would still see is not for whoever sees no more.
  const anybody = { ...reader, viewerId: null, moderator: false };
  const now = new Date();
  return ({ postId, threadId, revision, kind }) => {
    const row = rows.get(postId);
    if (row) return { ...toPost(row, anybody, nothing, 'mark'), revision, deletedAt: row.deleted_at ?? now };
    const none = { title: null, body: null, author: null, subject: null, topic: null, poll: null, moderation: null };
    return {
      ...none,
      id: postId,
      clientId: null,
      revision,
      kind: kind === 'comment' ? 'comment' : 'discussion',
      createdAt: now,
      editedAt: null,
      deletedAt: now,
      lastActiveAt: now,
      threadId,
      parentId: null,
      depth: postId === threadId ? 0 : 1,
      tags: [],
      pinned: false,
      locked: false,
      archived: false,
      acceptedAnswerId: null,
      reports: null,
      reactions: [],
      counts: { replies: 0, comments: 0, reactions: 0, unread: null, views: null, edits: 0, reports: null },
      attachments: [],
      links: [],
      bookmarked: null,
      following: null,
      unread: null,
      lastReadAt: null,
      viewerCan: [],
      url: null,
      kindOfThread: 'discussion',
      origin: reader.origin,
    };
  };
}
