import { html, type LitElement, type TemplateResult } from 'lit';

const views = ['write', 'preview'] as const;
type View = (typeof views)[number];

/** The switch between the words as they are written and as they will look (APG tabs, chosen as focus moves). */
export class Tabs {
  readonly #element: LitElement;
  readonly #used: () => void;
  #view: View = 'write';

  /** @param used - Called when the preview is wanted. */
  constructor(element: LitElement, used: () => void) {
    this.#element = element;
    this.#used = used;
  }

  get previews(): boolean {
    return this.#view === 'preview';
  }

  show(view: View): void {
    this.#view = view;
    if (this.previews) this.#used();
    this.#element.requestUpdate();
  }

  render(text: (key: View | 'view') => string): TemplateResult {
    return html`<div class="tabs" part="tabs" role="tablist" aria-label=${text('view')} @keydown=${this.#move}>
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
            ${text(view)}
          </button>`,
      )}
    </div>`;
  }

  readonly #move = (event: KeyboardEvent): void => {
    if (!['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) return;
    event.preventDefault();
    const view = event.key === 'Home' ? 'write' : event.key === 'End' || this.#view === 'write' ? 'preview' : 'write';
    this.show(view);
    const element = this.#element;
    void element.updateComplete.then(() => element.renderRoot.querySelector<HTMLElement>(`#tab-${view}`)?.focus());
  };
}
