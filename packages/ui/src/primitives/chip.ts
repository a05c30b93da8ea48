import { html, nothing, type TemplateResult } from 'lit';
import { closeIcon, icon } from '../icons/icons.js';

export interface Chip {
  readonly label: string;
  /** Makes it removable. */
  readonly onRemove?: (() => void) | undefined;
  /** The name of the remove button in whole words: `Remove Design`. Needed with `onRemove`. */
  readonly removeLabel?: string | undefined;
}

/** A short fact, such as a skill; or a choice that can be taken back. Needs `chipStyles` and `iconStyles`. */
export function chip({ label, onRemove, removeLabel }: Chip): TemplateResult {
  return html`<span class="chip" part="chip"
    ><bdi dir="auto">${label}</bdi>${
      onRemove
        ? html`<button type="button" part="chip-remove" aria-label=${removeLabel ?? nothing} @click=${onRemove}>
            ${icon(closeIcon)}
          </button>`
        : nothing
    }</span
  >`;
}
