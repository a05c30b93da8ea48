import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** One input from a corpus. */
export interface Payload {
  readonly id: string;
  readonly payload: string;
}

export interface Corpus {
  /** File name, such as `urls.json`. */
  readonly file: string;
  readonly payloads: readonly Payload[];
}

/** A folder or file that is not what a corpus has to be. */
export class CorpusError extends Error {
  override readonly name = 'CorpusError';
}

/**
 * Every `.json` file of a folder: an array of records with `id` and `payload` as text; what else they have is left
 * alone.
 * @throws {CorpusError} naming the file, the entry and what was found there
 */
export async function readCorpora(folder: string): Promise<readonly Corpus[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    throw new CorpusError(`${folder} cannot be read: ${messageOf(error)}`);
  });
  const files = names.filter((name) => name.endsWith('.json')).sort();
  if (files.length === 0) throw new CorpusError(`${folder} holds no .json file`);
  return Promise.all(files.map(async (file) => ({ file, payloads: parse(file, await readText(folder, file)) })));
}

async function readText(folder: string, file: string): Promise<string> {
  return readFile(join(folder, file), 'utf8').catch((error: unknown) => {
    throw new CorpusError(`${file} cannot be read: ${messageOf(error)}`);
  });
}

function parse(file: string, text: string): readonly Payload[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new CorpusError(`${file} is not JSON: ${messageOf(error)}`);
  }
  if (!Array.isArray(value)) throw new CorpusError(`${file}: expected an array, found ${describe(value)}`);
  const entries: readonly unknown[] = value;
  if (entries.length === 0) throw new CorpusError(`${file}: the array is empty`);
  return entries.map((entry, index) => {
    if (typeof entry !== 'object' || entry === null)
      throw new CorpusError(`${file}[${index}]: expected a record, found ${describe(entry)}`);
    const [id, payload] = ['id', 'payload'].map((key): unknown => Reflect.get(entry, key));
    if (typeof id !== 'string') throw new CorpusError(`${file}[${index}].id: expected text, found ${describe(id)}`);
    if (typeof payload !== 'string')
      throw new CorpusError(`${file}[${index}].payload (${id}): expected text, found ${describe(payload)}`);
    return { id, payload };
  });
}

function describe(value: unknown): string {
  return value === null ? 'null' : value === undefined ? 'nothing' : Array.isArray(value) ? 'an array' : typeof value;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
