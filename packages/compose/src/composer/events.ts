import type { CreatePost, EditPost } from '@kith/core';
import type { OutboxEntry } from '@kith/core/outbox';

/**
 * Sent before a post leaves, with what would be sent: of an edit it has an `id`. `preventDefault()` keeps the words in
 * the composer.
 */
export class KithPostSubmitEvent extends CustomEvent<CreatePost | EditPost> {
  static readonly type = 'kith-post-submit';

  constructor(detail: CreatePost | EditPost) {
    super(KithPostSubmitEvent.type, { detail, bubbles: true, composed: true, cancelable: true });
  }
}

/** A post is on its way: it is shown, kept, and sent as soon as it can be. Of an edit: it was taken, or waits to be. */
export class KithPostSubmittedEvent extends CustomEvent<OutboxEntry<'posts.create'> | OutboxEntry<'posts.edit'>> {
  static readonly type = 'kith-post-submitted';

  constructor(detail: OutboxEntry<'posts.create'> | OutboxEntry<'posts.edit'>) {
    super(KithPostSubmittedEvent.type, { detail, bubbles: true, composed: true });
  }
}

/** The writer turns away from it. What is not sent stays a draft of the place. */
export class KithComposerCancelEvent extends CustomEvent<undefined> {
  static readonly type = 'kith-composer-cancel';

  constructor() {
    super(KithComposerCancelEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'kith-post-submit': KithPostSubmitEvent;
    'kith-post-submitted': KithPostSubmittedEvent;
    'kith-composer-cancel': KithComposerCancelEvent;
  }
}
