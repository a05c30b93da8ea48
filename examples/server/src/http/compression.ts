import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);

const TEXT = /^(text\/|application\/(json|javascript|graphql-response\+json|manifest\+json|xml)|image\/svg\+xml)/;
const SMALLEST = 600;

export type Encoding = 'br' | 'gzip' | 'identity';

/** The better of the encodings that the client takes. A `q=0` refuses one. */
export function chooseEncoding(accepted: string | undefined): Encoding {
  const names = (accepted ?? '')
    .toLowerCase()
    .split(',')
    .map((part) => part.trim())
    .filter((part) => !/;\s*q=0(\.0*)?$/.test(part))
    .map((part) => part.split(';')[0]);
  return names.includes('br') ? 'br' : names.includes('gzip') ? 'gzip' : 'identity';
}

export function isText(type: string | null): boolean {
  return type !== null && TEXT.test(type);
}

/** @param quality brotli's, 0 to 11; what is sent once is compressed quickly, what is kept thoroughly. */
export function encode(body: Buffer, encoding: Exclude<Encoding, 'identity'>, quality: number): Promise<Buffer> {
  return encoding === 'gzip'
    ? deflate(body, { level: Math.min(quality, 9) })
    : brotli(body, {
        params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: body.byteLength },
      });
}

/** Compresses text that is not compressed yet and says so in the headers. */
export async function compress(body: Buffer, headers: Headers, accepted: string | undefined): Promise<Buffer> {
  if (!isText(headers.get('content-type'))) return body;
  headers.append('vary', 'Accept-Encoding');
  if (body.byteLength < SMALLEST || headers.has('content-encoding')) return body;
  const encoding = chooseEncoding(accepted);
  if (encoding === 'identity') return body;
  headers.set('content-encoding', encoding);
  return encode(body, encoding, 5);
}
