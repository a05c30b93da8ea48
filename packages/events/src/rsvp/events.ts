import type { AnswerEvent, CommunityEvent } from '@kith/core';

/** An answer to an invitation is about to be sent; `preventDefault()` keeps it, and the form stays as it is. */
export class KithRsvpSubmitEvent extends CustomEvent<AnswerEvent & { readonly event: CommunityEvent }> {
  static readonly type = 'kith-rsvp-submit';
  constructor(event: CommunityEvent, answer: AnswerEvent) {
    super(KithRsvpSubmitEvent.type, {
      detail: { ...answer, event },
      bubbles: true,
      composed: true,
      cancelable: true,
    });
  }
}

/** The backend has an answer; `event.rsvp` says what became of it, such as a place on the waiting list. */
export class KithRsvpSubmittedEvent extends CustomEvent<{ readonly event: CommunityEvent }> {
  static readonly type = 'kith-rsvp-submitted';
  constructor(event: CommunityEvent) {
    super(KithRsvpSubmittedEvent.type, { detail: { event }, bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'kith-rsvp-submit': KithRsvpSubmitEvent;
    'kith-rsvp-submitted': KithRsvpSubmittedEvent;
  }
}
