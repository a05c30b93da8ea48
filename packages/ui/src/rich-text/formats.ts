import { localeOf } from '../localise/locale.js';
import type { RichTextOptions } from './rich-text.js';

type Render = (untrusted: string, options: RichTextOptions & { readonly locale: string }) => Iterator<DocumentFragment>;
export type RichFormat = 'html' | 'markdown';

const ready = new Map<string, Render>();

/** What renders a format with words in a language, once it is loaded. */
export function rendererOf(format: RichFormat, locale: string): Render | undefined {
  return ready.get(`${format} ${locale}`);
}

/**
 * Loads what a format needs, so that it can begin before the first text arrives. Rejects when it cannot be loaded.
 * `locale` is that of the words around it.
 */
export async function loadRichText(format: RichFormat, locale = localeOf(document.documentElement)): Promise<void> {
  if (rendererOf(format, locale)) return;
  // The gate beside what needs it, not after it.
  const [{ partsOf, richTextMessages }] = await Promise.all([
    format === 'html' ? import('./render-html.js') : import('./render-markdown.js'),
    import('./gate.js'),
  ]);
  await richTextMessages.load(locale);
  ready.set(`${format} ${locale}`, partsOf);
}
