import { html, type TemplateResult } from 'lit';
import { composeMessages } from '../messages/messages.js';
import type { Desk } from './desk.js';

const views = ['write', 'preview'] as const;
type View = (typeof views)[number];

/** The switch between the words as they are written and as they will look (APG tabs, chosen as focus moves). */
export class Tabs {
  readonly #desk: Desk;
  #view: View = 'write';

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  get previews(): boolean {
    return this.#view === 'preview';
  }

  show(view: View): void {
    this.#view = view;
    this.#desk.element.requestUpdate();
  }

  render(): TemplateResult {
    return html`<div class="tabs" part="tabs" role="tablist" @keydown=${this.#move}>
      ${views.map(
        (view) =>
          html`<button
            class="tab"
            id="tab-${view}"
            type="button"
            role="tab"
            tabindex=${view === this.#view ? '0' : '-1'}
            aria-selected=${view === this.#view ? 'true' : 'false'}
            aria-controls=${view === 'write' ? 'paper' : 'preview'}
            @click=${() => this.show(view)}
          >
            ${this.#desk.context.text(composeMessages, view)}
          </button>`,
      )}
    </div>`;
  }

  readonly #move = (event: KeyboardEvent): void => {
    if (!['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) return;
    event.preventDefault();
    const view = event.key === 'Home' ? 'write' : event.key === 'End' || this.#view === 'write' ? 'preview' : 'write';
    this.show(view);
    const { element } = this.#desk;
    void element.updateComplete.then(() => element.renderRoot.querySelector<HTMLElement>(`#tab-${view}`)?.focus());
  };
}
