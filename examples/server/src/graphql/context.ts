import type { FileStore } from '../attachments/file-store.js';
import type { Upload } from '../attachments/read-form.js';
import type { Database } from '../database/database.js';
import type { Discussions } from '../discussions/services.js';
import type { Live } from '../live/live.js';
import type { Viewer } from '../members/viewer.js';
import type { Budget } from './budget.js';

/** What every resolver is given. */
export interface Context {
  readonly database: Database;
  readonly viewer: Viewer | null;
  /** What this server's own paths are resolved against, such as `http://localhost:4600`. */
  readonly origin: string;
  readonly budget: Budget;
  readonly discussions: Discussions;
  readonly files: FileStore;
  /** Files that came with the request, by what stands for them in its variables. */
  readonly uploads: ReadonlyMap<string, Upload>;
  /** For what stays open. */
  readonly stream: StreamContext;
}

export interface StreamContext {
  readonly live: Live;
  /** The peer's address, which limits go by. */
  readonly client: string;
  /** What several streams share, where they do. */
  readonly connection?: object | undefined;
}
