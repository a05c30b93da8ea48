import { base, button, field } from '@kith/ui';
import { css } from 'lit';

/** The words, the frame around them and the way on: what is seen first. */
export const composerStyles = [
  base,
  button,
  field,
  css`
    :host {
      container-type: inline-size;
    }
    .composer {
      display: grid;
      gap: var(--_space-s);
    }
    .frame {
      position: relative;
      display: grid;
      border: var(--_border) solid var(--_control);
      border-radius: var(--_radius-l);
      background: var(--kith-color-field, transparent);
      transition: border-color var(--_duration);
    }
    .frame:has(#text:focus-visible) {
      border-color: var(--_focus);
      outline: 2px solid var(--_focus);
      outline-offset: -1px;
    }
    .frame:has(#text[aria-invalid='true']) {
      border-color: var(--_danger);
    }
    .tabs {
      display: flex;
      gap: var(--_space-xs);
      padding: var(--_space-xs) var(--_space-s) 0;
    }
    .tab {
      min-block-size: max(var(--_target), 2em * var(--_density));
      padding: 0 0.75em;
      border: 0;
      border-block-end: 2px solid transparent;
      border-radius: var(--_radius-s) var(--_radius-s) 0 0;
      background: none;
      color: var(--_muted);
      font: inherit;
      font-size: var(--_text-s);
      cursor: pointer;
    }
    .tab:hover {
      color: var(--_text);
    }
    .tab[aria-selected='true'] {
      border-block-end-color: var(--_link);
      color: var(--_text);
      font-weight: var(--_strong);
    }
    .paper {
      display: grid;
      min-inline-size: 0;
    }
    .paper[hidden] {
      display: none;
    }
    textarea {
      field-sizing: content;
      box-sizing: border-box;
      inline-size: 100%;
      min-block-size: var(--kith-composer-min-height, 5.5em);
      max-block-size: var(--kith-composer-max-height, 60vh);
      padding: var(--_space-m) var(--_space-l);
      border: 0;
      border-radius: inherit;
      background: none;
      color: inherit;
      font: inherit;
      line-height: var(--_line);
      overflow-y: auto;
      overflow-wrap: anywhere;
      resize: none;
      outline: none;
    }
    /* The frame around it shows the focus. */
    textarea:focus-visible {
      outline: none;
    }
    /* Without words of its own a field goes the way of the page. */
    :is(textarea, input):placeholder-shown {
      direction: inherit;
    }
    textarea::placeholder {
      color: var(--_muted);
      opacity: 1;
    }
    textarea:disabled {
      cursor: not-allowed;
    }
    textarea:read-only {
      color: var(--_muted);
    }
    .foot {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: flex-end;
      gap: var(--_space-xs) var(--_space-s);
      min-block-size: calc(max(var(--_target), 2.25em * var(--_density)) + 2 * var(--_space-s));
      padding: var(--_space-s);
    }
    .foot:not(:has(button)) {
      display: none;
    }
    .tools {
      flex: 1 1 0;
      min-inline-size: 0;
    }
    .foot .button {
      flex: none;
    }
    .above.waiting {
      min-block-size: calc(2 * max(var(--_target), 2.25em * var(--_density)) + var(--_space-s));
    }
    .notes:not(:has(*)) {
      display: none;
    }
    @media (forced-colors: active) {
      .frame:has(#text:focus-visible) {
        outline-color: Highlight;
      }
      .tab[aria-selected='true'] {
        border-block-end-color: Highlight;
      }
    }
  `,
];
