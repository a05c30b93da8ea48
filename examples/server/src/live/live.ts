import type { Database } from '../database/database.js';
import type { Sessions } from '../session/sessions.js';
import { Changes } from './changes.js';
import { LiveLimits } from './live-limits.js';
import { SessionWatch } from './session-watch.js';

/** What every open stream of this process shares. */
export class Live {
  readonly changes: Changes;
  readonly sessions: SessionWatch;
  readonly limits = new LiveLimits();
  readonly #ends = new Set<() => void>();

  private constructor(changes: Changes, sessions: Sessions) {
    this.changes = changes;
    this.sessions = new SessionWatch(sessions, changes);
  }

  static async open(database: Database, sessions: Sessions): Promise<Live> {
    return new Live(await Changes.open(database), sessions);
  }

  /** @returns what forgets it. */
  onClose(end: () => void): () => void {
    this.#ends.add(end);
    return () => this.#ends.delete(end);
  }

  /** Ends every stream, so that clients are told and go elsewhere. */
  async close(): Promise<void> {
    for (const end of [...this.#ends]) end();
    this.#ends.clear();
    this.sessions.close();
    await this.changes.close();
  }
}
