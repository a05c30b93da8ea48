import type { Author, Id, Post, Reaction } from '@kith/core';
import { PostEvent } from './post-event.js';

export { KithPostOpenEvent, PostEvent } from './post-event.js';

/** Before the place to answer opens; `preventDefault()` keeps it closed, where the host has one of its own. */
export class KithPostReplyEvent extends PostEvent {
  static readonly type = 'kith-post-reply';
  constructor(post: Post) {
    super(KithPostReplyEvent.type, { post }, true);
  }
}

/** Before the place to edit opens; `preventDefault()` keeps it closed. */
export class KithPostEditEvent extends PostEvent {
  static readonly type = 'kith-post-edit';
  constructor(post: Post) {
    super(KithPostEditEvent.type, { post }, true);
  }
}

/** Before a reaction is given (`on`) or taken back; `preventDefault()` keeps it from happening. */
export class KithPostReactEvent extends PostEvent<{ readonly reaction: Reaction; readonly on: boolean }> {
  static readonly type = 'kith-post-react';
  constructor(post: Post, reaction: Reaction, on: boolean) {
    super(KithPostReactEvent.type, { post, reaction, on }, true);
  }
}

/** The backend has confirmed a reaction, or that it is taken back. */
export class KithPostReactedEvent extends PostEvent<{ readonly reaction: Reaction; readonly on: boolean }> {
  static readonly type = 'kith-post-reacted';
  constructor(post: Post, reaction: Reaction, on: boolean) {
    super(KithPostReactedEvent.type, { post, reaction, on });
  }
}

/** Before a vote is given, or taken back where `options` is empty; `preventDefault()` keeps it from happening. */
export class KithPostVoteEvent extends PostEvent<{ readonly options: readonly Id[] }> {
  static readonly type = 'kith-post-vote';
  constructor(post: Post, options: readonly Id[]) {
    super(KithPostVoteEvent.type, { post, options }, true);
  }
}

/** The backend has confirmed a vote. */
export class KithPostVotedEvent extends PostEvent<{ readonly options: readonly Id[] }> {
  static readonly type = 'kith-post-voted';
  constructor(post: Post, options: readonly Id[]) {
    super(KithPostVotedEvent.type, { post, options });
  }
}

/** Before a post is bookmarked (`on`) or no longer; `preventDefault()` keeps it from happening. */
export class KithPostBookmarkEvent extends PostEvent<{ readonly on: boolean }> {
  static readonly type = 'kith-post-bookmark';
  constructor(post: Post, on: boolean) {
    super(KithPostBookmarkEvent.type, { post, on }, true);
  }
}

/** The backend has confirmed a bookmark, or that there is none any more. */
export class KithPostBookmarkedEvent extends PostEvent<{ readonly on: boolean }> {
  static readonly type = 'kith-post-bookmarked';
  constructor(post: Post, on: boolean) {
    super(KithPostBookmarkedEvent.type, { post, on });
  }
}

/** Before a post's thread is followed (`on`) or no longer; `preventDefault()` keeps it from happening. */
export class KithPostFollowEvent extends PostEvent<{ readonly on: boolean }> {
  static readonly type = 'kith-post-follow';
  constructor(post: Post, on: boolean) {
    super(KithPostFollowEvent.type, { post, on }, true);
  }
}

/** The backend has confirmed that the thread is followed, or no longer. */
export class KithPostFollowedEvent extends PostEvent<{ readonly on: boolean }> {
  static readonly type = 'kith-post-followed';
  constructor(post: Post, on: boolean) {
    super(KithPostFollowedEvent.type, { post, on });
  }
}

/** Before the link to a post is shared; `preventDefault()` lets the host share it. */
export class KithPostShareEvent extends PostEvent<{ readonly url: string }> {
  static readonly type = 'kith-post-share';
  constructor(post: Post, url: string) {
    super(KithPostShareEvent.type, { post, url }, true);
  }
}

/** Before a post is deleted; `preventDefault()` keeps it. */
export class KithPostDeleteEvent extends PostEvent {
  static readonly type = 'kith-post-delete';
  constructor(post: Post) {
    super(KithPostDeleteEvent.type, { post }, true);
  }
}

/** The backend has confirmed that a post is deleted. */
export class KithPostDeletedEvent extends PostEvent {
  static readonly type = 'kith-post-deleted';
  constructor(post: Post) {
    super(KithPostDeletedEvent.type, { post });
  }
}

