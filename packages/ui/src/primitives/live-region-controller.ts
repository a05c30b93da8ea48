import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';

/** How long things must stand still before they are said: typing settles several times. */
const settleMs = 300;

/**
 * Says what changed to people who do not see it, once for each settled change. The host renders `region()` always:
 * assistive technology hears only a region that was there before its words.
 */
export class LiveRegionController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #change: unknown;
  #text = ' '; // Lit keeps a text node for a space, and none for nothing
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /**
   * Announces `text` unless `change` is the one of last time, so that it may be called on each update. `change`
   * names what settled (a search, a filter); by default it is the text itself.
   */
  announce(text: string, change: string | number = text): void {
    if (change === this.#change) return;
    this.#change = change;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      // Equal words for another change are heard again only if something about them differs.
      this.#text = text === this.#text ? `${text}\u00a0` : text;
      this.#host.requestUpdate();
    }, settleMs);
  }

  region(): TemplateResult {
    return html`<div class="visually-hidden" role="status">${this.#text}</div>`;
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#change = undefined;
  }
}
