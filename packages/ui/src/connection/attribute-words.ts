import type { SetupError } from './setup-error.js';

/** What a widget takes besides its own attributes when it names an endpoint, as `<kith-community>` does. */
export const connectAttributes: readonly string[] = [
  'adapter',
  'consent',
  'credentials',
  'csrf-cookie',
  'csrf-header',
  'csrf-meta',
  'debug',
  'endpoint',
  'event-url',
  'link-schemes',
  'live',
  'live-endpoint',
  'map-url',
  'member-url',
  'post-url',
  'preset',
  'settings',
  'sign-in-url',
  'tag-url',
  'token-url',
  'topic-url',
];

/** What any element may carry, besides what is seen so often that it is passed over at once. */
const everywhere =
  /^(?:accesskey|autofocus|contenteditable|draggable|enterkeyhint|exportparts|inert|inputmode|is|item(?:id|prop|ref|scope|type)|nonce|popover|spellcheck|translate|writingsuggestions)$/;

/** What to say of an attribute that is none of `known`; nothing where any element takes it, or a widget with an `endpoint` does. */
export function unknownAttribute(element: Element, name: string, known: readonly string[]): SetupError | undefined {
  if (everywhere.test(name)) return undefined;
  if (element.hasAttribute('endpoint') && connectAttributes.includes(name)) return undefined;
  const detail = `<${element.localName}> has no attribute "${name}".${suggestion(name, known)}`;
  return { code: 'unknown-attribute', detail };
}

export function badWord(element: Element, name: string, word: string, allowed: readonly string[]): SetupError {
  const detail = `<${element.localName} ${name}="${word}">: it takes ${allowed.join(', ')}.${suggestion(word, allowed)}`;
  return { code: 'bad-attribute', detail };
}

function suggestion(word: string, known: readonly string[]): string {
  const near = nearest(word.toLowerCase(), known);
  return near ? ` Did you mean "${near}"?` : '';
}

/** The known word that fewest changed letters away, where that is not half of it. */
function nearest(word: string, known: readonly string[]): string | undefined {
  const [best] = known
    .map((one) => ({ one, far: word.replaceAll('-', '') === one.replaceAll('-', '') ? 0 : distance(word, one) }))
    .filter(({ one, far }) => far <= Math.max(1, Math.floor(one.length / 3)))
    .sort((a, b) => a.far - b.far);
  return best?.one;
}

/** Letters to add, drop, change or swap with the next (optimal string alignment). */
function distance(from: string, to: string): number {
  let before: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1];
      const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      next[column] = Math.min(
        (last[column] ?? 0) + 1,
        (next[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (before[column - 2] ?? 0) + 1 : Infinity,
      );
    }
    [before, last] = [last, next];
  }
  return last[to.length] ?? 0;
}
