import { css } from 'lit';

/** For `marks`: how an event stands, as chips. */
export const markStyles = css`
  .marks {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-xs);
    margin-block-end: 0.125em;
  }
  .mark {
    --_tone: var(--_muted);
    padding: 0 0.5em;
    border: 1px solid transparent;
    border-radius: var(--_radius-full);
    background: color-mix(in oklab, var(--_tone) 12%, transparent);
    color: var(--_tone);
    font-size: 0.8125em;
    font-weight: var(--_strong);
  }
  .mark:is(.cancelled, .live) {
    --_tone: var(--_danger);
  }
  .mark:is(.postponed, .moved, .tentative) {
    --_tone: var(--_warning);
  }
  .mark:is(.going, .maybe, .waiting) {
    --_tone: var(--_positive);
  }
  .mark.live::before {
    content: '';
    display: inline-block;
    inline-size: 0.5em;
    block-size: 0.5em;
    margin-inline-end: 0.375em;
    border-radius: 50%;
    background: currentColor;
  }
  @media (forced-colors: active) {
    .mark {
      border: 1px solid CanvasText;
    }
  }
`;
