import { css } from 'lit';

/** What is typed into and chosen from: `.field` on an input, a select or a textarea. */
export const field = css`
  .field {
    min-block-size: max(var(--_target), 2.25em * var(--_density));
    min-inline-size: 0;
    max-inline-size: 100%;
    padding: 0.25em 0.75em;
    border: var(--_border) solid var(--_control);
    border-radius: var(--_radius-m);
    background: var(--kith-color-field, transparent);
    color: inherit;
    font: inherit;
    line-height: 1.25;
  }
  select.field {
    cursor: pointer;
  }
  .field option {
    background: var(--_raised);
    color: var(--_on-raised);
  }
  .field::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  .field[type='search']::-webkit-search-cancel-button {
    appearance: none;
  }
  .field:focus-visible {
    outline-offset: 0;
    border-color: var(--_focus);
  }
  .field[aria-invalid='true'] {
    border-color: var(--_danger);
  }
  input[type='checkbox'],
  input[type='radio'] {
    inline-size: 1.125em;
    block-size: 1.125em;
    margin: 0;
    flex: none;
    accent-color: var(--_link);
  }
`;
