import type { AttachmentView } from '../attachments/attachment.js';
import type { AuthorRow, PostRow } from './post-row.js';
import { abilities, isClosed, type PostAction } from './abilities.js';
import type { Reader } from './reader.js';

export interface AuthorView {
  readonly id: string | null;
  readonly handle: string | null;
  readonly name: string;
  readonly avatarUrl: string | null;
  readonly headline: string | null;
  readonly pronouns: string | null;
  readonly badges: readonly { id: string; label: string; imageUrl: string | null }[];
  readonly url: string | null;
  readonly roles: readonly string[];
}

export interface ReactionView {
  readonly name: string;
  readonly emoji: string | null;
  readonly imageUrl: string | null;
  readonly count: number;
  readonly mine: boolean | null;
}

export interface ReportView {
  readonly id: string;
  readonly reason: string;
  readonly note: string | null;
  readonly by: AuthorView | null;
  readonly createdAt: Date;
}

export interface LinkCardView {
  readonly url: string;
  readonly title: string | null;
  readonly description: string | null;
  readonly imageUrl: string | null;
  readonly siteName: string | null;
}

export interface PollRow {
  readonly question: string | null;
  readonly multiple: boolean;
  readonly closes_at: Date | null;
  readonly voters: number;
  readonly options: readonly { id: string; label: string; votes: number; mine: boolean }[];
}

/** What is read about posts beside their rows. */
export interface Besides {
  readonly reactions: readonly ReactionView[];
  readonly poll: PollRow | undefined;
  readonly attachments: readonly AttachmentView[];
  readonly links: readonly LinkCardView[];
  readonly reports: readonly ReportView[];
  readonly comments: number;
  readonly unread: number;
  /** By the guest who is shown it now, and never again. */
  readonly written?: boolean;
}

/** A post in the contract's shape, as one viewer may see it. */
export type PostView = ReturnType<typeof toPost>;

/** How much of a post a viewer sees: all, that there is one, or nothing. */
export type Sight = 'whole' | 'mark' | 'none';

/** @param below whether anything below it is shown: then it keeps its place. */
export function sightOf(row: PostRow, reader: Reader, below: boolean): Sight {
  const own = reader.viewerId !== null && row.member_id === reader.viewerId;
  const chosen = own || reader.moderator;
  if (row.thread_status !== 'approved' && !reader.moderator && row.thread_member_id !== reader.viewerId) return 'none';
  if (row.muted && !reader.moderator) return below || row.depth === 0 ? 'mark' : 'none';
  if (row.deleted_at !== null) return chosen || below ? 'mark' : 'none';
  if (row.status !== 'approved' && !chosen) return below && row.depth > 0 ? 'mark' : 'none';
  return 'whole';
}

export function toPost(row: PostRow, reader: Reader, besides: Besides, sight: Exclude<Sight, 'none'>) {
  const { viewerId, moderator } = reader;
  const own = viewerId !== null && row.member_id === viewerId;
  const whole = sight === 'whole';
  const member = viewerId !== null;
  // What only its place is left of says nothing of whose it was or why.
  const chosen = own || moderator || besides.written === true;
  const named = chosen || whole || row.muted;
  const site = row.subject?.site;
  const seen = row.last_read_at ?? row.read_since;
  const page = row.depth === 0 && row.subject !== null && row.body === null;
  return {
    id: row.id,
    clientId: own ? row.client_id : null,
    revision: row.revision,
    kind: row.kind,
    author: named && !page ? toAuthor(row, reader) : null,
    title: whole ? row.title : null,
    body:
      whole && row.body !== null
        ? { text: withPictures(row.body, reader.origin), format: row.format, lang: row.lang }
        : null,
    createdAt: row.created_at,
    editedAt: whole ? row.edited_at : null,
    deletedAt: row.deleted_at,
    lastActiveAt: row.active_at,
    threadId: row.thread_id,
    parentId: row.parent_id,
    depth: row.depth,
    subject: row.subject && { ...row.subject, site: site === '' ? null : (site ?? null) },
    topic: whole && row.topic !== null ? { id: row.topic, slug: row.topic, name: row.topic_name ?? row.topic } : null,
    tags: whole ? row.tags : [],
    pinned: row.pinned === 1,
    locked: row.locked,
    archived: row.archived,
    acceptedAnswerId: row.accepted_id,
    moderation: chosen
      ? {
          status: row.status,
          reason: row.status_reason,
          note: row.status_note,
          by: row.status_by,
          at: row.status_at,
        }
      : null,
    reports: moderator ? besides.reports : null,
    reactions: whole ? besides.reactions : [],
    counts: {
      replies: row.replies,
      comments: besides.comments,
      reactions: whole ? row.reactions : 0,
      unread: member ? besides.unread : null,
      // Opening a post leaves no trace here: none are counted.
      views: null,
      edits: whole ? row.edits : 0,
      reports: moderator ? row.reports : null,
    },
    attachments: whole ? besides.attachments : [],
    links: whole ? besides.links : [],
    poll: whole && besides.poll ? toPoll(besides.poll, viewerId) : null,
    bookmarked: member ? row.bookmarked : null,
    following: member ? row.following : null,
    unread: member ? !own && seen !== null && row.created_at > seen : null,
    lastReadAt: member ? row.last_read_at : null,
    viewerCan: viewerCan(row, reader, besides, sight),
    url: permalink(row, reader),
  };
}

