import type { Member } from '@kith/core';
import { MemberEvent } from './open.js';

export { KithMemberOpenEvent } from './open.js';

/** Before a member is followed; `preventDefault()` keeps it from happening. */
export class KithMemberFollowEvent extends MemberEvent {
  static readonly type = 'kith-member-follow';
  constructor(member: Member) {
    super(KithMemberFollowEvent.type, member, true);
  }
}

/** Before a member is no longer followed; `preventDefault()` keeps it from happening. */
export class KithMemberUnfollowEvent extends MemberEvent {
  static readonly type = 'kith-member-unfollow';
  constructor(member: Member) {
    super(KithMemberUnfollowEvent.type, member, true);
  }
}

/** The backend has confirmed that the member is followed. */
export class KithMemberFollowedEvent extends MemberEvent {
  static readonly type = 'kith-member-followed';
  constructor(member: Member) {
    super(KithMemberFollowedEvent.type, member);
  }
}

/** The backend has confirmed that the member is no longer followed. */
export class KithMemberUnfollowedEvent extends MemberEvent {
  static readonly type = 'kith-member-unfollowed';
  constructor(member: Member) {
    super(KithMemberUnfollowedEvent.type, member);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'kith-member-follow': KithMemberFollowEvent;
    'kith-member-unfollow': KithMemberUnfollowEvent;
    'kith-member-followed': KithMemberFollowedEvent;
    'kith-member-unfollowed': KithMemberUnfollowedEvent;
  }
}
