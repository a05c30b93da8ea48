import type { Member, RichText } from './member.js';
import type { Id, IsoDate, Page } from './operation.js';
import type {
  Attachment,
  Author,
  LinkCard,
  ModerationStatus,
  Post,
  PostKind,
  Reaction,
  Report,
  Subject,
  Tag,
  Topic,
} from './post.js';

/** Which part of a list. Give at most one of `after`, `before`, `around` and `page`. */
export interface Slice {
  /** How many to a page, 1 or more. */
  readonly first?: number | undefined;
  /** `next` of the page before. */
  readonly after?: string | undefined;
  /** `previous` of the page after. */
  readonly before?: string | undefined;
  /** The page that holds the post with this id: a permalink loads around it. */
  readonly around?: Id | undefined;
  /** Number of the page, from 1, where the backend can jump. */
  readonly page?: number | undefined;
}

/** `active` by the last answer, `top` by approval, `trending` by both and age. Pinned posts come first in each. */
export type PostSort = 'newest' | 'active' | 'top' | 'trending';

/** `reported` are those with open reports, whatever was decided of them before. */
export type PostStatus = ModerationStatus | 'reported';

export interface ListPosts extends Slice {
  readonly topic?: Id | undefined;
  readonly tag?: Id | undefined;
  /** Id of a member. */
  readonly author?: Id | undefined;
  /** Only what the viewer follows: members, topics, tags, threads. */
  readonly following?: boolean | undefined;
  readonly bookmarked?: boolean | undefined;
  readonly kind?: readonly PostKind[] | undefined;
  /** Any of these; else what is approved and what is the viewer's own. */
  readonly status?: readonly PostStatus[] | undefined;
  readonly search?: string | undefined;
  readonly sort?: PostSort | undefined;
}

/** `top` by approval, an accepted answer first. */
export type ReplySort = 'oldest' | 'newest' | 'top';

/** Give `id` or `subject`. Replies come in reading order, each after what it answers to: `depth` and `parentId` make the tree. */
export interface ListReplies extends Slice {
  /** What they answer to, at any depth below it: a thread, or a branch of one. */
  readonly id?: Id | undefined;
  readonly subject?: string | undefined;
  readonly site?: string | undefined;
  readonly sort?: ReplySort | undefined;
  /** How many levels below; deeper ones are read by `id` of their branch. */
  readonly depth?: number | undefined;
}

/** By `id`, or the thread under a page of the host by `subject`. */
export interface GetPost {
  readonly id?: Id | undefined;
  readonly subject?: string | undefined;
  readonly site?: string | undefined;
}

/** The comments under many pages at once: one request for all counts that a page shows. */
export interface CountComments {
  readonly subjects: readonly string[];
  readonly site?: string | undefined;
}

export interface CommentCount {
  /** Key, as it was asked for. */
  readonly subject: string;
  readonly count: number;
}

export interface ListReactors extends Slice {
  readonly id: Id;
  /** One kind of reaction; else all. */
  readonly reaction?: string | undefined;
}

/** One who reacted. */
export interface Reactor {
  readonly id: Id;
  readonly reaction: string;
  readonly author?: Author | null | undefined;
  readonly createdAt?: IsoDate | null | undefined;
}

/** A post as it once was. */
export interface PostVersion {
  readonly title?: string | null | undefined;
  readonly body?: RichText | null | undefined;
  readonly editedAt?: IsoDate | null | undefined;
  readonly editor?: Author | null | undefined;
}

/** Where a post is to go: by one of these, or the community at large. */
export interface PostPlace {
  readonly topic?: Id | undefined;
  /** What it answers to. */
  readonly parent?: Id | undefined;
  /** Key of the page that it stands under. */
  readonly subject?: string | undefined;
  readonly site?: string | undefined;
}

/** Why nothing can be posted; `undefined` in `PostRules` where it can. */
export type PostRefusal = 'unauthenticated' | 'forbidden' | 'suspended' | 'locked' | 'archived' | 'closed';

