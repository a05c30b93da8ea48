import type { ConnectionHost } from '@kith/ui';
import type { ReactiveController } from 'lit';

/** How long something is waited for that can have the focus. */
const patienceMs = 3000;

/**
 * Keeps the focus at a post when what had it goes: what was saved, deleted or taken back leaves its reader there, not at
 * the page's begin.
 */
export class KeptFocus implements ReactiveController {
  readonly #host: ConnectionHost;
  #at:
    | { readonly active: HTMLElement; readonly article: Element; readonly answering: boolean; readonly until: number }
    | undefined;

  constructor(host: ConnectionHost) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    const active = this.#host.shadowRoot?.activeElement;
    const article = active?.closest('article[data-post]');
    if (!(active instanceof HTMLElement) || !article) return;
    const answering = active.localName === 'kith-composer' && article.querySelector('.foot') !== null;
    this.#at = { active, article, answering, until: performance.now() + patienceMs };
  }

  hostUpdated(): void {
    const at = this.#at;
    this.#at = undefined;
    // Elsewhere in the page: whoever went there stays there.
    if (!at?.article.isConnected || document.activeElement !== document.body) return;
    const { active, article, answering } = at;
    const next =
      (active.isConnected ? active : null) ?? // moved with its row: whoever writes goes on
      article.querySelector<HTMLElement>('.veil button') ??
      (answering ? article.querySelector<HTMLElement>('[part~=reply]') : null) ??
      article.querySelector<HTMLElement>('kith-menu') ??
      article.querySelector<HTMLElement>('[part~=retry], [part~=discard]');
    if (next) void this.#focus(next);
    // What can have it comes with a later update.
    else if (performance.now() < at.until) this.#at = at;
  }

  async #focus(next: HTMLElement): Promise<void> {
    // A menu that is new has no button yet.
    if ('updateComplete' in next) await next.updateComplete;
    if (document.activeElement === document.body) next.focus({ preventScroll: true });
  }
}
