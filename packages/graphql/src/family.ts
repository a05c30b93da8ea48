import type { Family } from '@kith/core';
import type { Adapter, AdapterPart, Entry } from './adapter.js';
import { alternativesOf, isFunctionEntry } from './adapter.js';
import { addDiscussionKinds } from './kinds-discussion.js';

const kindsOf: { readonly [F in Family]: () => void } = { discussion: addDiscussionKinds };

/**
 * An adapter with a family's part and types. What it says itself goes before the part: a host's own operation stays.
 * @param uploads - Whether files can be sent: else what sends them is left out.
 */
export function withFamily(adapter: Adapter, family: Family, part: AdapterPart | undefined, uploads: boolean): Adapter {
  kindsOf[family]();
  const operations = Object.entries({ ...part?.operations, ...adapter.operations });
  return {
    ...adapter,
    entities: { ...part?.entities, ...adapter.entities },
    operations: Object.fromEntries(operations.filter(([, entry]) => uploads || !sendsFile(entry))),
    watches: { ...part?.watches, ...adapter.watches },
  };
}

function sendsFile(entry: Entry): boolean {
  return !isFunctionEntry(entry) && alternativesOf(entry).some(({ upload }) => upload);
}
