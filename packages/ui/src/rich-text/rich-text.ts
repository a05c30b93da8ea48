import type { RichText } from '@kith/core';
import { html, noChange, nothing, type TemplateResult } from 'lit';
import { AsyncDirective } from 'lit/async-directive.js';
import { directive, type ChildPart } from 'lit/directive.js';
import { localeOf } from '../localise/locale.js';
import { capLength, wordsOf } from './cap.js';
import { loadRichText, rendererOf, type RichFormat } from './formats.js';

export interface RichTextOptions {
  /** URL schemes that links may have beyond http, https and mailto. */
  readonly schemes?: readonly string[] | undefined;
  /**
   * `auto`, the default, shows pictures as they come into view. `click` asks their hosts for nothing before the reader
   * presses the button in a picture's place.
   */
  readonly images?: 'auto' | 'click' | undefined;
  /** The address of a file that is not uploaded yet, which a body names as `kith-file:<id>`, such as a `blob:` URL. */
  readonly files?: ((id: string) => string | undefined) | undefined;
  /** Where the `@handle` of somebody leads; `undefined` leaves it as text. */
  readonly mention?: ((handle: string) => string | undefined) | undefined;
  /** Level of the heading that the text stands under, 1 to 6; 3 unless told. */
  readonly under?: number | undefined;
}

/**
 * How long rich text may keep the task that shows it first (milliseconds); what is more waits for the next. A page of
 * comments comes at once on a slow phone, too: words that stand in for it would be laid out besides.
 */
const taskBudget = 300;
/** As much of what is shown later: the page lays out what comes, too. */
const laterBudget = 40;
/** How many words stand in for a body whose turn comes soon. */
const soon = 3000;
/** How long rendered text waits for more, so that the page is laid out once for several (milliseconds). */
const together = 200;
let spent = 0;
const waiting: (() => (() => void) | undefined)[] = [];
const made: (() => void)[] = [];
let shownAt = 0;

/** Runs what renders, counts its time, and lets other tasks come before more of it. */
function timed<T>(run: () => T): T {
  if (!spent) setTimeout(nextTask);
  const begun = performance.now();
  try {
    return run();
  } finally {
    spent += performance.now() - begun || Number.EPSILON;
  }
}

function nextTask(): void {
  spent = 0;
  if (!made.length) shownAt = performance.now();
  while (waiting.length && spent < laterBudget) {
    const show = waiting.shift()?.();
    if (show) made.push(show);
  }
  if (waiting.length && performance.now() - shownAt < together) return;
  for (const show of made.splice(0)) show();
}

/** The words at once, the rich version when its code is there; again only when the text changes. */
class SafeContent extends AsyncDirective {
  #wanted: string | undefined;
  #parts: Iterator<DocumentFragment> | undefined;
  #shown: DocumentFragment[] = [];

  render(_text: string, _format: RichFormat, _options: RichTextOptions): unknown {
    return noChange;
  }

  override update(part: ChildPart, [text, format, options]: Parameters<this['render']>): unknown {
    const host = part.options?.host;
    const locale = localeOf(host instanceof Element ? host : document.documentElement);
    const wanted = [format, locale, options.images, options.schemes, options.under, text].join(' ');
    if (wanted === this.#wanted) return noChange;
    this.#wanted = wanted;
    this.#shown = [];
    this.#parts = undefined;
    const words = (short: string): string => (format === 'html' ? wordsOf(short) : short);
    const begin = (): boolean => {
      const render = rendererOf(format, locale);
      if (!render || wanted !== this.#wanted) return false;
      this.#parts = render(text, { ...options, locale });
      return true;
    };
    if (begin()) {
      if (spent < taskBudget && this.#next()) return this.#shown;
      this.#later();
    } else {
      void loadRichText(format, locale).then(
        () => begin() && this.#later(),
        () => wanted === this.#wanted && this.setValue(words(capLength(text))),
      );
    }
    return words(capLength(text, soon));
  }

  protected override reconnected(): void {
    if (this.#parts) this.#later();
  }

  /** Makes one more part; whether there was one. */
  #next(): boolean {
    const parts = this.#parts;
    const next = timed(() => parts?.next());
    if (!next || next.done) {
      this.#parts = undefined;
      return false;
    }
    this.#shown = [...this.#shown, next.value];
    this.#later();
    return true;
  }

  #later(): void {
    const parts = this.#parts;
    waiting.push(() => {
      if (parts !== this.#parts || !this.isConnected || !this.#next()) return undefined;
      const wanted = this.#wanted;
      return () => wanted === this.#wanted && this.setValue(this.#shown);
    });
    if (!spent) setTimeout(nextTask);
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
