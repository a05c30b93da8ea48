import type { ReactiveController } from 'lit';
import type { KithEvents } from './events.js';
import { noChoice, readAddress, syncAddress, type Choice } from './reader-choice.js';

/** How long typing must pause before a backend over the network is asked. */
const pauseMs = 250;

/** What the reader has chosen, in step with the page's address where the host wants that. */
export class ChoiceController implements ReactiveController {
  choice: Choice = noChoice;
  /** What stands in the search box, ahead of `choice` while typing. */
  typed = '';
  readonly #element: KithEvents;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(element: KithEvents) {
    this.#element = element;
    element.addController(this);
    this.begin();
  }

  /** What the host's attributes and the address say, which holds until the reader chooses. */
  begin(): void {
    this.#take({ ...this.choice, search: this.#element.search ?? '' });
    if (this.#element.syncUrl !== undefined) this.#readAddress();
  }

  set(change: Partial<Choice>, step = true): void {
    clearTimeout(this.#pause);
    this.#take({ ...this.choice, search: this.typed, ...change });
    const { syncUrl } = this.#element;
    if (syncUrl !== undefined) syncAddress(syncUrl, this.choice, step);
  }

  /** For each change of the search box. Input from the middle of composing a character waits for its end. */
  readonly type = (event: Event): void => {
    if (!(event.target instanceof HTMLInputElement) || (event instanceof InputEvent && event.isComposing)) return;
    this.typed = event.target.value;
    clearTimeout(this.#pause);
    if (this.#element.support?.instant) this.#settle();
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
    const { syncUrl, search } = this.#element;
    if (syncUrl === undefined) return;
    const found = readAddress(location.search, syncUrl);
    this.#take({ ...found, search: found.search || (search ?? '') });
  };

  #take(choice: Choice): void {
    this.choice = choice;
    this.typed = choice.search;
    this.#element.events.chosenZone = choice.zone;
    this.#element.requestUpdate();
  }
}
