import type { CommunityEvent, EventTime } from '@kith/core';

export interface EventOpening {
  readonly event: CommunityEvent;
  /** Which of its dates, where it is one of a series: when the rule would have had it begin. */
  readonly recurrenceId?: EventTime | undefined;
}

/** A visitor opens an event; `preventDefault()` lets a router take them there instead of the link. */
export class KithEventOpenEvent extends CustomEvent<EventOpening> {
  static readonly type = 'kith-event-open';
  constructor(detail: EventOpening) {
    super(KithEventOpenEvent.type, { detail, bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'kith-event-open': KithEventOpenEvent;
  }
}
