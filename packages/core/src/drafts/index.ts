import type { Community } from '../community.js';
import { Drafts } from './drafts.js';
import { indexedDbDrafts } from './store.js';

export { Drafts } from './drafts.js';
export type { DraftStore, KeptDraft } from './store.js';

const drafts = new WeakMap<Community, Drafts>();

/** The community's one place for what is being written. Where the community has no name, nothing outlives the page. */
export function draftsOf(community: Community): Drafts {
  let own = drafts.get(community);
  if (!own) {
    const store = community.name && typeof indexedDB !== 'undefined' ? indexedDbDrafts(community.name) : undefined;
    drafts.set(community, (own = new Drafts(community, store)));
  }
  return own;
}
