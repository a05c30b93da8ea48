import { open, type FileHandle } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import { imageDimensionsFromData } from 'image-dimensions';
import { isPicture } from './file-rules.js';
import { turned } from './orientation.js';

/** As far as browsers look, and more: pictures say their size in it. */
const HEAD = 262_144;
/** What begins like this may be run by a browser, after white space, comments and an XML declaration. */
const MARKUP =
  /^<(?:!doctype|html|head|body|script|style|iframe|svg|math|table|title|div|font|img|object|embed|link|meta|base|form|input|frameset|a|b|br|p|h1|\?xml|\?php)\b/i;

export interface Sniffed {
  readonly mediaType: string;
  /** CSS pixels, as a browser shows it. */
  readonly width: number | null;
  readonly height: number | null;
}

/** What a file is, from its bytes; its name only says which kind of plain text. */
export async function sniff(path: string, name: string): Promise<Sniffed> {
  const file = await open(path);
  try {
    const head = await readHead(file);
    const mediaType = await typeOf(path, file, head, name);
    const size = isPicture(mediaType) ? sizeOf(head) : undefined;
    // A picture without a size is none: something that only begins like one.
    if (isPicture(mediaType) && !size) return { mediaType: 'application/octet-stream', width: null, height: null };
    return { mediaType, width: size?.width ?? null, height: size?.height ?? null };
  } finally {
    await file.close();
  }
}

async function typeOf(path: string, file: FileHandle, head: Buffer, name: string): Promise<string> {
  const text = head.toString('utf8');
  if (MARKUP.test(pastPreface(text))) return /<svg\b/i.test(text) ? 'image/svg+xml' : 'text/html';
  const found = await fileTypeFromFile(path).catch(() => undefined);
  // Scripts and Office files with macros have types of their own; WAV has two names.
  if (found) return found.mime === 'audio/vnd.wave' || found.mime === 'audio/x-wav' ? 'audio/wav' : plain(found.mime);
  if (head.subarray(0, 2).toString('latin1') === '#!') return 'application/x-sh';
  if (!(await isUtf8(file))) return 'application/octet-stream';
  const extension = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase();
  if (extension === 'csv') return 'text/csv';
  return extension === 'md' || extension === 'markdown' ? 'text/markdown' : 'text/plain';
}

/** A document from its first element on. An XML declaration stays where nothing else follows it. */
function pastPreface(text: string): string {
  let rest = text.trimStart();
  for (;;) {
    const close = rest.startsWith('<!--') ? '-->' : rest.startsWith('<?xml') ? '?>' : undefined;
    const end = close === undefined ? -1 : rest.indexOf(close);
    if (close === undefined || end < 0) return rest;
    const next = rest.slice(end + close.length).trimStart();
    if (next === '') return rest;
    rest = next;
  }
}

/** A media type without its parameters, and with the names that rules are written in. */
function plain(mime: string): string {
  const name = mime.split(';')[0]?.trim() ?? mime;
  if (name === 'image/apng') return 'image/png';
  return name === 'audio/x-m4a' ? 'audio/mp4' : name;
}

function sizeOf(head: Buffer): { width: number; height: number } | undefined {
  const found = imageDimensionsFromData(head);
  if (!found || !(found.width > 0 && found.height > 0)) return undefined;
  const { width, height } = found;
  return turned(head) ? { width: height, height: width } : { width, height };
}

async function readHead(file: FileHandle): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
  return buffer.subarray(0, bytesRead);
}

/** Whether the whole of it is text: UTF-8 without control characters but for white space. */
async function isUtf8(file: FileHandle): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const chunk = Buffer.alloc(65_536);
  try {
    for (let at = 0; ;) {
      const { bytesRead } = await file.read(chunk, 0, chunk.length, at);
      at += bytesRead;
      const text = decoder.decode(chunk.subarray(0, bytesRead), { stream: bytesRead > 0 });
      if (/[\0-\x08\x0b\x0e-\x1a\x1c-\x1f]/.test(text)) return false;
      if (bytesRead === 0) return true;
    }
  } catch {
    return false;
  }
}
