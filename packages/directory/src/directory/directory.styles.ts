import { memberCardStyles } from '@kith/people';
import { base, iconStyles, skeletonStyles } from '@kith/ui';
import { css } from 'lit';

export const directoryStyles = [
  base,
  ...memberCardStyles,
  iconStyles,
  skeletonStyles,
  css`
    :host {
      container-type: inline-size;
    }
    .directory,
    .results {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--_space-l);
    }
    h2,
    .count {
      margin: 0;
    }
    h2 {
      font-family: var(--_heading);
      font-size: var(--_text-xl);
      line-height: 1.25;
    }
    .bar {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--_space-s);
    }
    /* Room for the controls, which come once members are on the screen. */
    .bar:empty {
      min-block-size: max(var(--_target), 2.25em * var(--_density));
    }
    .count {
      color: var(--_muted);
      font-size: var(--_text-s);
    }
    .list {
      display: grid;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    .grid {
      grid-template-columns: repeat(auto-fill, minmax(min(100%, var(--kith-directory-card-width, 20em)), 1fr));
      gap: var(--_space-l);
    }
    .list:focus-visible {
      outline: none;
    }
    .rows {
      gap: 0;
    }
    .rows > .card {
      padding: var(--_space-m) var(--_space-xs);
      border-width: 0 0 var(--_border);
      border-radius: 0;
      background: none;
    }
    .results.stale .list {
      opacity: 0.55;
      transition: opacity var(--_duration) 200ms;
    }
    .body {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--_space-xl);
      align-items: start;
    }
    @container (min-width: 60em) {
      .body.faceted {
        grid-template-columns: 15em minmax(0, 1fr);
      }
      .body.faceted > .results {
        grid-column: 2;
      }
    }
    @container (min-width: 40em) {
      .rows > .card {
        grid-template-columns: auto minmax(0, 1fr) 7em;
      }
      .rows .follow {
        justify-self: end;
      }
      .rows .about {
        position: relative;
        padding-inline-end: 45%;
      }
      .rows [part='expertise'] {
        position: absolute;
        inset-block-start: 0;
        inset-inline-end: 0;
        inline-size: 43%;
        margin: 0;
      }
    }
    @container (max-width: 40em) {
      .bar:empty {
        min-block-size: calc(2 * max(var(--_target), 2.25em * var(--_density)) + var(--_space-s));
      }
    }
  `,
];
