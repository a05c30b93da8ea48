import type { FacetName } from '@kith/core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { readAddress, syncAddress } from '../address/address.js';
import { noChoice, type Choice } from './choice.js';
import { toggled } from './facet-choice.js';

/** How long typing must pause before a backend over the network is asked. */
const pauseMs = 250;

interface Options {
  /** Of the parameters in the page's address; `undefined` leaves the address alone. */
  readonly prefix: () => string | undefined;
  /** Whether the backend answers without a network. */
  readonly instant: () => boolean;
}

/** What the reader has chosen, in step with the page's address where the host wants that. */
export class ChoiceController implements ReactiveController {
  choice: Choice = noChoice;
  /** What stands in the search box, ahead of `choice` while typing. */
  typed = '';
  readonly #host: ReactiveControllerHost;
  readonly #options: Options;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #own = noChoice;

  constructor(host: ReactiveControllerHost, options: Options) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** What the host's attributes say, which holds until the reader chooses. */
  begin(own: Partial<Choice>): void {
    this.#own = { ...noChoice, ...own };
    this.#take({ ...this.choice, ...own });
    if (this.#options.prefix() !== undefined) this.#readAddress();
  }

  /** A change goes back to the first page, unless it is one of page. */
  set(change: Partial<Choice>, step = true): void {
    clearTimeout(this.#pause);
    this.#take({ ...this.choice, search: this.typed, page: 1, ...change });
    const prefix = this.#options.prefix();
    if (prefix !== undefined) syncAddress(prefix, this.choice, step);
  }

  toggle(name: FacetName, value: string): void {
    this.set({ facets: toggled(this.choice.facets, name, value) });
  }

  /** For each change of the search box. Input from the middle of composing a character waits for its end. */
  readonly type = (event: Event): void => {
    if (!(event.target instanceof HTMLInputElement) || (event instanceof InputEvent && event.isComposing)) return;
    this.typed = event.target.value;
    clearTimeout(this.#pause);
    if (this.#options.instant()) this.#settle();
    else this.#pause = setTimeout(this.#settle, pauseMs);
  };

  /** For Enter: no need to wait. */
  readonly submit = (event: Event): void => {
    event.preventDefault();
    this.#settle();
  };

  hostConnected(): void {
    window.addEventListener('popstate', this.#readAddress);
  }

  hostDisconnected(): void {
    clearTimeout(this.#pause);
    window.removeEventListener('popstate', this.#readAddress);
  }

  readonly #settle = (): void => {
    if (this.typed !== this.choice.search) this.set({ search: this.typed }, false);
  };

  readonly #readAddress = (): void => {
    const prefix = this.#options.prefix();
    if (prefix === undefined) return;
    const found = readAddress(location.search, prefix);
    const facets = Object.keys(found.facets).length ? found.facets : this.#own.facets;
    this.#take({ ...found, search: found.search || this.#own.search, facets });
  };

  #take(choice: Choice): void {
    this.choice = choice;
    this.typed = choice.search;
    this.#host.requestUpdate();
  }
}
