import type { IncomingMessage } from 'node:http';
import { PassThrough } from 'node:stream';
import { Busboy, type BusboyFileStream } from '@fastify/busboy';
import { isRecord } from '../record.js';
import { fileRules } from './file-rules.js';
import type { Arrived, FileStore } from './file-store.js';

/** Bytes of the fields beside the file, and of what stands between them. */
const MAX_FIELDS = 100_000;
/** What a client may go on to send after it was refused, so that it hears why. */
const MOST_DRAINED = 2 * fileRules.maxFileSize;
/** How long nothing may come. Milliseconds. */
const SILENCE = 30_000;

/** A file of a multipart request, as its variable stands for it. */
export interface Upload extends Arrived {
  /** As the client called it. */
  readonly name: string;
}

export interface Form {
  /** GraphQL's request, as JSON. Each file's variable is the name of its field. */
  readonly operation: string;
  readonly uploads: ReadonlyMap<string, Upload>;
}

export class FormError extends Error {
  override readonly name = 'FormError';
  readonly tooLarge: boolean;

  constructor(message: string, tooLarge = false) {
    super(message);
    this.tooLarge = tooLarge;
  }
}

/** More than any form that would be taken: known before a byte of it is read. */
export function isTooLong(form: IncomingMessage): boolean {
  return Number(form.headers['content-length']) > fileRules.maxFileSize + MAX_FIELDS;
}

/**
 * Reads a form by the GraphQL multipart request specification: `operations`, `map`, then one file, which goes to the
 * disk as it comes.
 *
 * @throws FormError where it is none, or holds too much. Nothing is left on the disk then.
 */
export async function readForm(form: IncomingMessage, files: FileStore): Promise<Form> {
  const fields = new Map<string, string>();
  const arriving: Promise<readonly [string, Upload]>[] = [];
  try {
    await parse(form, fields, (key, stream, name) => {
      arriving.push(files.receive(limited(stream)).then((file) => [key, { ...file, name }] as const));
    });
    const uploads = new Map(await Promise.all(arriving));
    return { operation: operationOf(fields, uploads), uploads };
  } catch (error) {
    for (const result of await Promise.allSettled(arriving)) {
      if (result.status === 'fulfilled') await files.discard(result.value[1]);
    }
    throw error instanceof FormError ? error : new FormError('The form is not complete');
  }
}

/** Lets a refused client finish, as far as that is bearable: one that is cut off does not read the answer. */
export function drain(form: IncomingMessage): void {
  let size = 0;
  form.setTimeout(SILENCE, () => form.destroy());
  form.on('error', () => undefined);
  form.on('data', (chunk: Uint8Array) => {
    if ((size += chunk.byteLength) > MOST_DRAINED) form.destroy();
  });
}

function parse(
  form: IncomingMessage,
  fields: Map<string, string>,
  take: (key: string, stream: BusboyFileStream, name: string) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const type = form.headers['content-type'] ?? '';
    let parser: InstanceType<typeof Busboy>;
    try {
      parser = new Busboy({
        headers: { ...form.headers, 'content-type': type },
        limits: {
          fieldNameSize: 100,
          fieldSize: MAX_FIELDS,
          fields: 2,
          files: 1,
          fileSize: fileRules.maxFileSize,
          headerPairs: 20,
        },
      });
    } catch {
      return reject(new FormError('The form has no boundary'));
    }
    const fail = (message: string, tooLarge = false) => {
      form.unpipe(parser);
      reject(new FormError(message, tooLarge));
      parser.destroy();
    };
    form.setTimeout(SILENCE, () => form.destroy());
    form.once('close', () => {
      if (!form.readableEnded) fail('The form is not complete');
    });
    form.once('error', () => fail('The form is not complete'));
    parser.on('field', (key, value, _, truncated) => {
      if (truncated) fail('A field is too long', true);
      else fields.set(key, value);
    });
    parser.on('file', (key, stream, name) => {
      stream.once('limit', () => fail(`A file has at most ${fileRules.maxFileSize} bytes`, true));
      if (fields.has('operations') && fields.has('map')) return take(key, stream, name ?? '');
      stream.resume();
      fail('The fields operations and map come before the file');
    });
    parser.once('fieldsLimit', () => fail('The form has more fields than operations and map'));
    parser.once('filesLimit', () => fail('One file at a time'));
    parser.once('error', () => fail('The form cannot be read'));
    parser.once('finish', () => resolve());
    form.pipe(parser);
  });
}

/** Ends with an error where the file was cut at its limit: what is on the disk is not all of it. */
function limited(stream: BusboyFileStream): PassThrough {
  const through = new PassThrough();
  stream.once('limit', () => through.destroy(new FormError('The file is too large', true)));
  stream.once('error', (error) => through.destroy(error));
  stream.once('close', () => {
    if (!stream.readableEnded) through.destroy(new FormError('The file is not complete'));
  });
  stream.pipe(through);
  return through;
}

/** Puts each file's key where its variable is `null`: by it the resolver finds the file. */
function operationOf(fields: ReadonlyMap<string, string>, uploads: ReadonlyMap<string, Upload>): string {
  const operation = parseJson(fields.get('operations'), 'operations');
  for (const [key, paths] of Object.entries(parseJson(fields.get('map'), 'map'))) {
    if (!uploads.has(key)) throw new FormError('map names a file that is not there');
    if (!Array.isArray(paths)) throw new FormError('map gives each file a list of paths');
    for (const path of paths) place(operation, String(path), key);
  }
  return JSON.stringify(operation);
}

function place(operation: Record<string, unknown>, path: string, key: string): void {
  const names = path.split('.');
  const last = names.pop() ?? '';
  let here: unknown = operation;
  for (const name of names) here = isRecord(here) && Object.hasOwn(here, name) ? here[name] : undefined;
  const fits = names[0] === 'variables' && isRecord(here) && Object.hasOwn(here, last) && here[last] === null;
  if (!fits || !isRecord(here)) throw new FormError('map names a variable that is not null');
  here[last] = key;
}

function parseJson(text: string | undefined, field: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '');
    if (isRecord(value)) return value;
  } catch {
    // Said below.
  }
  throw new FormError(`${field} must be a JSON object`);
}
