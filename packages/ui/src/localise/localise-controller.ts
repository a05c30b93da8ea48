import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { localeOf, onLocaleChange } from './locale.js';
import type { Messages } from './messages.js';

/** An element's language: the nearest `lang`, followed as it changes, with the words for it loaded on use. */
export class LocaliseController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #asked = new Map<Messages, string>();
  #locale: string | undefined;
  #stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  /** A BCP 47 tag. */
  get locale(): string {
    return (this.#locale ??= localeOf(this.#host));
  }

  text<K extends string>(messages: Messages<K>, key: K, values?: { readonly [name: string]: string | number }): string {
    if (this.#asked.get(messages) !== this.locale) {
      this.#asked.set(messages, this.locale);
      void messages.load(this.locale).then((changed) => changed && this.#host.requestUpdate());
    }
    return messages.text(this.locale, key, values);
  }

  hostConnected(): void {
    this.#refresh();
    this.#stop = onLocaleChange(this.#host, () => this.#refresh());
  }

  hostDisconnected(): void {
    this.#stop?.();
  }

  #refresh(): void {
    const locale = localeOf(this.#host);
    if (locale === this.#locale) return;
    this.#locale = locale;
    this.#host.requestUpdate();
  }
}
