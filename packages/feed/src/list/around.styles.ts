import { css } from 'lit';

/** For what stands around the posts of a list. */
export const aroundStyles = css`
  .sort {
    display: inline-flex;
    align-items: center;
    gap: var(--_space-s);
    min-inline-size: 0;
    color: var(--_muted);
    font-size: var(--_text-s);
  }
  .sort .field {
    color: var(--kith-color-text, CanvasText);
  }
  .more {
    justify-self: center;
  }
  .pill-room {
    position: sticky;
    z-index: 2;
    inset-block-start: var(--_space-m);
    display: grid;
    justify-items: center;
    block-size: 0;
  }
  .pill {
    border-radius: var(--_radius-full);
    box-shadow: var(--_shadow);
    white-space: nowrap;
    animation: pill-appear var(--_duration);
  }
  @keyframes pill-appear {
    from {
      opacity: 0;
      transform: translateY(-0.5em);
    }
  }
  .since {
    display: flex;
    align-items: center;
    gap: var(--_space-m);
    margin-block: calc(-1 * var(--_space-s)) var(--_space-m);
    color: var(--_link);
    font-size: var(--_text-s);
    font-weight: var(--_strong);
  }
  .since::before,
  .since::after {
    content: '';
    flex: 1;
    border-block-start: var(--_border) solid currentColor;
    opacity: 0.5;
  }
  .calm {
    margin: 0;
    color: var(--_muted);
    font-size: var(--_text-s);
  }
  .prompt {
    display: flex;
    align-items: center;
    inline-size: 100%;
    min-block-size: max(var(--_target), 3em * var(--_density));
    padding: var(--_space-s) var(--_space-l);
    border: var(--_border) solid var(--_control);
    border-radius: var(--_radius-m);
    background: var(--kith-color-field, transparent);
    color: var(--_muted);
    font: inherit;
    text-align: start;
    cursor: text;
  }
  .prompt.closed {
    border-style: dashed;
    border-color: var(--_divider);
    cursor: default;
    gap: var(--_space-m);
    flex-wrap: wrap;
    justify-content: space-between;
  }
  .prompt p {
    margin: 0;
  }
  .alone {
    padding: var(--_space-l);
    border: var(--_border) solid var(--_divider);
    border-radius: var(--_radius-l);
  }
  .decided {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-s) var(--_space-m);
    color: var(--_positive);
    font-size: var(--_text-s);
  }
  @container (max-width: 30em) {
    .sort > span {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
  }
  @media print {
    .pill-room,
    .sort,
    .prompt,
    .more {
      display: none;
    }
  }
`;
