import { css } from 'lit';

export const menuStyles = css`
  :host {
    display: inline-block;
  }
  .button {
    anchor-name: --kith-menu;
  }
  .button > .icon {
    inline-size: 1em;
    block-size: 1em;
  }
  .icon-only > .icon {
    inline-size: 1.25em;
    block-size: 1.25em;
  }
  .quiet-label {
    color: var(--_muted);
    font-weight: 400;
  }
  [popover] {
    inset: auto;
    min-inline-size: 10em;
    max-inline-size: min(22em, 100vw - 1em);
    max-block-size: 60vh;
    margin: 0.25em 0;
    padding: 0.25em;
    overflow-y: auto;
    border: 1px solid color-mix(in oklab, currentColor 15%, transparent);
    border-radius: var(--_radius-l);
    background: var(--_raised);
    color: var(--_on-raised);
    box-shadow: var(--_shadow);
    position-anchor: --kith-menu;
    position-area: block-end span-inline-end;
    position-try-fallbacks:
      flip-block,
      flip-inline,
      flip-block flip-inline;
  }
  .item {
    display: flex;
    align-items: center;
    gap: 0.625em;
    inline-size: 100%;
    min-block-size: max(var(--_target), 2.25em * var(--_density));
    padding: 0.25em 0.75em;
    border: 0;
    border-radius: var(--_radius-m);
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }
  .item:hover,
  .item:focus {
    background: var(--_surface);
  }
  .item:focus-visible {
    outline-offset: -2px;
  }
  .item > .icon {
    inline-size: 1em;
    block-size: 1em;
  }
  .item[aria-disabled] {
    color: var(--_muted);
    cursor: default;
  }
  @media (prefers-reduced-motion: no-preference) {
    [popover]:popover-open {
      animation: menu-appear var(--_duration);
    }
    @keyframes menu-appear {
      from {
        translate: 0 -0.375em; /* WebKitGTK can leave an opacity at 0 */
      }
    }
  }
`;
