import type { Adapter, AdapterSource } from '../adapter.js';
import { membersAdapter } from './members.js';

export { membersAdapter };

/** Kith's own contract, as far as the directory asks it; families that load later bring their own documents. */
export const defaultAdapter: Adapter = {
  ...membersAdapter,
  live: 'sse',
  families: {
    discussion: () => import('./discussion.js').then(({ discussionAdapter }) => discussionAdapter),
    'discussion-more': () => import('./discussion-more.js').then(({ discussionMoreAdapter }) => discussionMoreAdapter),
    event: () => import('./event.js').then(({ eventAdapter }) => eventAdapter),
  },
} satisfies AdapterSource;
