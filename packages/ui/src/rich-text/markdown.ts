import { Lexer, Parser, Renderer, type Tokens } from 'marked';
import { capLength, tooTangled, withoutTagRuns } from './cap.js';
import { plainFragment, toSafeFragment, type GateOptions } from './gate.js';
import { slicesOf } from './slices.js';

/** White space as the specification's examples have it. */
class SpacedRenderer extends Renderer {
  override br(): string {
    return '<br>\n';
  }

  override html({ text, type, block }: Tokens.HTML | Tokens.Tag): string {
    return type === 'html' && block && !text.endsWith('\n') ? `${text}\n` : text;
  }

  override paragraph({ tokens }: Tokens.Paragraph): string {
    return `<p>${trimLines(this.parser.parseInline(tokens))}</p>\n`;
  }

  override listitem({ tokens }: Tokens.ListItem): string {
    let content = '';
    for (const token of tokens) {
      const inline = token.type === 'text' || token.type === 'checkbox';
      if (!inline && token.type !== 'space' && !content.endsWith('\n')) content += '\n';
      const shown = this.parser.parse([token]);
      content += token.type === 'text' ? trimLines(shown) : shown;
    }
    return `<li>${content}</li>\n`;
  }

  /** A check box would be a form control: a mark says the same. */
  override checkbox({ checked }: Tokens.Checkbox): string {
    return checked ? '☑ ' : '☐ ';
  }
}

const renderer = new SpacedRenderer();

/** GitHub-flavoured Markdown as HTML. */
function toHtml(markdown: string): string {
  // What it makes for itself goes into the options: it makes it anew for each text.
  const options = { gfm: true, renderer };
  return Parser.parse(Lexer.lex(markdown, options), options);
}

/** Spaces around the ends of lines say nothing in Markdown. */
function trimLines(html: string): string {
  return trimmed(html.split('\n').map(trimmed).join('\n'));
}

/** Without spaces and line ends around it. By hand: an expression would look at a long row of spaces once for each of them. */
function trimmed(text: string): string {
  let [from, to] = [0, text.length];
  while (from < to && isBlank(text, from)) from += 1;
  while (from < to && isBlank(text, to - 1)) to -= 1;
  return text.slice(from, to);
}

function isBlank(text: string, at: number): boolean {
  return text[at] === ' ' || text[at] === '\n';
}

/**
 * GitHub-flavoured Markdown, through the same gate as HTML, part by part: each is little enough for one task. HTML
 * within it is allowed, as its writers expect. What would keep the parser busy is shown as it was written.
 */
export function* markdownToSafeParts(untrusted: string, options: GateOptions = {}): Generator<DocumentFragment> {
  for (const slice of slicesOf(capLength(withoutTagRuns(untrusted)))) yield toSafePart(slice, options);
}

function toSafePart(markdown: string, options: GateOptions): DocumentFragment {
  if (tooTangled(markdown)) return plainFragment(markdown);
  let html: string;
  try {
    html = toHtml(markdown);
  } catch {
    // Deeper than the stack.
    return plainFragment(markdown);
  }
  return toSafeFragment(html.replace(/&[a-z][a-z0-9]{1,31};/gi, reference), options);
}

const references = new Map<string, string>();

/**
 * `&notit;` is no reference, yet HTML reads `&not` in it. The browser knows which there are: one that it knows leaves no
 * semicolon.
 */
function reference(written: string): string {
  let known = references.get(written);
  if (known === undefined) {
    if (references.size > 500) return written;
    const { textContent } = toSafeFragment(written);
    known = textContent.length > 1 && textContent.endsWith(';') ? `&amp;${written.slice(1)}` : written;
    references.set(written, known);
  }
  return known;
}
