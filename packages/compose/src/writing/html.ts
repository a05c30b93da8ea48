const escapes: { readonly [character: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const named: { readonly [name: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00A0' };

/** Words as HTML that says the same: a paragraph for each, and nothing of them is markup. */
export function htmlOf(words: string): string {
  const escaped = words.trim().replace(/[&<>]/g, (character) => escapes[character] ?? character);
  if (!escaped) return '';
  return escaped
    .split(/\n(?:[ \t]*\n)+/)
    .map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br>')}</p>`)
    .join('\n');
}

/** The words of HTML that holds nothing but paragraphs and lines of them; `undefined` where it holds more. */
export function wordsOfHtml(html: string): string | undefined {
  const words = html
    .trim()
    .replace(/<\/p>\s*<p>/gi, '\n\n')
    .replace(/^<p>|<\/p>$/gi, '')
    .replace(/<br\s*\/?>\n?/gi, '\n');
  if (words.includes('<')) return undefined;
  let isKnown = true;
  const text = words.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (_, decimal?: string, hex?: string, name = '') => {
    const code = decimal ? Number(decimal) : hex ? parseInt(hex, 16) : undefined;
    const character =
      code === undefined ? named[String(name)] : code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
    isKnown &&= character !== undefined;
    return character ?? '';
  });
  return isKnown ? text : undefined;
}
