/**
 * Lines of iCalendar (RFC 5545, 3.1). All text of a calendar goes through here, so that nothing that somebody wrote can end
 * its line and begin another.
 */

/** Line breaks of all kinds, also those that only some programs take for one. */
const breaks = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/g;
const controls = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g;

/** A TEXT value (3.3.11): no control characters, half a surrogate pair as what stands for unreadable characters. */
export function escapeText(text: string): string {
  return wellFormed(text)
    .replace(/[\\;,]/g, '\\$&')
    .replace(breaks, '\\n')
    .replace(controls, '');
}

/** A content line, folded at 75 octets between characters. `value` is escaped already. */
export function line(name: string, value: string): string {
  let folded = '';
  let octets = 0;
  for (const character of `${name}:${value}`) {
    const size = octetsOf(character);
    if (octets + size > 75) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return `${folded}\r\n`;
}

/** An address for a URI property, if it is one of the web; percent-encoded, so that it is one line of ASCII. */
export function webAddress(text: string | null | undefined): string | undefined {
  if (!text) return undefined;
  try {
    const { protocol, href } = new URL(text);
    return protocol === 'https:' || protocol === 'http:' ? href : undefined;
  } catch {
    return undefined;
  }
}

/** Half a surrogate pair becomes what stands for unreadable characters. */
export function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g, (one) => (one.length === 2 ? one : '\ufffd'));
}

function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}
