import { css } from 'lit';

/** For what only a feed has around its posts. */
export const feedStyles = css`
  .compose:not(:has(*)) {
    display: none;
  }
  .tools:has(> .narrowed) {
    flex: 1 1 auto;
  }
  .narrowed {
    margin: 0;
    margin-inline-end: auto;
    font-size: var(--_text-l);
    font-weight: var(--_strong);
    overflow-wrap: anywhere;
  }
  .ranked {
    flex-basis: 100%;
    text-align: end;
  }
  .decisions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-s);
    margin-block-start: var(--_space-m);
  }
  .report-list {
    display: grid;
    gap: var(--_space-s);
    margin: var(--_space-m) 0 0;
    padding: var(--_space-m);
    border-inline-start: 3px solid var(--_warning);
    border-radius: var(--_radius-s);
    background: color-mix(in oklab, var(--_warning) 8%, transparent);
    font-size: var(--_text-s);
    list-style: none;
  }
  .report-list blockquote {
    margin: 0.25em 0 0;
    color: var(--_muted);
  }
`;
