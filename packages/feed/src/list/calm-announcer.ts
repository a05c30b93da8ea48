import { LiveRegionController } from '@kith/ui';
import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';

/** At most so often is anything said: what happens in between is said together. */
const everyMs = 5000;

/** Says what happened in a list that changes by itself, calmly: the last word of each five seconds. */
export class CalmAnnouncer implements ReactiveController {
  readonly #region: LiveRegionController;
  #saidAt = -Infinity;
  #said = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#region = new LiveRegionController(host);
    host.addController(this);
  }

  /** @param change - Names what happened: the same twice is said once. */
  say(text: string, change: string = text): void {
    if (change === this.#said) return;
    this.#said = change;
    clearTimeout(this.#timer);
    const wait = this.#saidAt + everyMs - performance.now();
    const run = (): void => {
      this.#saidAt = performance.now();
      this.#region.announce(text, `${this.#saidAt} ${change}`);
    };
    if (wait <= 0) run();
    else this.#timer = setTimeout(run, wait);
  }

  region(): TemplateResult {
    return this.#region.region();
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }
}
