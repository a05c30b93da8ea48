import type { Post } from '@kith/core';
import type { RichFormat } from '@kith/ui';

/** How much of a body shows at first: about so many lines of so many letters. */
const shownLines = 24;
const lineLength = 75;

export function isLong(text: unknown): boolean {
  if (typeof text !== 'string') return false;
  if (text.length > shownLines * lineLength) return true;
  let lines = 0;
  for (const line of text.split('\n', shownLines + 1)) lines += Math.max(1, Math.ceil(line.length / lineLength));
  return lines > shownLines;
}

/** The format of a body that is more than text. */
export function richFormat({ body }: Post): RichFormat | undefined {
  const format = body?.format;
  return format === 'markdown' || format === 'html' ? format : undefined;
}

/** Whether a post's words are shown as they are. */
export function isPlain(post: Post): boolean {
  return !richFormat(post) && !isLong(post.body?.text);
}

/** Whether a post brings more than words: a poll, files, what it links to. */
export function hasExtras({ poll, links, attachments }: Post): boolean {
  return [poll, links?.length, attachments?.length].some(Boolean);
}
