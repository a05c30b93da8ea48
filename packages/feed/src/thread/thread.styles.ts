import { css } from 'lit';

/** For what only a discussion has around its answers. */
export const threadStyles = css`
  .part {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space-s) var(--_space-m);
  }
  .typing {
    min-block-size: 1.5em;
    font-style: italic;
  }
  .closed-note {
    padding: var(--_space-s) var(--_space-m);
    border-radius: var(--_radius-m);
    background: var(--_surface);
  }
`;
