const MAX_TAG = 50;

/** A tag as it is kept: small letters without spaces, the way it can be written after `#`; `undefined` where nothing is left. */
export function toTag(text: string): string | undefined {
  const tag = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s#,\p{Cc}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return tag === '' || tag.length > MAX_TAG ? undefined : tag;
}
