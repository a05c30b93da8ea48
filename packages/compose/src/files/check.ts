import type { PostRules } from '@kith/core';

/** Why a file is not taken, with what the sentence needs. */
export type FileComplaint =
  | { readonly key: 'no-files' }
  | { readonly key: 'empty-file'; readonly name: string }
  | { readonly key: 'too-large'; readonly name: string; readonly bytes: number }
  | { readonly key: 'wrong-type'; readonly name: string; readonly types: readonly string[] }
  | { readonly key: 'too-many-files'; readonly name: string; readonly count: number };

type Limits = Pick<PostRules, 'mediaTypes' | 'maxFileSize' | 'maxFiles'>;

/** Whether files are taken at all. */
export function takesFiles(limits: Limits | undefined): boolean {
  return limits?.mediaTypes?.length !== 0 && limits?.maxFiles !== 0;
}

/** What is wrong with a file, known before a byte of it is sent; `undefined` where it may go. */
export function complaintOf(
  { name, type, size }: Pick<File, 'name' | 'type' | 'size'>,
  count: number,
  limits: Limits | undefined,
): FileComplaint | undefined {
  const { mediaTypes, maxFileSize, maxFiles } = limits ?? {};
  if (!takesFiles(limits)) return { key: 'no-files' };
  if (!size) return { key: 'empty-file', name };
  if (mediaTypes && !mediaTypes.some((one) => takes(one, type, name)))
    return { key: 'wrong-type', name, types: mediaTypes };
  if (maxFileSize != null && size > maxFileSize) return { key: 'too-large', name, bytes: maxFileSize };
  if (maxFiles != null && count >= maxFiles) return { key: 'too-many-files', name, count: maxFiles };
  return undefined;
}

/** `image/*` takes every image, `*\/*` everything; a type that begins with a dot is a name's ending. */
function takes(wanted: string, type: string, name: string): boolean {
  const one = wanted.trim().toLowerCase();
  if (one.startsWith('.')) return name.toLowerCase().endsWith(one);
  if (one === '*/*' || one === '*') return true;
  const mine = (type.split(';')[0] ?? '').trim().toLowerCase();
  return one.endsWith('/*') ? mine.startsWith(one.slice(0, -1)) : mine === one;
}

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** `2.5 MB`, as the reader writes it. */
export function sizeText(bytes: number, locale: string): string {
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const value = bytes / 1000 ** step;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: step ? 'short' : 'long',
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value);
}

/** Endings by which people know kinds of files, where those differ from the names that machines have for them. */
const endings: readonly (readonly [RegExp, string])[] = [
  [/wordprocessingml\.document$|^msword$/, 'DOCX'],
  [/spreadsheetml\.sheet$|^ms-excel$/, 'XLSX'],
  [/presentationml\.presentation$|^ms-powerpoint$/, 'PPTX'],
  [/opendocument\.text$/, 'ODT'],
  [/opendocument\.spreadsheet$/, 'ODS'],
  [/opendocument\.presentation$/, 'ODP'],
  [/^plain$/, 'TXT'],
  [/^markdown$/, 'MD'],
  [/^quicktime$/, 'MOV'],
  [/^(?:zip-compressed|zip)$/, 'ZIP'],
];

/** `DOCX`, as people call a kind of file; of a kind that has no name among people, what its own name ends in. */
export function typeName(mediaType: string): string {
  const type = mediaType.trim().toLowerCase();
  if (type.startsWith('.')) return type.slice(1).toUpperCase();
  if (type === 'audio/mpeg') return 'MP3';
  if (type === 'audio/mp4') return 'M4A';
  const kind = (type.split(/[/;]/)[1] ?? '').replace(/^(?:x-|vnd\.)/, '');
  const known = endings.find(([pattern]) => pattern.test(kind))?.[1];
  return known ?? (kind.replace(/\+.*$/, '').split('.').at(-1)?.toUpperCase() || type);
}
