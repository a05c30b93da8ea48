import type { RichText } from '@kith/core';
import { html, noChange, nothing, type TemplateResult } from 'lit';
import { AsyncDirective } from 'lit/async-directive.js';
import { directive } from 'lit/directive.js';
import { capLength, wordsOf } from './cap.js';

export { richTextStyles } from './rich-text-styles.js';

export interface RichTextOptions {
  /** URL schemes that links may have beyond http, https and mailto. */
  readonly schemes?: readonly string[] | undefined;
  /** Changes what passed the gate before it is shown, such as pictures that wait to be asked for. Anew for another function. */
  readonly refine?: ((safe: DocumentFragment) => void) | undefined;
}

type Render = (untrusted: string, schemes?: readonly string[]) => DocumentFragment;
type RichFormat = 'html' | 'markdown';

const ready = new Map<RichFormat, Render>();

/**
 * Loads what a format needs, so that it can begin before the first text arrives. Rejects when it cannot be loaded.
 */
export async function loadRichText(format: RichFormat): Promise<void> {
  const render =
    format === 'html'
      ? (await import('./gate.js')).toSafeFragment
      : (await import('./markdown.js')).markdownToSafeFragment;
  ready.set(format, render);
}

/** The words at once, the rich version when its code is there; again only when the text or `refine` changes. */
class SafeContent extends AsyncDirective {
  #shown: string | undefined;
  #refine: RichTextOptions['refine'];

  render(text: string, format: RichFormat, { schemes, refine }: RichTextOptions): unknown {
    const wanted = `${format} ${text}`;
    if (wanted === this.#shown && refine === this.#refine) return noChange;
    this.#shown = wanted;
    this.#refine = refine;
    const draw = (): DocumentFragment | undefined => {
      const safe = ready.get(format)?.(text, schemes);
      if (safe) refine?.(safe);
      return safe;
    };
    const drawn = draw();
    if (drawn) return drawn;
    void loadRichText(format).then(
      () => {
        if (wanted === this.#shown && refine === this.#refine) this.setValue(draw());
      },
      () => undefined, // the words stay
    );
    return format === 'html' ? wordsOf(capLength(text)) : capLength(text);
  }
}

const safeContent = directive(SafeContent);

/**
 * What somebody wrote, in its format: text as it is, Markdown and HTML through the gate. Nothing for no text.
 * Needs `richTextStyles`.
 */
export function richText(
  value: RichText | null | undefined,
  options: RichTextOptions = {},
): TemplateResult | typeof nothing {
  if (!value?.text) return nothing;
  const { text, format, lang } = value;
  const rich = format === 'html' || format === 'markdown';
  // White space counts in plain text: none of the template's own may come in.
  const shown = rich ? safeContent(text, format, options) : capLength(text);
  const kind = rich ? 'rich-text' : 'rich-text plain';
  return html`<div class=${kind} part="rich-text" dir="auto" lang=${lang || nothing}>${shown}</div>`;
}
