import { createHash } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { chooseEncoding, encode, isText, type Encoding } from './compression.js';
import type { Exchange } from './exchange.js';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

export interface StaticFolder {
  readonly directory: string;
  /** Names that are read by the server and never sent. */
  readonly except?: readonly string[];
  /** Headers for one file, by its path inside the folder, such as `strict.html`. */
  headersFor(file: string): Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>;
  /** HTML for the placeholders, such as `{{version}}`, of a page that is asked for so. */
  valuesFor?(exchange: Exchange): Promise<Readonly<Record<string, string>>>;
}

interface Kept {
  readonly etag: string;
  readonly type: string;
  readonly body: Buffer;
  readonly encoded: Map<Encoding, Promise<Buffer>>;
}

const MAX_KEPT = 400;
/** Past this size the best compression takes seconds. */
const LARGE = 400_000;

/** Sends files of one folder, and nothing else: names that lead out, by dots, encodings or links, are not found. */
export class StaticFiles {
  readonly #folder: StaticFolder;
  /** By real path, time, size and values; a changed file is read anew. */
  readonly #kept = new Map<string, Kept>();

  constructor(folder: StaticFolder) {
    this.#folder = folder;
  }

  /**
   * @param path what follows the folder's own path, still percent-encoded, without a leading slash.
   * @returns `undefined` where there is no such file.
   */
  async serve(exchange: Exchange, path: string): Promise<Response | undefined> {
    const { request } = exchange;
    const file = await this.#find(path);
    if (!file) return undefined;
    const values = file.real.endsWith('.html') ? await this.#folder.valuesFor?.(exchange) : undefined;
    const key = `${file.real}:${file.modified}:${file.size}:${values ? JSON.stringify(values) : ''}`;
    const kept = this.#kept.get(key) ?? this.#keep(key, file.real, fill(await readFile(file.real), values));
    const headers = new Headers({
      'content-type': kept.type,
      etag: kept.etag,
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
      ...(await this.#folder.headersFor(file.name)),
    });
    if (request.headers.get('if-none-match')?.includes(kept.etag)) {
      return new Response(null, { status: 304, headers });
    }
    const encoding = isText(kept.type)
      ? chooseEncoding(request.headers.get('accept-encoding') ?? undefined)
      : 'identity';
    if (encoding !== 'identity') headers.set('content-encoding', encoding);
    return new Response(new Uint8Array(await encoded(kept, encoding)), { headers });
  }

  async #find(path: string): Promise<{ name: string; real: string; modified: number; size: number } | undefined> {
    let name: string;
    try {
      name = decodeURIComponent(path);
    } catch {
      return undefined;
    }
    if (name === '' || name.endsWith('/')) name += 'index.html';
    const parts = name.split('/');
    if (/[\0\\:]/.test(name) || parts.some((part) => part === '' || part.startsWith('.'))) return undefined;
    if (this.#folder.except?.includes(name)) return undefined;
    try {
      const root = await realpath(this.#folder.directory);
      const real = await realpath(join(root, ...parts));
      if (!real.startsWith(root + sep)) return undefined;
      const found = await stat(real);
      return found.isFile() ? { name, real, modified: found.mtimeMs, size: found.size } : undefined;
    } catch {
      return undefined;
    }
  }

  #keep(key: string, real: string, body: Buffer): Kept {
    const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
    const kept = {
      etag,
      type: types[extname(real).toLowerCase()] ?? 'application/octet-stream',
      body,
      encoded: new Map(),
    };
    const oldest = this.#kept.keys().next().value;
    if (this.#kept.size >= MAX_KEPT && oldest !== undefined) this.#kept.delete(oldest);
    this.#kept.set(key, kept);
    return kept;
  }
}

function fill(body: Buffer, values: Readonly<Record<string, string>> | undefined): Buffer {
  if (!values) return body;
  return Buffer.from(body.toString('utf8').replace(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole));
}

/** Each encoding is made once, at its best, and kept beside the file. */
function encoded({ body, encoded }: Kept, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'identity') return Promise.resolve(body);
  const known = encoded.get(encoding);
  if (known) return known;
  const made = encode(body, encoding, body.byteLength > LARGE ? 6 : 11);
  encoded.set(encoding, made);
  return made;
}
