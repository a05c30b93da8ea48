import { base, iconStyles, skeletonStyles } from '@kith/ui';
import { css } from 'lit';
import { eventCardStyles } from '../occasion/event-card.styles.js';

export const eventsStyles = [
  base,
  iconStyles,
  skeletonStyles,
  ...eventCardStyles,
  css`
    :host {
      container-type: inline-size;
    }
    .events,
    .results {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--_space-l);
    }
    h2 {
      margin: 0;
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
    /* Room for the controls, which come once events are on the screen. */
    .bar:empty {
      min-block-size: calc(2 * max(var(--_target), 2.25em * var(--_density)) + var(--_space-s));
    }
    .stale > :is(.agenda, .rows, .cards) {
      opacity: 0.55;
      transition: opacity var(--_duration) 200ms;
    }
    .rows,
    .cards {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    .rows > .event {
      padding-block: var(--_space-m);
    }
    .rows > .event + .event {
      border-block-start: var(--_border) solid var(--_divider);
    }
    .day {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 0 var(--_space-xl);
    }
    .day + .day {
      border-block-start: var(--_border) solid var(--_divider);
    }
    .date {
      position: sticky;
      z-index: 2;
      inset-block-start: var(--kith-events-sticky-top, 0px);
      display: flex;
      align-items: center;
      align-self: start;
      gap: var(--_space-m);
      padding-block: var(--_space-s);
      background: var(--kith-color-canvas, Canvas);
      line-height: 1.2;
    }
    .date b {
      min-inline-size: 1.25em;
      font-size: var(--_text-xl);
      font-weight: var(--_strong);
      font-variant-numeric: tabular-nums;
    }
    .date > span {
      display: grid;
    }
    .weekday {
      display: block;
      font-weight: var(--_strong);
    }
    .weekday::first-letter {
      text-transform: uppercase;
    }
    .month-name {
      color: var(--_muted);
      font-size: var(--_text-s);
    }
    .today > .date :is(b, .weekday) {
      color: var(--_link);
    }
    @container (min-width: 40em) {
      .day {
        grid-template-columns: 10em minmax(0, 1fr);
      }
      .date {
        padding-block: var(--_space-m);
        background: none;
      }
      .date b {
        font-size: calc(1.5 * var(--_text-xl));
        letter-spacing: -0.02em;
      }
    }
    @media print {
      .date {
        position: static;
        break-after: avoid;
      }
      .bar,
      .more {
        display: none;
      }
    }
  `,
];
