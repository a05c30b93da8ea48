import type { Member } from '@kith/core';
import { recordsOf, textOf, textsOf } from '@kith/people';
import { decoded, safeImageUrl, safeUrl } from '@kith/ui';

/**
 * A member's public fields as a vCard 4.0 (RFC 6350; pronouns by RFC 9554): lines end in CRLF and are folded at 75
 * octets, never within a character.
 */
export function vcard(
  member: Member,
  { name, url }: { readonly name: string; readonly url: string | undefined },
): string {
  const lines = ['BEGIN:VCARD', 'VERSION:4.0', 'KIND:individual', `FN:${escaped(name)}`];
  const add = (property: string, value: string | undefined): void => {
    if (value) lines.push(`${property}:${value}`);
  };
  const text = (property: string, value: unknown): void => add(property, escaped(textOf(value) ?? ''));
  text('NICKNAME', member.handle);
  text('PRONOUNS', member.pronouns);
  text('TITLE', member.headline);
  text('ORG', member.organisation);
  // Where they live is one text: the locality of an address of which nothing else is known.
  const place = textOf(member.location);
  if (place) add('ADR', `;;;${escaped(place)};;;`);
  text('TZ', member.timeZone);
  for (const language of textsOf(member.languages)) if (/^[\w-]+$/.test(language)) add('LANG', language);
  add('CATEGORIES', textsOf(member.expertise).map(escaped).join(','));
  const picture = safeImageUrl(member.avatarUrl);
  if (picture?.startsWith('http')) add('PHOTO', picture);
  for (const link of recordsOf(member.links)) {
    const href = safeUrl(link.url);
    if (href?.startsWith('mailto:')) add('EMAIL', escaped(decoded(href.slice(7).replace(/\?.*$/s, ''))));
    else add('URL', href);
  }
  add('SOURCE', url);
  text('NOTE', member.bio && member.bio.format !== 'html' ? member.bio.text : undefined);
  lines.push('END:VCARD');
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** RFC 6350, 3.4: backslash, comma, semicolon and line breaks are escaped; other control characters have no place. */
function escaped(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/[\\,;]/g, '\\$&')
    .replaceAll('\n', '\\n');
}

const encoder = new TextEncoder();

/** RFC 6350, 3.2: at most 75 octets to a line, the space that continues it among them. */
function folded(line: string): string {
  let result = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > 75) {
      result += '\r\n ';
      octets = 1;
    }
    result += character;
    octets += size;
  }
  return result;
}
