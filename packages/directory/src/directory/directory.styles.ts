import { base, chipStyles, field, iconStyles, noticeStyles, skeletonStyles } from '@kith/ui';
import { memberCardStyles } from '@kith/people';
import { css } from 'lit';

export const directoryStyles = [
  base,
  ...memberCardStyles,
  chipStyles,
  field,
  iconStyles,
  noticeStyles,
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
    .bar,
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
      grid-auto-rows: minmax(9em, auto);
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
    .more {
      justify-self: center;
    }
    .body {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--_space-xl);
      align-items: start;
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
      .body.faceted {
        grid-template-columns: 15em minmax(0, 1fr);
      }
      .facets {
        position: sticky;
        inset-block-start: 0;
        max-block-size: 100dvh;
        padding-block: var(--_space-s);
        overflow: auto;
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
      .grid {
        grid-auto-rows: auto;
      }
    }
    @media print {
      .bar,
      .chosen,
      .facets,
      .more {
        display: none;
      }
    }
  `,
];
