import { css, unsafeCSS } from 'lit';
import { listStyles } from '../list/list.styles.js';

const levels = Array.from(
  { length: 12 },
  (_, at) => css`
    .list > .row.level-${unsafeCSS(at + 1)} {
      --_level: ${unsafeCSS(at + 1)};
    }
  `,
);

/** Answers, nested: each level one step further in, with a line down from what they answer to. */
export const conversationStyles = [
  ...listStyles,
  css`
    .list > .row.level {
      --_level: 0;
      --_step: var(--kith-thread-indent, 1.5em);
      position: relative;
      margin-inline-start: calc(var(--_level) * var(--_step));
      padding-block: var(--_space-m);
      border-block-start: 0;
    }
    .list > .row.level-0 {
      margin-block-start: var(--_space-s);
      border-block-start: var(--_border) solid var(--_divider);
    }
    .list > .row.level-0:first-child {
      border-block-start: 0;
    }
    .row.level::before {
      content: '';
      position: absolute;
      inset-block: 0;
      inset-inline-start: calc(-1 * var(--_level) * var(--_step) + 0.75em);
      inline-size: calc(var(--_level) * var(--_step));
      background: repeating-linear-gradient(to right, var(--_divider) 0 1px, transparent 1px var(--_step));
      pointer-events: none;
    }
    .row.level:dir(rtl)::before {
      background: repeating-linear-gradient(to left, var(--_divider) 0 1px, transparent 1px var(--_step));
    }
    .branch {
      display: inline-flex;
      align-items: center;
      min-block-size: max(var(--_target), 2em);
      margin-inline-start: var(--kith-thread-branch-indent, 3.7em);
      font-size: var(--_text-s);
      font-weight: var(--_strong);
      text-decoration: none;
    }
    .branch:hover {
      text-decoration: underline;
    }
    .compose {
      min-block-size: max(var(--_target), 3em * var(--_density));
    }
    .opening-post {
      padding-block-end: var(--_space-l);
      border-block-end: var(--_border) solid var(--_divider);
    }
    .count {
      margin: 0;
      font-family: var(--_heading);
      font-size: var(--_text-l);
    }
    @container (min-width: 30em) {
      .list > .row.level {
        --_step: var(--kith-thread-indent, 2em);
      }
    }
    @container (max-width: 30em) {
      .branch {
        margin-inline-start: var(--kith-thread-branch-indent, 0);
      }
      .list > .row.level {
        --_step: var(--kith-thread-indent, 1em);
      }
    }
  `,
  ...levels,
];