/** What may be posted at a place: told before anybody writes or uploads. */
export interface PostRules {
  readonly refused?: PostRefusal | null | undefined;
  readonly kinds?: readonly PostKind[] | null | undefined;
  /** Formats that a body may have, the preferred one first. */
  readonly formats?: readonly RichText['format'][] | null | undefined;
  /** Graphemes. */
  readonly maxLength?: number | null | undefined;
  readonly guests?: boolean | null | undefined;
  /** Posts are held for a moderator before others see them. */
  readonly moderated?: boolean | null | undefined;
  /** Media types and families, such as `image/*`; nothing where empty. */
  readonly mediaTypes?: readonly string[] | null | undefined;
  /** Bytes of one file. */
  readonly maxFileSize?: number | null | undefined;
  readonly maxFiles?: number | null | undefined;
  readonly maxPollOptions?: number | null | undefined;
  /** What can be reacted with, in order. */
  readonly reactions?: readonly Reaction[] | null | undefined;
  /** Codes that a report can give as its reason. */
  readonly reportReasons?: readonly string[] | null | undefined;
}

/** What a word that is being typed may become. */
export interface Complete {
  /** Without `@`, `#` or `:`. */
  readonly prefix: string;
  /** Members of this thread come first. */
  readonly thread?: Id | undefined;
  readonly limit?: number | undefined;
}

export interface Emoji {
  /** Without colons. */
  readonly name: string;
  readonly emoji?: string | null | undefined;
  readonly imageUrl?: string | null | undefined;
}

export interface ListTopics extends Pick<Slice, 'first' | 'after'> {
  readonly search?: string | undefined;
  readonly following?: boolean | undefined;
}

export interface PollDraft {
  readonly question?: string | undefined;
  readonly options: readonly string[];
  readonly multiple?: boolean | undefined;
  readonly closesAt?: IsoDate | undefined;
}

/** Who posts without an account. The address is for the moderators only. */
export interface GuestAuthor {
  readonly name: string;
  readonly email?: string | undefined;
}

export interface CreatePost {
  readonly kind: PostKind;
  readonly title?: string | undefined;
  readonly body: RichText;
  readonly topic?: Id | undefined;
  /** What it answers to. */
  readonly parent?: Id | undefined;
  /** The page of the host that it stands under; the first comment there begins its thread. */
  readonly subject?: Subject | undefined;
  readonly tags?: readonly string[] | undefined;
  /** What a link post shares. */
  readonly link?: string | undefined;
  /** Ids of uploaded files. */
  readonly attachments?: readonly Id[] | undefined;
  readonly poll?: PollDraft | undefined;
  readonly guest?: GuestAuthor | undefined;
}

/** What is absent stays. `conflict` where `revision` is given and somebody else was quicker. */
export interface EditPost {
  readonly id: Id;
  readonly revision?: number | undefined;
  readonly title?: string | undefined;
  readonly body?: RichText | undefined;
  readonly topic?: Id | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly attachments?: readonly Id[] | undefined;
}

export interface OnPost {
  readonly id: Id;
}

export interface ReactToPost extends OnPost {
  readonly reaction: string;
}

/** A decision with its reason, which the post's author is told. */
export interface DecideOnPost extends OnPost {
  readonly reason?: string | undefined;
  readonly note?: string | undefined;
}

export interface ReportPost extends OnPost {
  readonly reason: string;
  readonly note?: string | undefined;
}

/** Give a thread's `id`, a `topic`, or neither for everything. */
export interface MarkRead {
  readonly id?: Id | undefined;
  readonly topic?: Id | undefined;
  readonly until: IsoDate;
}

/** The file itself goes beside it, in `RunOptions.file`. */
export interface CreateAttachment {
  readonly name: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  readonly alt?: string | undefined;
}

type Asks<Input, Output> = { input: Input; output: Output };

