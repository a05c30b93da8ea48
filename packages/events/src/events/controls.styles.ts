import { button, chipStyles, field, noticeStyles } from '@kith/ui';
import { css } from 'lit';

export const controlsStyles = [
  button,
  chipStyles,
  field,
  noticeStyles,
  css`
    .search {
      position: relative;
      flex: 1 1 14em;
      min-inline-size: 0;
      max-inline-size: 24em;
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
    .switch {
      display: flex;
      gap: 2px;
      padding: 2px;
      border-radius: var(--_radius-m);
      background: var(--_surface);
    }
    .switch > button {
      min-block-size: max(var(--_target), 2em * var(--_density));
      padding: 0 0.75em;
      border: 1px solid transparent;
      border-radius: calc(var(--_radius-m) - 2px);
      background: none;
      color: inherit;
      font: inherit;
      font-size: var(--_text-s);
      cursor: pointer;
    }
    .switch > [aria-checked='true'] {
      background: var(--_raised);
      color: var(--_on-raised);
      font-weight: var(--_strong);
      box-shadow: 0 0 0 1px var(--_divider);
    }
    .filter-panel {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(11em, 1fr));
      gap: var(--_space-m);
      align-items: end;
      padding: var(--_space-l);
      border-radius: var(--_radius-m);
      background: var(--_surface);
    }
    .filter {
      display: grid;
      gap: var(--_space-xs);
      min-inline-size: 0;
      font-size: var(--_text-s);
    }
    .filter > span {
      font-weight: var(--_strong);
    }
    .filter .field {
      inline-size: 100%;
    }
    .filter.going {
      display: flex;
      align-items: center;
      gap: var(--_space-s);
      min-block-size: max(var(--_target), 2.25em * var(--_density));
      cursor: pointer;
    }
    .chosen {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--_space-s);
    }
    .zone {
      display: flex;
      align-items: center;
      gap: var(--_space-xs);
      color: var(--_muted);
      font-size: var(--_text-s);
    }
    .zone .field {
      min-inline-size: 0;
      max-inline-size: 22em;
      border-color: transparent;
      padding-inline: 0.25em;
      color: inherit;
      text-overflow: ellipsis;
    }
    .zone .field:hover {
      border-color: var(--_control);
    }
    .more {
      justify-self: center;
    }
    .cards {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, var(--kith-events-card-width, 18em)), 1fr));
      gap: var(--_space-l);
    }
    .cards > .event {
      grid-template-rows: auto 1fr;
      padding: var(--_space-l);
      border: var(--_border) solid var(--_divider);
      border-radius: var(--_radius-l);
      background: var(--_card);
    }
    .cards > .event:hover {
      border-color: var(--_control);
    }
    .cover {
      grid-column: 1 / -1;
      margin: calc(-1 * var(--_space-l)) calc(-1 * var(--_space-l)) var(--_space-s);
      aspect-ratio: 16 / 9;
      overflow: hidden;
      border-radius: var(--_radius-l) var(--_radius-l) 0 0;
      background: var(--_surface);
    }
    .cover img {
      inline-size: 100%;
      block-size: 100%;
      object-fit: cover;
    }
    .next {
      display: grid;
      gap: var(--_space-m);
      justify-items: start;
      padding: var(--_space-l);
      border: var(--_border) solid var(--_divider);
      border-radius: var(--_radius-l);
    }
    .next h3 {
      margin: 0;
      color: var(--_muted);
      font-size: var(--_text-s);
    }
    .next > .event {
      inline-size: 100%;
    }
    @container (max-width: 40em) {
      .search {
        flex-basis: 100%;
        max-inline-size: none;
      }
      .switch > button {
        padding-inline: 0.625em;
      }
      [part='views'] {
        flex: 1 1 100%;
      }
      [part='views'] > button {
        flex: 1 1 auto;
        padding-inline: 0.25em;
      }
    }
    @media (forced-colors: active) {
      .switch > [aria-checked='true'] {
        border-color: Highlight;
        outline: 1px solid Highlight;
      }
    }
    @media print {
      .filter-panel,
      .chosen {
        display: none;
      }
    }
  `,
];
