import type { ConnectionHost } from '@kith/ui';
import type { ReactiveController } from 'lit';

/**
 * Keeps the focus at a post when what had it goes: what was saved, deleted or taken back leaves its reader there, not at
 * the page's begin.
 */
export class KeptFocus implements ReactiveController {
  readonly #host: ConnectionHost;
  #at: { readonly article: Element; readonly answering: boolean } | undefined;

  constructor(host: ConnectionHost) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    const active = this.#host.shadowRoot?.activeElement;
    const article = active?.closest('article[data-post]');
    this.#at =
      active && article
        ? { article, answering: active.localName === 'kith-composer' && article.querySelector('.foot') !== null }
        : undefined;
  }

  hostUpdated(): void {
    const { article, answering } = this.#at ?? {};
    this.#at = undefined;
    // Elsewhere in the page: whoever went there stays there.
    if (!article?.isConnected || document.activeElement !== document.body) return;
    const next =
      article.querySelector<HTMLElement>('.veil button') ??
      (answering ? article.querySelector<HTMLElement>('[part~=reply]') : null) ??
      article.querySelector<HTMLElement>('kith-menu') ??
      article.querySelector<HTMLElement>('[part~=retry], [part~=discard]');
    void this.#focus(next);
  }

  async #focus(next: HTMLElement | null): Promise<void> {
    // A menu that is new has no button yet.
    if (next && 'updateComplete' in next) await next.updateComplete;
    if (document.activeElement === document.body) next?.focus({ preventScroll: true });
  }
}
