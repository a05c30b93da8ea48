import type { Id } from '@kith/core';
import type { ReactiveController, TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { KithDirectory } from './directory.js';
import type { Row } from './items-controller.js';

/**
 * Members keep their elements when the list changes. The first list is rendered without that, and stays so while it does
 * nothing but grow: making it anew would only flicker.
 */
export class RowKeeper implements ReactiveController {
  readonly #element: KithDirectory;
  /** Who was shown first. */
  #first: readonly Id[] | undefined = [];
  /** Finds what has the focus, where its element was made anew. */
  #focused: string | undefined;

  constructor(element: KithDirectory) {
    this.#element = element;
    element.addController(this);
  }

  readonly each = (rows: readonly Row[], item: (row: Row) => TemplateResult): unknown =>
    this.#grows(rows) ? rows.map(item) : repeat(rows, ({ member }) => member.id, item);

  hostUpdated(): void {
    if (this.#focused)
      this.#element.renderRoot.querySelector<HTMLElement>(this.#focused)?.focus({ preventScroll: true });
    this.#focused = undefined;
  }

  #grows(rows: readonly Row[]): boolean {
    if (!this.#first) return false;
    const grows = this.#first.every((id, at) => rows[at]?.member.id === id);
    if (grows) this.#first = rows.map(({ member }) => member.id);
    else {
      this.#first = undefined;
      this.#focused = this.#whereFocusIs();
    }
    return grows;
  }

  #whereFocusIs(): string | undefined {
    const { activeElement } = this.#element.shadowRoot ?? {};
    const index = activeElement?.closest('[data-index]')?.getAttribute('data-index');
    return index ? `[data-index="${index}"] [part="${activeElement?.getAttribute('part')}"]` : undefined;
  }
}
