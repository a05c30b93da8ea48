import { dress, type DressOptions } from './dress.js';
import type { GateOptions } from './gate.js';
import { markdownToSafeParts } from './markdown.js';

export { richTextMessages } from './words.js';

/** Markdown as it goes into the page, one part for each task. */
export function* partsOf(untrusted: string, options: GateOptions & DressOptions): Generator<DocumentFragment> {
  for (const part of markdownToSafeParts(untrusted, options)) yield dress(part, options);
}
