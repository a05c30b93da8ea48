import { css } from 'lit';
import { focus } from './focus.js';
import { visuallyHidden } from './visually-hidden.js';

/**
 * What every widget's styles begin with: the tokens as private properties with literal fallbacks (`--_accent` is
 * `--kith-color-accent` or a neutral blue), the host's box, focus, forced colours and print.
 *
 * Neutrals are mixed from the page's own text colour and lengths are in `em`, so that they follow the page. The text
 * on an accent is black or white by its luminance (the Y of XYZ; at 0.179 both give 4.58:1); the accent as text or
 * control keeps its hue and moves its lightness to where contrast holds.
 */
export const base = css`
  :host {
    --_accent: var(--kith-color-accent, light-dark(#2f5fd0, #93b4ff));
    --_on-accent: var(
      --kith-color-on-accent,
      color(
        from var(--_accent) xyz-d65 clamp(0, (0.179 - y) * 9999, 0.9505) clamp(0, (0.179 - y) * 9999, 1)
          clamp(0, (0.179 - y) * 9999, 1.089)
      )
    );
    --_link: var(
      --kith-color-link,
      light-dark(oklch(from var(--_accent) min(l, 0.48) min(c, 0.25) h), oklch(from var(--_accent) max(l, 0.76) c h))
    );
    --_text: var(--kith-color-text, currentColor);
    --_muted: var(--kith-color-muted, color-mix(in oklab, currentColor 76%, transparent));
    --_divider: var(--kith-color-divider, color-mix(in oklab, currentColor 12%, transparent));
    --_surface: var(--kith-color-surface, color-mix(in oklab, currentColor 6%, transparent));
    --_control: var(--kith-color-control, color-mix(in oklab, currentColor 60%, transparent));
    --_card: var(--kith-color-card, transparent);
    --_raised: var(--kith-color-raised, light-dark(Canvas, color-mix(in oklab, CanvasText 8%, Canvas)));
    --_on-raised: var(--kith-color-on-raised, CanvasText);
    --_positive: var(--kith-color-positive, light-dark(#17693a, #6fd39a));
    --_warning: var(--kith-color-warning, light-dark(#855000, #f0bd5e));
    --_danger: var(--kith-color-danger, light-dark(#b3261e, #ff9a92));
    --_focus: var(--kith-color-focus, var(--_link));
    --_text-s: var(--kith-text-s, 0.875em);
    --_text-m: var(--kith-text-m, 1em);
    --_text-l: var(--kith-text-l, 1.125em);
    --_text-xl: var(--kith-text-xl, 1.5em);
    --_strong: var(--kith-weight-strong, 600);
    --_heading: var(--kith-font-heading, inherit);
    --_line: var(--kith-line-height, 1.5);
    --_density: var(--kith-density, 1);
    --_space-xs: var(--kith-space-xs, calc(0.25em * var(--_density)));
    --_space-s: var(--kith-space-s, calc(0.5em * var(--_density)));
    --_space-m: var(--kith-space-m, calc(0.75em * var(--_density)));
    --_space-l: var(--kith-space-l, calc(1em * var(--_density)));
    --_space-xl: var(--kith-space-xl, calc(1.5em * var(--_density)));
    --_space-2xl: var(--kith-space-2xl, calc(2em * var(--_density)));
    --_space-3xl: var(--kith-space-3xl, calc(3em * var(--_density)));
    --_roundness: var(--kith-roundness, 1);
    --_radius-s: var(--kith-radius-s, calc(0.25em * var(--_roundness)));
    --_radius-m: var(--kith-radius-m, calc(0.5em * var(--_roundness)));
    --_radius-l: var(--kith-radius-l, calc(0.75em * var(--_roundness)));
    --_radius-full: var(--kith-radius-full, calc(99em * var(--_roundness)));
    --_border: var(--kith-border-width, 1px);
    --_shadow: var(--kith-shadow-raised, 0 0.5em 1.5em rgb(0 0 0 / 0.18));
    --_card-shadow: var(--kith-shadow-card, none);
    --_duration: var(--kith-duration, 150ms);
    --_target: 24px;
    display: block;
    box-sizing: border-box;
    padding: var(--kith-padding, 0);
    border-radius: var(--_radius-l);
    background: var(--kith-color-canvas, transparent);
    color: var(--kith-color-text, inherit);
    font-family: var(--kith-font-body, inherit);
    font-size: var(--kith-font-size, 1em);
    line-height: var(--_line);
    overflow-wrap: anywhere;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  /* What applies once, at the outermost widget, must not apply again to the widgets inside of it. */
  * {
    --kith-font-size: initial;
    --kith-color-canvas: initial;
    --kith-padding: initial;
  }
  a {
    color: var(--_link);
    text-underline-offset: 0.15em;
  }
  ${focus}
  ${visuallyHidden}
  @media (pointer: coarse) {
    :host {
      --_target: 44px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    :host {
      --_duration: 0s;
    }
  }
  @media (forced-colors: active) {
    :host {
      --_accent: Highlight;
      --_on-accent: HighlightText;
      --_link: LinkText;
      --_focus: Highlight;
      --_muted: CanvasText;
      --_divider: CanvasText;
      --_control: ButtonBorder;
    }
  }
  @media print {
    button,
    [popover],
    .no-print {
      display: none !important;
    }
  }
`;
