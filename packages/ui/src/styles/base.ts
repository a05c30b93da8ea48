import { css } from 'lit';

/**
 * Tokens that every rule refers to, with literal fallbacks: neutrals are mixed from the page's own text colour,
 * lengths derive from the inherited font size.
 */
export const base = css`
  :host {
    --_size: var(--kith-font-size, 1em);
    --_accent: var(--kith-color-accent, light-dark(#2f5fd0, #93b4ff));
    --_on-accent: var(--kith-color-on-accent, light-dark(#fff, #10182b));
    --_text: var(--kith-color-text, currentColor);
    --_muted: var(--kith-color-muted, color-mix(in oklab, currentColor 72%, transparent));
    --_divider: var(--kith-color-divider, color-mix(in oklab, currentColor 12%, transparent));
    --_surface: var(--kith-color-surface, color-mix(in oklab, currentColor 6%, transparent));
    --_control: var(--kith-color-control, color-mix(in oklab, currentColor 55%, transparent));
    display: block;
    box-sizing: border-box;
    font-size: var(--_size);
  }
  :host([hidden]) {
    display: none;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
`;