/** The backend has confirmed that a post is there again. */
export class KithPostRestoredEvent extends PostEvent {
  static readonly type = 'kith-post-restored';
  constructor(post: Post) {
    super(KithPostRestoredEvent.type, { post });
  }
}

/** Before a report is sent to the moderators; `preventDefault()` keeps it from happening. */
export class KithPostReportEvent extends PostEvent<{ readonly reason: string; readonly note: string | undefined }> {
  static readonly type = 'kith-post-report';
  constructor(post: Post, reason: string, note: string | undefined) {
    super(KithPostReportEvent.type, { post, reason, note }, true);
  }
}

/** The moderators have the report. */
export class KithPostReportedEvent extends PostEvent<{ readonly reason: string; readonly note: string | undefined }> {
  static readonly type = 'kith-post-reported';
  constructor(post: Post, reason: string, note: string | undefined) {
    super(KithPostReportedEvent.type, { post, reason, note });
  }
}

/** Before a post's author is muted (`on`) or no longer; `preventDefault()` keeps it from happening. */
export class KithPostMuteEvent extends PostEvent<{ readonly author: Author; readonly on: boolean }> {
  static readonly type = 'kith-post-mute';
  constructor(post: Post, author: Author, on: boolean) {
    super(KithPostMuteEvent.type, { post, author, on }, true);
  }
}

/** The backend has confirmed that a post's author is muted, or no longer. */
export class KithPostMutedEvent extends PostEvent<{ readonly author: Author; readonly on: boolean }> {
  static readonly type = 'kith-post-muted';
  constructor(post: Post, author: Author, on: boolean) {
    super(KithPostMutedEvent.type, { post, author, on });
  }
}

/** Before a visitor puts a post out of their own sight; `preventDefault()` keeps it in sight. */
export class KithPostHideEvent extends PostEvent {
  static readonly type = 'kith-post-hide';
  constructor(post: Post) {
    super(KithPostHideEvent.type, { post }, true);
  }
}

/** What a moderator, or the author of a question, decides about a post. */
export type PostDecision =
  'approve' | 'reject' | 'hide' | 'pin' | 'unpin' | 'lock' | 'unlock' | 'archive' | 'unarchive' | 'accept' | 'unaccept';

export interface PostModeration {
  readonly decision: PostDecision;
  readonly reason?: string | undefined;
  readonly note?: string | undefined;
}

/** Before a decision about a post is sent; `preventDefault()` keeps it from happening. */
export class KithPostModerateEvent extends PostEvent<PostModeration> {
  static readonly type = 'kith-post-moderate';
  constructor(post: Post, moderation: PostModeration) {
    super(KithPostModerateEvent.type, { post, ...moderation }, true);
  }
}

/** The backend has confirmed a decision about a post. */
export class KithPostModeratedEvent extends PostEvent<PostModeration> {
  static readonly type = 'kith-post-moderated';
  constructor(post: Post, moderation: PostModeration) {
    super(KithPostModeratedEvent.type, { post, ...moderation });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'kith-post-reply': KithPostReplyEvent;
    'kith-post-edit': KithPostEditEvent;
    'kith-post-react': KithPostReactEvent;
    'kith-post-reacted': KithPostReactedEvent;
    'kith-post-vote': KithPostVoteEvent;
    'kith-post-voted': KithPostVotedEvent;
    'kith-post-bookmark': KithPostBookmarkEvent;
    'kith-post-bookmarked': KithPostBookmarkedEvent;
    'kith-post-follow': KithPostFollowEvent;
    'kith-post-followed': KithPostFollowedEvent;
    'kith-post-share': KithPostShareEvent;
    'kith-post-delete': KithPostDeleteEvent;
    'kith-post-deleted': KithPostDeletedEvent;
    'kith-post-restored': KithPostRestoredEvent;
    'kith-post-report': KithPostReportEvent;
    'kith-post-reported': KithPostReportedEvent;
    'kith-post-mute': KithPostMuteEvent;
    'kith-post-muted': KithPostMutedEvent;
    'kith-post-hide': KithPostHideEvent;
    'kith-post-moderate': KithPostModerateEvent;
    'kith-post-moderated': KithPostModeratedEvent;
  }
}
