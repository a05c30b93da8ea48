import type { Member } from '@kith/core';

/** An event about one member. */
export class MemberEvent extends CustomEvent<{ readonly member: Member }> {
  constructor(type: string, member: Member, cancelable = false) {
    super(type, { detail: { member }, bubbles: true, composed: true, cancelable });
  }
}

/** A visitor opens a member; `preventDefault()` lets a router take them there instead of the link. */
export class KithMemberOpenEvent extends MemberEvent {
  static readonly type = 'kith-member-open';
  constructor(member: Member) {
    super(KithMemberOpenEvent.type, member, true);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'kith-member-open': KithMemberOpenEvent;
  }
}
