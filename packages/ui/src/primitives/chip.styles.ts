import { css } from 'lit';

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
