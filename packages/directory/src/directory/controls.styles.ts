import { field, iconStyles, noticeStyles } from '@kith/ui';
import { css } from 'lit';

export const controlsStyles = [
  field,
  iconStyles,
  noticeStyles,
  css`
    .chosen,
    .views,
    .sort {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--_space-s);
    }
    .search {
      position: relative;
      flex: 1 1 14em;
      min-inline-size: 0;
      max-inline-size: 30em;
      margin-inline-end: auto;
    }
    .search .icon {
      position: absolute;
      inset-block: 0;
      inset-inline-start: 0.75em;
      margin-block: auto;
      color: var(--_muted);
      pointer-events: none;
    }
    .search .field {
      inline-size: 100%;
      padding-inline-start: 2.5em;
    }
    .sort {
      color: var(--_muted);
      font-size: var(--_text-s);
    }
    .sort .field {
      color: var(--kith-color-text, CanvasText);
    }
    .views {
      flex-wrap: nowrap;
      gap: 2px;
    }
    .views .button[aria-pressed='false'] {
      color: var(--_muted);
    }
    .more {
      justify-self: center;
    }
    .facet {
      display: grid;
      gap: 0.125em;
      min-inline-size: 0;
      margin: 0 0 var(--_space-l);
      padding: 0;
      border: 0;
    }
    .facet legend {
      inline-size: 100%;
      padding: 0;
    }
    .facet-toggle {
      display: flex;
      align-items: center;
      justify-content: space-between;
      inline-size: 100%;
      min-block-size: max(var(--_target), 2em);
      padding: 0;
      border: 0;
      background: none;
      color: inherit;
      font: inherit;
      font-size: var(--_text-s);
      font-weight: var(--_strong);
      text-align: start;
      cursor: pointer;
    }
    .facet-toggle .icon {
      inline-size: 1em;
      color: var(--_muted);
      transition: rotate var(--_duration);
    }
    .facet-toggle[aria-expanded='true'] .icon {
      rotate: 180deg;
    }
    .facet-value {
      display: flex;
      align-items: center;
      gap: var(--_space-s);
      min-block-size: max(var(--_target), 1.875em);
      font-size: var(--_text-s);
      cursor: pointer;
    }
    .facet-value bdi {
      flex: 1;
      text-align: -webkit-match-parent;
      text-align: match-parent;
      min-inline-size: 0;
    }
    .facet-value small {
      color: var(--_muted);
      font-variant-numeric: tabular-nums;
    }
    .facet .button {
      justify-self: start;
      min-block-size: max(var(--_target), 1.875em);
      padding: 0;
      color: var(--_link);
      font-size: var(--_text-s);
    }
    .facet .field {
      font-size: var(--_text-s);
    }
    @container (min-width: 60em) {
      .facets {
        position: sticky;
        inset-block-start: 0;
        max-block-size: 100dvh;
        padding-block: var(--_space-s);
        overflow: auto;
      }
    }
    @container (max-width: 40em) {
      .search {
        flex-basis: 100%;
        max-inline-size: none;
      }
      .sort {
        flex: 1 1 6em;
        min-inline-size: 0;
      }
      .sort .field {
        inline-size: 100%;
        padding-inline: 0.5em 0.25em;
        text-overflow: ellipsis;
      }
      /* The orders speak for themselves; the words stay for those who hear them. */
      .sort > span {
        position: absolute;
        inline-size: 1px;
        block-size: 1px;
        overflow: hidden;
        clip-path: inset(50%);
        white-space: nowrap;
      }
    }
    @container (max-width: 20em) {
      .bar {
        gap: var(--_space-xs);
      }
      .sort {
        flex-basis: 5em;
      }
    }
    @media print {
      .body.faceted {
        display: block;
      }
      .bar,
      .chosen,
      .facets,
      .more {
        display: none;
      }
    }
  `,
];
