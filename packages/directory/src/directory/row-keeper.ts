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
  /** In which row the focus is, and on which of what can take it, where their elements are made anew. */
  #focused: { readonly index: string; readonly at: number } | undefined;

  constructor(element: KithDirectory) {
    this.#element = element;
    element.addController(this);
  }

  readonly each = (rows: readonly Row[], item: (row: Row) => TemplateResult): unknown =>
    this.#grows(rows) ? rows.map(item) : repeat(rows, ({ member }) => member.id, item);

  hostUpdated(): void {
    if (!this.#focused) return;
    const { index, at } = this.#focused;
    this.#focused = undefined;
    const row = this.#element.renderRoot.querySelector(`[data-index="${index}"]`);
    if (!row?.matches(':focus-within')) focusableIn(row)[at]?.focus({ preventScroll: true });
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

  #whereFocusIs(): { readonly index: string; readonly at: number } | undefined {
    const { activeElement } = this.#element.shadowRoot ?? {};
    const row = activeElement?.closest('[data-index]');
    const index = row?.getAttribute('data-index');
    return row && index ? { index, at: focusableIn(row).findIndex((one) => one === activeElement) } : undefined;
  }
}

function focusableIn(row: Element | null): readonly HTMLElement[] {
  return [...(row?.querySelectorAll<HTMLElement>('a, button, input, select, textarea, [tabindex]') ?? [])];
}
