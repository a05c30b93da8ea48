import type { PostRow } from './post-row.js';
import { guestsMayComment, type Reader } from './reader.js';

export type PostAction =
  | 'reply'
  | 'react'
  | 'vote'
  | 'bookmark'
  | 'follow'
  | 'report'
  | 'edit'
  | 'delete'
  | 'restore'
  | 'accept'
  | 'approve'
  | 'reject'
  | 'hide'
  | 'pin'
  | 'lock'
  | 'archive';

export type PostRefusal = 'unauthenticated' | 'forbidden' | 'suspended' | 'locked' | 'archived' | 'closed';

/** How long a deletion can be taken back. Milliseconds. */
const UNDO = 24 * 3_600_000;
const DAY = 24 * 3_600_000;

export interface PollState {
  readonly closes_at: Date | null;
}

/** The one place that decides: what is offered and what is refused are the same. */
export function abilities(row: PostRow, reader: Reader, poll?: PollState): PostAction[] {
  const { viewerId, moderator, suspended } = reader;
  const own = viewerId !== null && row.member_id === viewerId;
  const open = row.status === 'approved' && row.deleted_at === null && row.thread_status === 'approved';
  const archived = row.thread_archived;
  const root = row.depth === 0;
  const page = root && row.body === null && row.subject !== null;
  if (row.deleted_at !== null) {
    const mine = own && row.deleted_by === viewerId && !suspended;
    return (mine || moderator) && Date.now() - row.deleted_at.getTime() < UNDO ? ['restore'] : [];
  }
  const member = viewerId !== null;
  const active = member && !suspended;
  const may: Readonly<Record<PostAction, boolean>> = {
    reply: open && replyRefusal(row, reader) === null,
    react: open && active && !archived && !page,
    vote: open && active && !archived && poll !== undefined && !isClosed(poll),
    bookmark: member,
    follow: member && root && open,
    report: open && active && !own && !page,
    edit: own && active && !archived && (row.status === 'approved' || row.status === 'pending'),
    delete: !page && ((own && !archived) || moderator),
    restore: false,
    accept:
      open &&
      !root &&
      active &&
      !archived &&
      row.thread_kind === 'question' &&
      (moderator || row.thread_member_id === viewerId),
    approve: moderator && (row.status !== 'approved' || row.reports > 0),
    reject: moderator && (row.status === 'pending' || (row.status === 'approved' && row.reports > 0)),
    hide: moderator && !page && (row.status === 'approved' || row.status === 'pending'),
    pin: moderator && root && open && !page,
    lock: moderator && root,
    archive: moderator && root,
  };
  return actions.filter((action) => may[action]);
}

const actions: readonly PostAction[] = [
  'reply',
  'react',
  'vote',
  'bookmark',
  'follow',
  'report',
  'edit',
  'delete',
  'restore',
  'accept',
  'approve',
  'reject',
  'hide',
  'pin',
  'lock',
  'archive',
];

export function isClosed({ closes_at }: PollState): boolean {
  return closes_at !== null && closes_at.getTime() <= Date.now();
}

/** Why the viewer cannot answer in this thread; `null` where they can. */
export function replyRefusal(
  thread: Pick<PostRow, 'thread_archived' | 'thread_locked' | 'thread_created_at' | 'thread_site'>,
  reader: Reader,
): PostRefusal | null {
  const { viewerId, moderator, suspended, settings } = reader;
  if (viewerId === null && (thread.thread_site === null || !guestsMayComment(reader, thread.thread_site)))
    return 'unauthenticated';
  if (suspended) return 'suspended';
  if (thread.thread_archived) return 'archived';
  if (thread.thread_locked) return 'locked';
  const age = Date.now() - thread.thread_created_at.getTime();
  if (settings.closeAfterDays > 0 && !moderator && age > settings.closeAfterDays * DAY) return 'closed';
  return null;
}
