import { css } from 'lit';

export const completionStyles = css`
  .suggestions {
    inset: auto;
    margin: 0;
    padding: 0.25em;
    min-inline-size: 12em;
    max-inline-size: min(22em, 100vw - 1em);
    max-block-size: min(20em, 50vh);
    overflow-y: auto;
    border: 1px solid color-mix(in oklab, currentColor 15%, transparent);
    border-radius: var(--_radius-l);
    background: var(--_raised);
    color: var(--_on-raised);
    box-shadow: var(--_shadow);
  }
  .suggestion {
    display: flex;
    align-items: center;
    gap: 0.625em;
    min-block-size: max(var(--_target), 2.25em * var(--_density));
    padding: 0.25em 0.625em;
    border-radius: var(--_radius-m);
    line-height: 1.25;
    cursor: pointer;
    user-select: none;
  }
  .suggestion[aria-selected='true'] {
    background: color-mix(in oklab, var(--_accent) 16%, transparent);
  }
  .suggestion .sign {
    inline-size: 1.25em;
    flex: none;
    font-size: 1.25em;
    text-align: center;
    line-height: 1;
  }
  .suggestion img.sign {
    block-size: 1.25em;
    object-fit: contain;
  }
  .suggestion .words {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .suggestion .detail {
    color: color-mix(in oklab, currentColor 72%, transparent);
    font-size: var(--_text-s);
  }
  @media (forced-colors: active) {
    .suggestion[aria-selected='true'] {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
`;
