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
    }
  `,
];
