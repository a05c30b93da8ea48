import type { Community } from '../community.js';
import { Outbox } from './outbox.js';
import type { WritePlans } from './plan.js';
import { browserPlatform } from './platform.js';

export type { NewFile, OutboxEntry, OutboxError, OutboxFile, OutboxState } from './entry.js';
export { lay, type Confirmation, type PlanContext, type WritePlan, type WritePlans } from './plan.js';
export { memoryStore, type Keep, type Kept, type OutboxStore } from './store.js';
export { browserPlatform, type Channel, type Lock, type OutboxPlatform } from './platform.js';
export { Outbox } from './outbox.js';
export { newId } from '../new-id.js';

const outboxes = new WeakMap<Community, Outbox>();

/** The community's one outbox, which knows these operations from now on. Import this where a write is about to be made. */
export function outboxOf(community: Community, plans: WritePlans): Outbox {
  const outbox = outboxes.get(community) ?? new Outbox(community, browserPlatform(community.name));
  outboxes.set(community, outbox);
  outbox.learn(plans);
  return outbox;
}
