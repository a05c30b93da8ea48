const LONGEST = 120;
const NAMELESS = 'file';

/** What Windows takes for a device, whatever follows the dot. */
const DEVICE = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?=\.|$)/i;

/** What a file may be called, by its type, so that opening it after a download does what its type says. */
const EXTENSIONS: Readonly<Record<string, readonly string[]>> = {
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg', 'jfif'],
  'image/gif': ['gif'],
  'image/webp': ['webp'],
  'image/avif': ['avif'],
  'application/pdf': ['pdf'],
  'application/zip': ['zip'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
  'application/vnd.oasis.opendocument.presentation': ['odp'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'text/plain': ['txt', 'text', 'log', 'json', 'toml', 'yaml', 'yml', 'tsv', 'srt', 'vtt', 'tex', 'bib'],
  'text/csv': ['csv'],
  'text/markdown': ['md', 'markdown'],
  'audio/mpeg': ['mp3'],
  'audio/ogg': ['ogg', 'oga', 'opus'],
  'audio/wav': ['wav'],
  'audio/mp4': ['m4a', 'mp4'],
  'video/mp4': ['mp4', 'm4v'],
  'video/webm': ['webm'],
};

/**
 * A name that is safe on every system and in every header: one component, without paths, control and direction
 * characters, quotes, wildcards or names of devices, not hidden, at most 120 characters, and with an extension that
 * belongs to the type.
 */
export function cleanFileName(name: string, mediaType: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last
    // Control, format (zero width, direction), private use and unassigned characters, line and paragraph separators.
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
    .replace(/["'`<>:|?*%#&;=$!^{}[\]]/g, '_')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s.]+|[\s.]+$/gu, '');
  const allowed = EXTENSIONS[mediaType] ?? ['bin'];
  const dot = plain.lastIndexOf('.');
  const extension = plain.slice(dot + 1);
  const fits = dot > 0 && allowed.includes(extension.toLowerCase());
  const stem = (fits ? plain.slice(0, dot) : plain).replace(/[\s.]+$/u, '').replace(DEVICE, '_$1') || NAMELESS;
  const ending = fits ? extension : (allowed[0] ?? 'bin');
  return `${[...stem].slice(0, LONGEST - ending.length - 1).join('')}.${ending}`;
}

/** RFC 6266, with the name for old readers in ASCII and for all others by RFC 8187. */
export function contentDisposition(how: 'attachment' | 'inline', name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%]/g, '_');
  const whole = encodeURIComponent(name).replace(/['()*!]/g, (character) => {
    return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  });
  return `${how}; filename="${ascii}"; filename*=UTF-8''${whole}`;
}
