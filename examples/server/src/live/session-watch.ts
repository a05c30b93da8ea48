import type { Viewer } from '../members/viewer.js';
import type { Sessions } from '../session/sessions.js';
import type { Changes } from './changes.js';

/** Sessions also run out without anybody doing anything. Milliseconds. */
const LOOK_EVERY = 15_000;

interface Watched {
  readonly viewer: Viewer;
  readonly ended: () => void;
}

/**
 * Says when the session that something open belongs to is over: signed out, run out, suspended, erased, or with other
 * rights than when it began.
 */
export class SessionWatch {
  readonly #sessions: Sessions;
  readonly #watched = new Set<Watched>();
  readonly #stop: () => void;
  readonly #timer: NodeJS.Timeout;

  constructor(sessions: Sessions, changes: Changes) {
    this.#sessions = sessions;
    this.#stop = changes.subscribe({
      member: (id) => void this.#look([...this.#watched].filter(({ viewer }) => viewer.memberId === id)),
    });
    this.#timer = setInterval(() => void this.#look([...this.#watched]), LOOK_EVERY);
    this.#timer.unref();
  }

  /** @returns what ends it. A guest has no session that could end. */
  watch(viewer: Viewer | null, ended: () => void): () => void {
    if (!viewer) return () => undefined;
    const watched = { viewer, ended };
    this.#watched.add(watched);
    return () => this.#watched.delete(watched);
  }

  close(): void {
    clearInterval(this.#timer);
    this.#stop();
    this.#watched.clear();
  }

  async #look(some: readonly Watched[]): Promise<void> {
    const hashes = new Set(some.flatMap(({ viewer }) => viewer.session ?? []));
    if (hashes.size === 0) return;
    // Where the database cannot be asked now, it is asked again.
    const alive = await this.#sessions.alive([...hashes]).catch(() => undefined);
    if (!alive) return;
    for (const watched of some) {
      const { viewer, ended } = watched;
      const now = alive.get(viewer.session ?? '');
      const same = now?.permissions.join('\n') === viewer.permissions.join('\n');
      if (!same && this.#watched.delete(watched)) ended();
    }
  }
}
