import { base, skeletonStyles } from '@kith/ui';
import { css } from 'lit';
import { postStyles } from '../post/post.styles.js';

/** For every list of posts, what its first view takes. */
export const listStyles = [
  base,
  ...postStyles,
  skeletonStyles,
  css`
    :host {
      container-type: inline-size;
    }
    .frame {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--_space-l);
    }
    .head {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--_space-s) var(--_space-m);
    }
    .head:empty {
      display: none;
    }
    h2 {
      flex: 1 1 auto;
      min-inline-size: 0;
      margin: 0;
      font-family: var(--_heading);
      font-size: var(--_text-xl);
      line-height: 1.25;
    }
    .tools {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--_space-s);
      min-block-size: max(var(--_target), 2.25em * var(--_density));
      margin-inline-start: auto;
    }
    /* Room for what comes once the posts are on the screen. */
    .compose:empty {
      min-block-size: max(var(--_target), 3em * var(--_density));
    }
    .notice + slot {
      display: block;
      margin-block-start: var(--_space-m);
    }
    .list {
      position: relative;
      min-inline-size: 0;
      overflow-anchor: none;
    }
    /* What stands below comes into sight once it is known how much there is. */
    .list[aria-hidden] {
      min-block-size: 100vh;
    }
    .list:focus-visible {
      outline: none;
    }
    .row {
      padding-block: var(--kith-feed-gap, var(--_space-l));
      border-block-start: var(--_border) solid var(--_divider);
    }
    .list > .row:first-child {
      border-block-start: 0;
      padding-block-start: 0;
    }
    .stale {
      opacity: 0.55;
      transition: opacity var(--_duration) 200ms;
    }
  `,
];
