import type { Community, Viewer } from '@kith/core';
import { reportSetupError, type Connection, type Settings, type SetupError } from '@kith/ui';
import { acquire, type Share } from './share.js';
import { keyOf, type ConnectOptions } from './options.js';

/** One tag's connection: its own settings over a share of the backend that it names now. */
export class CommunityConnection implements Connection {
  settings: Settings = { links: {} };
  readonly #listeners = new Set<() => void>();
  #share: Share | undefined;
  #key: string | undefined;
  #release: (() => void) | undefined;
  #error: SetupError | undefined;

  get community(): Community | undefined {
    return this.#share?.community;
  }

  get error(): SetupError | undefined {
    const error = this.#error ?? this.#share?.error;
    // The widgets show where to sign in.
    return error?.code === 'sign-in-needed' && this.settings.signInUrl ? undefined : error;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Connects to what the options name, which may be what it is connected to already. */
  connect(options: ConnectOptions, settings: Settings): void {
    const same = JSON.stringify(settings) === JSON.stringify(this.settings);
    this.settings = settings;
    const key = keyOf(options);
    if (key === this.#key) {
      if (!same) this.#tell();
      return;
    }
    const leave = this.#release;
    const { share, release } = acquire(options);
    const stop = share.subscribe(() => this.#tell());
    this.#key = key;
    this.#share = share;
    this.#release = () => {
      stop();
      release();
    };
    leave?.();
    this.#error = undefined;
    this.#tell();
  }

  /** Lets go of the backend; of what kept it from being named, if anything did. */
  disconnect(error?: SetupError): void {
    if (!this.#share && error === this.#error) return;
    this.#release?.();
    this.#release = this.#share = this.#key = undefined;
    this.#error = error;
    this.#tell();
  }

  /** @param viewer - Who is looking, where the host knows. */
  refreshViewer(viewer: Viewer | undefined): Promise<void> | undefined {
    return this.#share?.refreshViewer(viewer);
  }

  #tell(): void {
    if (this.error) reportSetupError(this.error);
    for (const listener of this.#listeners) listener();
  }
}
