import type { AdapterPart } from './adapter.js';
import { joinPart } from './family.js';
import { addDiscussionKinds } from './kinds-discussion.js';
import type { WatchParts } from './watch.js';

/** Posts as a gateway's first view of them needs it. */
export function joinFamily(part: AdapterPart | undefined, { adapter }: WatchParts): undefined {
  addDiscussionKinds();
  joinPart(part, adapter);
}
