import { css, html, nothing, type TemplateResult } from 'lit';
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

export const chipStyles = css`
  .chip {
    display: inline-flex;
    align-items: center;
    max-inline-size: 100%;
    padding: 0.125em 0.625em;
    border: 1px solid transparent;
    border-radius: var(--_radius-full);
    background: var(--_surface);
    font-size: var(--_text-s);
    line-height: 1.4;
  }
  .chip > bdi {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .chip > button {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: max(var(--_target), 1.75em);
    block-size: max(var(--_target), 1.75em);
    margin-inline: 0.125em -0.5em;
    padding: 0;
    border: 0;
    border-radius: var(--_radius-full);
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  .chip:has(> button) {
    background: color-mix(in oklab, var(--_link) 14%, transparent);
  }
  .chip > button:hover {
    background: var(--_divider);
  }
  .chip .icon {
    inline-size: 1em;
    block-size: 1em;
  }
  @media (forced-colors: active) {
    .chip {
      border-color: CanvasText;
    }
  }
`;