export interface DiscussionReads {
  'posts.list': Asks<ListPosts, Page<Post>>;
  'posts.replies': Asks<ListReplies, Page<Post>>;
  'posts.get': Asks<GetPost, Post>;
  'posts.counts': Asks<CountComments, readonly CommentCount[]>;
  'posts.reactions': Asks<ListReactors, Page<Reactor>>;
  'posts.history': Asks<OnPost, readonly PostVersion[]>;
  'posts.reports': Asks<OnPost & Slice, Page<Report>>;
  'posts.rules': Asks<PostPlace, PostRules>;
  'topics.list': Asks<ListTopics, Page<Topic>>;
  'topics.get': Asks<{ readonly id: Id }, Topic>;
  'tags.list': Asks<ListTopics, Page<Tag>>;
  'members.complete': Asks<Complete, readonly Author[]>;
  'members.muted': Asks<Slice, Page<Member>>;
  'tags.complete': Asks<Complete, readonly Tag[]>;
  'emoji.complete': Asks<Complete, readonly Emoji[]>;
  'links.card': Asks<{ readonly url: string }, LinkCard | null>;
}

export interface DiscussionWrites {
  'posts.create': Asks<CreatePost, Post>;
  'posts.edit': Asks<EditPost, Post>;
  'posts.delete': Asks<DecideOnPost, Post>;
  /** Takes a deletion back, while the backend lets. */
  'posts.restore': Asks<OnPost, Post>;
  'posts.react': Asks<ReactToPost, Post>;
  'posts.unreact': Asks<ReactToPost, Post>;
  /** All that the viewer chooses; nothing takes the vote back. */
  'posts.vote': Asks<OnPost & { readonly options: readonly Id[] }, Post>;
  'posts.bookmark': Asks<OnPost, Post>;
  'posts.unbookmark': Asks<OnPost, Post>;
  'posts.follow': Asks<OnPost, Post>;
  'posts.unfollow': Asks<OnPost, Post>;
  'posts.report': Asks<ReportPost, Post>;
  /** `id` is the answer's; the question comes back. */
  'posts.accept': Asks<OnPost, Post>;
  'posts.unaccept': Asks<OnPost, Post>;
  'posts.approve': Asks<DecideOnPost, Post>;
  'posts.reject': Asks<DecideOnPost, Post>;
  'posts.hide': Asks<DecideOnPost, Post>;
  'posts.pin': Asks<OnPost, Post>;
  'posts.unpin': Asks<OnPost, Post>;
  'posts.lock': Asks<DecideOnPost, Post>;
  'posts.unlock': Asks<OnPost, Post>;
  'posts.archive': Asks<OnPost, Post>;
  'posts.unarchive': Asks<OnPost, Post>;
  'posts.markRead': Asks<MarkRead, null>;
  /** The viewer is writing there: others are told, nothing is kept. */
  'posts.typing': Asks<PostPlace, null>;
  'topics.follow': Asks<{ readonly id: Id }, Topic>;
  'topics.unfollow': Asks<{ readonly id: Id }, Topic>;
  'tags.follow': Asks<{ readonly id: Id }, Tag>;
  'tags.unfollow': Asks<{ readonly id: Id }, Tag>;
  'members.mute': Asks<{ readonly id: Id }, Member>;
  'members.unmute': Asks<{ readonly id: Id }, Member>;
  'attachments.create': Asks<CreateAttachment, Attachment>;
  'attachments.describe': Asks<{ readonly id: Id; readonly alt: string }, Attachment>;
  'attachments.delete': Asks<{ readonly id: Id }, null>;
}

export interface DiscussionOperations extends DiscussionReads, DiscussionWrites {}

/** What happened to a post. Of a deleted one only `id` and `revision` may be there. */
export interface PostChange {
  readonly type: 'created' | 'changed' | 'deleted';
  readonly post: Post;
}

/** Somebody is writing. */
export interface Typing {
  readonly author: Author;
  /** They have stopped where nothing more comes until then. */
  readonly until: IsoDate;
}

/** What a backend can tell of posts as it happens. */
export interface PostWatches {
  'posts.changes': { input: ListPosts & GetPost; event: PostChange };
}

/** Who is writing, as it happens. */
export interface TypingWatches {
  'posts.typing': { input: PostPlace; event: Typing };
}
