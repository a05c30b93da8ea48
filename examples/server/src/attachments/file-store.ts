import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { type FileHandle, mkdir, mkdtemp, open, readdir, rename, rm, stat, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** What an upload that was cut off leaves behind is older than any upload takes. Milliseconds. */
const STALE = 3_600_000;
const CHUNK = 65_536;

/** A file that has arrived and belongs to nobody yet. */
export interface Arrived {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
}

/** The bytes of attachments in a folder, each file under its id: no name from outside ever becomes a path. */
export class FileStore {
  readonly #folder: string;
  readonly #incoming: string;
  readonly #temporary: boolean;

  private constructor(folder: string, temporary: boolean) {
    this.#folder = folder;
    this.#incoming = join(folder, 'incoming');
    this.#temporary = temporary;
  }

  /** @param data the folder that keeps the community; without one files last as long as the server runs. */
  static async open(data: string | undefined): Promise<FileStore> {
    const folder = data === undefined ? await mkdtemp(join(tmpdir(), 'kith-files-')) : join(data, 'files');
    const store = new FileStore(folder, data === undefined);
    await mkdir(store.#incoming, { recursive: true });
    return store;
  }

  /** Writes what comes to the disk as it comes. What is cut off leaves nothing behind. */
  async receive(bytes: Readable): Promise<Arrived> {
    const path = join(this.#incoming, randomBytes(16).toString('hex'));
    const file = createWriteStream(path, { flags: 'wx', mode: 0o600 });
    try {
      await pipeline(bytes, file);
    } catch (error) {
      await this.discard({ path });
      throw error;
    }
    return { path, size: file.bytesWritten };
  }

  /** Forgets an arrived file that was not kept. */
  async discard({ path }: Pick<Arrived, 'path'>): Promise<void> {
    await rm(path, { force: true });
  }

  keep({ path }: Arrived, id: string): Promise<void> {
    return rename(path, this.#path(id));
  }

  /** Its size and bytes; `undefined` where it is not there. */
  async read(id: string): Promise<{ size: number; bytes: () => ReadableStream<Uint8Array> } | undefined> {
    const path = this.#path(id);
    const found = await stat(path).catch(() => undefined);
    if (!found?.isFile()) return undefined;
    return { size: found.size, bytes: () => bytesOf(path) };
  }

  async remove(ids: readonly string[]): Promise<void> {
    for (const id of ids) await unlink(this.#path(id)).catch(() => undefined);
  }

  /** Forgets uploads that nobody finished, such as those of a process that ended. */
  async tidy(now: number = Date.now()): Promise<void> {
    for (const name of await readdir(this.#incoming).catch(() => [])) {
      const path = join(this.#incoming, name);
      const found = await stat(path).catch(() => undefined);
      if (found && now - found.mtimeMs > STALE) await rm(path, { force: true });
    }
  }

  async close(): Promise<void> {
    if (this.#temporary) await rm(this.#folder, { recursive: true, force: true });
  }

  #path(id: string): string {
    if (!isFileId(id)) throw new Error('This is no id of a file');
    return join(this.#folder, id);
  }
}

export function newFileId(): string {
  return randomBytes(20).toString('hex');
}

export function isFileId(text: string): boolean {
  return /^[\da-f]{40}$/.test(text);
}

function bytesOf(path: string): ReadableStream<Uint8Array> {
  let file: Promise<FileHandle> | undefined;
  return new ReadableStream(
    {
      async pull(controller) {
        const { buffer, bytesRead } = await (await (file ??= open(path))).read(Buffer.alloc(CHUNK), 0, CHUNK);
        if (bytesRead > 0) return controller.enqueue(new Uint8Array(buffer.subarray(0, bytesRead)));
        await (await file).close();
        controller.close();
      },
      async cancel() {
        await (await file)?.close();
      },
    },
    { highWaterMark: 0 },
  );
}
