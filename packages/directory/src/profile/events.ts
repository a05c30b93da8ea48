import type { Member } from '@kith/core';

/** The visitor wants to write to a member: the host opens whatever it has for that. */
export class KithMessageRequestEvent extends CustomEvent<{ readonly member: Member }> {
  static readonly type = 'kith-message-request';
  constructor(member: Member) {
    super(KithMessageRequestEvent.type, { detail: { member }, bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'kith-message-request': KithMessageRequestEvent;
  }
}
