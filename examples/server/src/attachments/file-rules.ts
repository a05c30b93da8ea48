/** What may be uploaded: told before anybody does (`postRules`), and checked again from the bytes. */
export const fileRules = {
  /** Families are written `image/*`. Never what a browser would run: SVG, HTML, XML, scripts, programs. */
  mediaTypes: [
    'image/png',
    'image/jpeg',
    'image/gif',
    'image/webp',
    'image/avif',
    'application/pdf',
    'application/zip',
    'application/vnd.oasis.opendocument.text',
    'application/vnd.oasis.opendocument.spreadsheet',
    'application/vnd.oasis.opendocument.presentation',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    'text/plain',
    'text/csv',
    'text/markdown',
    'audio/mpeg',
    'audio/ogg',
    'audio/wav',
    'audio/mp4',
    'video/mp4',
    'video/webm',
  ],
  /** Bytes of one file. */
  maxFileSize: 10_000_000,
  /** Files of one post. */
  maxFiles: 10,
} as const;

/** Files that nobody's post speaks of yet, for each member. */
export const MAX_UNUSED = 100;
/** Characters of an alternative text. */
export const MAX_ALT = 2_000;

/** Pictures that browsers draw and never run. */
const inline: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif']);

export function isPicture(mediaType: string): boolean {
  return inline.has(mediaType);
}

export function isAllowed(mediaType: string): boolean {
  const types: readonly string[] = fileRules.mediaTypes;
  return types.includes(mediaType);
}
