import { css } from 'lit';

/**
 * Buttons, and links that look like one: `.button`, with `.primary` for the one thing to do, `.quiet` without a
 * border, and `.icon-only` for a square with a name of its own.
 */
export const button = css`
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5em;
    min-block-size: max(var(--_target), 2.25em * var(--_density));
    padding: 0 0.875em;
    border: var(--_border) solid var(--_control);
    border-radius: var(--_radius-m);
    background: transparent;
    color: inherit;
    font: inherit;
    font-weight: var(--_strong);
    line-height: 1.25;
    text-align: center;
    text-decoration: none;
    cursor: pointer;
    transition: background-color var(--_duration);
  }
  .button:hover {
    background: var(--_surface);
  }
  .button.primary {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .button.primary:hover {
    background: color-mix(in oklab, var(--_accent) 92%, var(--_on-accent));
  }
  .button.quiet {
    border-color: transparent;
    font-weight: inherit;
  }
  .button.icon-only {
    min-inline-size: max(var(--_target), 2.25em * var(--_density));
    padding: 0;
  }
  .button[aria-pressed='true'] {
    border-color: var(--_link);
    background: color-mix(in oklab, var(--_link) 12%, transparent);
  }
  .button:disabled,
  .button[aria-disabled='true'] {
    cursor: default;
    opacity: 0.6;
  }
  @media (forced-colors: active) {
    .button.primary {
      border-color: ButtonBorder;
      forced-color-adjust: none;
    }
    .button[aria-pressed='true'] {
      border-color: Highlight;
      outline: 1px solid Highlight;
    }
    .button:disabled {
      color: GrayText;
      opacity: 1;
    }
  }
`;
