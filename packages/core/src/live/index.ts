import type { Community } from '../community.js';
import { browserPage } from '../page-life.js';
import type { Query } from '../queries.js';
import type { OperationName } from '../model/operation.js';
import { Live, type LivePlatform } from './live.js';

export type { LiveState, Watcher } from './channel.js';
export { Live, type LivePlatform } from './live.js';

const lives = new WeakMap<Community, Live>();

/**
 * What the community's backend tells as it happens, for all widgets together. Import this when the first content is on
 * screen. A platform counts for the first call.
 */
export function liveOf(community: Community, platform: LivePlatform = { page: browserPage() }): Live {
  const live = lives.get(community) ?? new Live(community, platform);
  lives.set(community, live);
  return live;
}

/** Asks again, for a watcher's `gap`, with a request that begins now. @returns whether an answer came */
export async function readAgain<N extends OperationName>(query: Query<N>): Promise<boolean> {
  const { state } = query;
  if (state.status === 'pending' || state.refreshing) await query.refetch(); // joins what began before
  await query.refetch();
  return query.state.status === 'ready';
}
