import type { Member, RichText } from './member.js';
import type { Id, IsoDate } from './operation.js';

/** What a post is. `comment` answers another post or stands under a page of the host. */
export type PostKind = 'discussion' | 'question' | 'article' | 'link' | 'resource' | 'comment';

/** Where a post stands with the moderators. Only its author and moderators see one that is not approved. */
export type ModerationStatus = 'pending' | 'approved' | 'rejected' | 'hidden';

/** What the viewer may do with a post; a control that is not allowed is not there. */
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

/** Who wrote a post, as far as the post itself says it; `members.get` brings the rest. */
export type Author = Pick<Member, 'handle' | 'name' | 'avatarUrl' | 'headline' | 'pronouns' | 'badges' | 'url'> & {
  /** Of their member; `null` for a guest. */
  readonly id?: Id | null | undefined;
  /** What they are here beyond a member, such as `moderator`. */
  readonly roles?: readonly string[] | null | undefined;
};

/** The page of the host that a comment section stands under. A section is one by `site` and `key` together. */
export interface Subject {
  /** Opaque to us and stable: it outlives the page's address. */
  readonly key: string;
  /** Origin of the host's pages; the backend's only site where absent. */
  readonly site?: string | null | undefined;
  readonly title?: string | null | undefined;
  readonly url?: string | null | undefined;
}

/** Where a post is filed, as far as the post itself says it. */
export interface TopicRef {
  readonly id: Id;
  readonly name?: string | null | undefined;
  readonly url?: string | null | undefined;
}

/** One kind of reaction to a post. */
export interface Reaction {
  /** The backend's word for it, such as `heart`, or the emoji itself. */
  readonly name: string;
  readonly emoji?: string | null | undefined;
  /** For reactions that are no Unicode emoji. */
  readonly imageUrl?: string | null | undefined;
  readonly count?: number | null | undefined;
  /** Whether the viewer reacted so. */
  readonly mine?: boolean | null | undefined;
}

/** A file with a post. The backend keeps it; the URL gate decides whether it is shown or linked. */
export interface Attachment {
  readonly id: Id;
  readonly url?: string | null | undefined;
  readonly name?: string | null | undefined;
  /** RFC 6838 media type, as the backend found it to be. */
  readonly mediaType?: string | null | undefined;
  /** Bytes. */
  readonly size?: number | null | undefined;
  /** CSS pixels, so that room is kept before an image loads. */
  readonly width?: number | null | undefined;
  readonly height?: number | null | undefined;
  readonly alt?: string | null | undefined;
  readonly previewUrl?: string | null | undefined;
}

/** What the backend knows of a page that is linked to: the browser never fetches a preview. */
export interface LinkCard {
  readonly url: string;
  readonly title?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly imageUrl?: string | null | undefined;
  readonly siteName?: string | null | undefined;
}

export interface PollOption {
  readonly id: Id;
  readonly label: string;
  /** `null` where results show only after voting or closing. */
  readonly votes?: number | null | undefined;
  readonly mine?: boolean | null | undefined;
}

export interface Poll {
  readonly question?: string | null | undefined;
  readonly options: readonly PollOption[];
  /** Whether several options may be chosen. */
  readonly multiple?: boolean | null | undefined;
  readonly closesAt?: IsoDate | null | undefined;
  readonly closed?: boolean | null | undefined;
  /** How many people voted; fewer than votes where several may be chosen. */
  readonly voters?: number | null | undefined;
}

/** Told to the author and to moderators: what was decided, why and by whom. */
export interface Moderation {
  readonly status?: ModerationStatus | null | undefined;
  /** The backend's code, such as `first-post`, `word-list`, `spam`. */
  readonly reason?: string | null | undefined;
  /** In a moderator's words. */
  readonly note?: string | null | undefined;
  /** A moderator's name; `null` where a rule decided or where it is not told. */
  readonly by?: string | null | undefined;
  readonly at?: IsoDate | null | undefined;
}

/** What somebody found wrong with a post. Moderators see it. */
export interface Report {
  readonly id: Id;
  readonly reason?: string | null | undefined;
  readonly note?: string | null | undefined;
  readonly by?: Author | null | undefined;
  readonly createdAt?: IsoDate | null | undefined;
}

