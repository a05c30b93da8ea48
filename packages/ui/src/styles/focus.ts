import { css } from 'lit';

/** Where the keyboard is: an outline, which forced colours keep, with room around it. Part of `base`. */
export const focus = css`
  :focus-visible {
    outline: 2px solid var(--_focus, currentColor);
    outline-offset: 2px;
  }
`;
