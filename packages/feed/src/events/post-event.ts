import type { Post } from '@kith/core';

/** An event about one post. */
export class PostEvent<More extends object = object> extends CustomEvent<{ readonly post: Post } & More> {
  constructor(type: string, detail: { readonly post: Post } & More, cancelable = false) {
    super(type, { detail, bubbles: true, composed: true, cancelable });
  }
}

/** A visitor opens a post; `preventDefault()` lets a router take them there instead of the link. */
export class KithPostOpenEvent extends PostEvent {
  static readonly type = 'kith-post-open';
  constructor(post: Post) {
    super(KithPostOpenEvent.type, { post }, true);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'kith-post-open': KithPostOpenEvent;
  }
}
