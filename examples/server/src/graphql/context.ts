import type { Database } from '../database/database.js';
import type { Viewer } from '../members/viewer.js';
import type { Budget } from './budget.js';

/** What every resolver is given. */
export interface Context {
  readonly database: Database;
  readonly viewer: Viewer | null;
  /** What this server's own paths are resolved against, such as `http://localhost:4600`. */
  readonly origin: string;
  readonly budget: Budget;
}
