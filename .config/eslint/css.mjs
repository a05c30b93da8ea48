// What a `css` template may not hold. Pure text in, findings out: the rule around it only places them.

/** Named colours that could be meant as colours; system colours, `transparent` and `currentColor` are fine. */
const namedColour =
  'black|silver|gr[ae]y|white|maroon|red|purple|fuchsia|green|lime|olive|yellow|navy|blue|teal|aqua|orange|pink|brown|gold|tomato|crimson|coral|indigo|violet|rebeccapurple|(?:dark|light|dim|slate|deep|hot|medium|pale|midnight|royal|sky|steel|dodger|alice)[a-z]+';

const checks = [
  { kind: 'rem', pattern: /(?<![\w-])[\d.]+rem\b/g },
  {
    kind: 'physical',
    pattern:
      /(?<![\w-])(?:(?:margin|padding|scroll-margin|scroll-padding)-(?:left|right)|border-(?:left|right)(?:-\w+)*|border-(?:top|bottom)-(?:left|right)-radius|left|right)(?=\s*:)/g,
  },
  { kind: 'physical', pattern: /(?<![\w-])(?:text-align|float|clear|caption-side)\s*:\s*(?:left|right)\b/g },
  { kind: 'colour', pattern: /#[\da-f]{3,8}\b(?=[^{}]*[;}!,)]|[^{}]*$)/gi, values: true },
  { kind: 'colour', pattern: /(?<![\w-])(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(/gi, values: true },
  { kind: 'colour', pattern: new RegExp(`(?<![\\w-])(?:${namedColour})(?![\\w(-])`, 'gi'), values: true },
];

/** @returns {{ kind: 'rem' | 'physical' | 'colour', text: string, index: number }[]} what is wrong, in order. */
export function cssFindings(css) {
  const code = blank(css, /\/\*[\s\S]*?\*\//g);
  // A token's literal fallback may be a colour, a selector may hold `#id`, a custom property may define one.
  const values = blankSelectors(blankVar(code));
  return checks
    .flatMap(({ kind, pattern, values: only }) =>
      [...(only ? values : code).matchAll(pattern)].map((match) => ({ kind, text: match[0], index: match.index })),
    )
    .sort((a, b) => a.index - b.index);
}

function blank(text, pattern) {
  return text.replace(pattern, (match) => ' '.repeat(match.length));
}

/** Blanks `var(…)` with everything in it, parentheses balanced, so that positions stay true. */
function blankVar(text) {
  let result = '';
  for (let at = 0; at < text.length;) {
    if (!/^var\(/i.test(text.slice(at, at + 4)) || /[\w-]/.test(text[at - 1] ?? '')) {
      result += text[at++];
      continue;
    }
    const start = at;
    let depth = 0;
    do {
      if (text[at] === '(') depth++;
      if (text[at] === ')') depth--;
      at++;
    } while (at < text.length && (depth > 0 || text[at - 1] !== ')'));
    result += ' '.repeat(at - start);
  }
  return result;
}

/** Blanks everything but declaration values: what stands between a colon and `;` or `}` inside braces. */
function blankSelectors(text) {
  return text
    .replace(/[^{};]*\{/g, (prelude) => ' '.repeat(prelude.length))
    .replace(/[\w-]+\s*:/g, (name) => ' '.repeat(name.length));
}
