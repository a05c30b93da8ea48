import type { AdapterPart } from './adapter.js';
import type { WatchParts } from './watch.js';

/** Puts a family's part into a gateway's adapter. What the adapter says itself goes before it: a host's own operation stays. */
export function joinPart(part: AdapterPart | undefined, adapter: WatchParts['adapter']): void {
  Object.assign(adapter, {
    entities: { ...part?.entities, ...adapter.entities },
    operations: { ...part?.operations, ...adapter.operations },
    watches: { ...part?.watches, ...adapter.watches },
  } satisfies AdapterPart);
}
