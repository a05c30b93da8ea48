import { avatarStyles, button, chipStyles } from '@kith/ui';
import { css } from 'lit';
import { followStyles } from '../follow/follow-button.js';

/** For `memberCard` in an element with the class `card`. */
export const memberCardStyles = [
  avatarStyles,
  button,
  chipStyles,
  followStyles,
  css`
    .card {
      position: relative;
      display: grid;
      grid-template-columns: auto minmax(0, 1fr) auto;
      align-items: start;
      gap: var(--_space-xs) var(--_space-m);
      padding: var(--kith-member-card-padding, var(--_space-l));
      border: var(--_border) solid var(--_divider);
      border-radius: var(--_radius-l);
      background: var(--_card);
    }
    .about {
      min-inline-size: 0;
    }
    .name {
      max-inline-size: 100%;
      padding: 0;
      border: 0;
      background: none;
      color: inherit;
      font: inherit;
      font-weight: var(--_strong);
      text-align: start;
      text-decoration: none;
      cursor: pointer;
    }
    /* The whole card answers to the pointer; what else can be pressed lies above. */
    .card .name::after {
      content: '';
      position: absolute;
      inset: 0;
      border-radius: inherit;
    }
    .card:hover {
      border-color: var(--_control);
    }
    .card .name:hover bdi {
      text-decoration: underline;
    }
    .card .name bdi,
    .card .follow {
      position: relative;
      z-index: 1;
    }
    .pronouns {
      color: var(--_muted);
      font-size: var(--_text-s);
    }
    .place {
      margin: 0;
      color: var(--_muted);
      font-size: var(--_text-s);
    }
    .headline {
      display: -webkit-box;
      margin: 0;
      overflow: hidden;
      font-size: var(--_text-s);
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 2;
      /* Words of the other direction begin where the card does. */
      text-align: -webkit-match-parent;
      text-align: match-parent;
    }
    .chips {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--_space-xs);
      margin: var(--_space-s) 0;
      font-size: var(--_text-s);
    }
    .chips .chip {
      display: block;
      overflow: hidden;
      font-size: 0.9286em;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    [part='badges'] {
      display: inline-flex;
      margin: 0;
      vertical-align: middle;
    }
    [part='badges'] .chip {
      border-color: var(--_divider);
      background: none;
    }
    @container (max-width: 26em) {
      .card {
        grid-template-columns: auto minmax(0, 1fr);
      }
      .card .follow {
        grid-column: 2;
        justify-self: start;
        margin-block-start: var(--_space-xs);
      }
    }
    .problem {
      grid-column: 1 / -1;
    }
    @media print {
      .card {
        break-inside: avoid;
      }
    }
  `,
];
