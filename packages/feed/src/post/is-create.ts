import type { OutboxEntry } from '@kith/core/outbox';

/** Whether an entry makes a post, and does not change one. */
export function isCreate(entry: OutboxEntry): entry is OutboxEntry<'posts.create'> {
  return entry.name === 'posts.create';
}
