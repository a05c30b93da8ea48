import { dress, type DressOptions } from './dress.js';
import { toSafeFragment, type GateOptions } from './gate.js';

export { richTextMessages } from './words.js';

/** HTML as it goes into the page. */
export function* partsOf(untrusted: string, options: GateOptions & DressOptions): Generator<DocumentFragment> {
  yield dress(toSafeFragment(untrusted, options), options);
}