/** On the host's page that the thread stands under, where its address is known, else on the site's page of the discussion. */
function permalink({ id, depth, thread_id: thread, subject }: PostRow, { pages }: Reader): string | null {
  const place = depth === 0 ? '' : `#kith-post-${id}`;
  if (!subject) return `${pages}/discussions/${thread}${place}`;
  return subject.url === null ? null : `${subject.url.replace(/#.*$/s, '')}#kith-post-${id}`;
}

/** Pictures of this server's own stand in a text by path: where it is read, that would be the host's. */
function withPictures(text: string, origin: string): string {
  return text.replaceAll('](/pictures/', `](${origin}/pictures/`);
}

function viewerCan(row: PostRow, reader: Reader, besides: Besides, sight: Sight): PostAction[] {
  const chosen = reader.moderator || (reader.viewerId !== null && row.member_id === reader.viewerId);
  return sight === 'whole' || chosen ? abilities(row, reader, besides.poll) : [];
}

function toPoll(poll: PollRow, viewerId: string | null) {
  const { question, multiple, closes_at: closesAt, voters, options } = poll;
  return {
    question,
    multiple,
    closesAt,
    closed: isClosed(poll),
    voters,
    options: options.map(({ mine, ...option }) => ({ ...option, mine: viewerId === null ? null : mine })),
  };
}

function toAuthor(row: PostRow, reader: Reader): AuthorView | null {
  if (row.author) return memberAsAuthor(row.author, reader);
  if (row.author_name === null) return null;
  return stranger(row.author_name, row.author_handle);
}

/** Somebody without an account. */
function stranger(name: string, handle: string | null): AuthorView {
  const none = { id: null, avatarUrl: null, headline: null, pronouns: null, badges: [], url: null };
  return { ...none, handle, name, roles: handle === null ? ['guest'] : [] };
}

/** A member beside what they wrote: the hidden are nobody to others, and hidden fields are empty. */
export function memberAsAuthor(author: AuthorRow, { viewerId, moderator, origin }: Reader): AuthorView | null {
  const self = author.id === viewerId;
  if (author.hidden && !self && !moderator) return null;
  const shown = <T>(field: string, value: T, otherwise: T): T =>
    self || !author.hidden_fields.includes(field) ? value : otherwise;
  const absolute = (url: string | null) => (url === null ? null : new URL(url, origin).href);
  return {
    id: author.id,
    handle: author.handle,
    name: author.name,
    avatarUrl: shown('avatarUrl', absolute(author.avatar_url), null),
    headline: shown('headline', author.headline, null),
    pronouns: shown('pronouns', author.pronouns, null),
    badges: shown(
      'badges',
      author.badges.map((badge) => ({ ...badge, imageUrl: absolute(badge.imageUrl) })),
      [],
    ),
    url: absolute(author.url),
    roles: author.moderator ? ['moderator'] : [],
  };
}