/** Whole numbers of 0 or more. A count that is not known is absent. */
export interface PostCounts {
  /** Direct replies. */
  readonly replies?: number | null | undefined;
  /** Replies at every depth: the number of comments of a thread. */
  readonly comments?: number | null | undefined;
  readonly reactions?: number | null | undefined;
  /** Posts of the thread since the viewer read it last. */
  readonly unread?: number | null | undefined;
  readonly views?: number | null | undefined;
  readonly edits?: number | null | undefined;
  readonly reports?: number | null | undefined;
}

/**
 * One contribution: what begins a thread (schema.org DiscussionForumPosting) or answers in one (Comment). In every
 * field `undefined` means not loaded and `null` means there is none.
 */
export interface Post {
  readonly id: Id;
  /** The id that the client gave it, told to its author: until the backend answers it is the `id` too. */
  readonly clientId?: Id | null | undefined;
  /** Grows with each change, so that news which come twice, late or out of order change nothing. */
  readonly revision?: number | null | undefined;
  readonly kind?: PostKind | null | undefined;
  readonly author?: Author | null | undefined;
  readonly title?: string | null | undefined;
  /** `null` where it was deleted or is hidden from the viewer. */
  readonly body?: RichText | null | undefined;
  readonly createdAt?: IsoDate | null | undefined;
  /** When its words changed last; `null` where they never did. `posts.history` has the versions. */
  readonly editedAt?: IsoDate | null | undefined;
  /** It stays as a mark where others answered to it. */
  readonly deletedAt?: IsoDate | null | undefined;
  /** When somebody last answered in its thread. */
  readonly lastActiveAt?: IsoDate | null | undefined;
  /** The post that began the thread; its own id where it is that one. */
  readonly threadId?: Id | null | undefined;
  /** What it answers to; `null` where it begins a thread. */
  readonly parentId?: Id | null | undefined;
  /** How deep in its thread: 0 for what begins one. */
  readonly depth?: number | null | undefined;
  readonly subject?: Subject | null | undefined;
  readonly topic?: TopicRef | null | undefined;
  readonly tags?: readonly string[] | null | undefined;
  readonly pinned?: boolean | null | undefined;
  /** No more replies. */
  readonly locked?: boolean | null | undefined;
  /** Kept for reading: no replies, reactions or votes. */
  readonly archived?: boolean | null | undefined;
  /** The reply that answers a question. */
  readonly acceptedAnswerId?: Id | null | undefined;
  readonly moderation?: Moderation | null | undefined;
  readonly reports?: readonly Report[] | null | undefined;
  readonly reactions?: readonly Reaction[] | null | undefined;
  readonly counts?: PostCounts | null | undefined;
  readonly attachments?: readonly Attachment[] | null | undefined;
  /** Cards of the pages that it links to; first what a link post shares. */
  readonly links?: readonly LinkCard[] | null | undefined;
  readonly poll?: Poll | null | undefined;
  /** By the viewer. */
  readonly bookmarked?: boolean | null | undefined;
  readonly following?: boolean | null | undefined;
  readonly unread?: boolean | null | undefined;
  /** Until when the viewer has read its thread. */
  readonly lastReadAt?: IsoDate | null | undefined;
  readonly viewerCan?: readonly PostAction[] | null | undefined;
  /** Its page at the backend, used where the host names no `post-url`. */
  readonly url?: string | null | undefined;
}

/** What the viewer may do in a topic. */
export type TopicAction = 'post' | 'follow' | 'moderate';

export interface TopicCounts {
  readonly posts?: number | null | undefined;
  readonly followers?: number | null | undefined;
  readonly unread?: number | null | undefined;
}

/** A place for posts about one thing: elsewhere a category, a space or a forum. */
export interface Topic {
  readonly id: Id;
  /** Short unique name for addresses. */
  readonly slug?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly url?: string | null | undefined;
  /** What may be posted there; `null` for everything. */
  readonly kinds?: readonly PostKind[] | null | undefined;
  readonly counts?: TopicCounts | null | undefined;
  readonly following?: boolean | null | undefined;
  readonly viewerCan?: readonly TopicAction[] | null | undefined;
}

/** A word that posts are marked with. */
export interface Tag {
  /** The tag itself where the backend has no other id. */
  readonly id: Id;
  readonly name?: string | null | undefined;
  readonly counts?: TopicCounts | null | undefined;
  readonly following?: boolean | null | undefined;
  readonly url?: string | null | undefined;
}
