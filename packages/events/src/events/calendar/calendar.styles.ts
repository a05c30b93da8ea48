import { css, unsafeCSS } from 'lit';

const spans = [2, 3, 4, 5, 6, 7];
const lines = [0, 1, 2];

/** Columns and bars of a month and a week. */
export const calendarStyles = css`
  .calendar {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-m);
  }
  .calendar-bar,
  .calendar-steps {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-s);
  }
  .calendar-title {
    flex: 1 1 6em;
    font-family: var(--_heading);
    font-size: var(--_text-l);
    font-weight: var(--_strong);
  }
  .month-grid {
    border: var(--_border) solid var(--_divider);
    border-radius: var(--_radius-m);
    overflow: clip;
    contain: layout;
  }
  .week-names,
  .week-row {
    display: grid;
    grid-template-columns: repeat(7, minmax(0, 1fr));
  }
  .weekday-name {
    padding: var(--_space-xs) var(--_space-s);
    color: var(--_muted);
    font-size: var(--_text-s);
    font-weight: var(--_strong);
  }
  .cell {
    --_line-size: 1.625em;
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: 2em repeat(3, 1.5em) minmax(1.75em, auto);
    row-gap: 2px;
    min-inline-size: 0;
    border-block-start: var(--_border) solid var(--_divider);
  }
  .cell + .cell {
    border-inline-start: var(--_border) solid var(--_divider);
  }
  .cell:has(.day-number:focus-visible)::after {
    content: '';
    position: absolute;
    z-index: 2;
    inset: 0;
    outline: 2px solid var(--_focus);
    outline-offset: -2px;
    pointer-events: none;
  }
  .day-number {
    grid-row: 1;
    justify-self: start;
    min-inline-size: max(24px, 1.75em);
    block-size: max(24px, 1.75em);
    margin: 0.125em;
    padding: 0 0.25em;
    border: 0;
    border-radius: var(--_radius-full);
    background: none;
    color: inherit;
    font: inherit;
    font-size: var(--_text-s);
    font-variant-numeric: tabular-nums;
    line-height: 1;
    text-align: center;
    cursor: pointer;
  }
  .day-number:focus-visible {
    outline: none;
  }
  .away {
    background: var(--_surface);
  }
  .away > .day-number {
    color: var(--_muted);
  }
  .now > .day-number {
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: var(--_strong);
  }
  .entry {
    position: relative;
    z-index: 1;
    display: flex;
    gap: 0.375em;
    min-inline-size: 0;
    margin-inline: 2px;
    padding: 0 0.375em;
    overflow: hidden;
    border: 0;
    border-radius: var(--_radius-s);
    background: none;
    color: inherit;
    font: inherit;
    font-size: 0.8125em;
    line-height: 1.8;
    text-align: start;
    text-decoration: none;
    white-space: nowrap;
    cursor: pointer;
  }
  /* Words of the other direction begin where the day does, and are cut where they end. */
  .entry > bdi {
    flex: 1;
    min-inline-size: 0;
    overflow: hidden;
    text-align: -webkit-match-parent;
    text-align: match-parent;
    text-overflow: ellipsis;
  }
  .entry:hover {
    background: var(--_surface);
    text-decoration: underline;
  }
  .entry-time {
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
  }
  .bar.entry,
  .week .entry {
    background: color-mix(in oklab, var(--_link) 14%, var(--kith-color-canvas, Canvas));
  }
  .bar.entry {
    font-weight: var(--_strong);
  }
  .entry.is-cancelled {
    color: var(--_muted);
    text-decoration: line-through;
  }
  .entry.is-past {
    color: var(--_muted);
  }
  .entry.is-live {
    color: var(--_danger);
    font-weight: var(--_strong);
  }
  .entry:is(.is-live, .is-past, .is-cancelled) > .entry-time {
    color: inherit;
  }
  .entry.is-going {
    box-shadow: inset 0.1875em 0 var(--_positive);
  }
  .entry.before {
    margin-inline-start: 0;
    border-start-start-radius: 0;
    border-end-start-radius: 0;
  }
  .entry.after {
    margin-inline-end: 0;
    border-start-end-radius: 0;
    border-end-end-radius: 0;
  }
  ${unsafeCSS(lines.map((n) => `.lane-${n}{grid-row:${n + 2}}`).join(''))}
  ${unsafeCSS(spans.map((n) => `.days-${n}{inline-size:calc(${n * 100}% + ${n - 1} * var(--_border) - 4px)}`).join(''))}
  .more-events {
    grid-row: 5;
    align-self: start;
    justify-self: start;
    min-block-size: 24px;
    margin-inline: 2px;
    padding: 0 0.375em;
    border: 0;
    border-radius: var(--_radius-s);
    background: none;
    color: var(--_link);
    font: inherit;
    font-size: 0.8125em;
    text-align: start;
    cursor: pointer;
  }
  .more-events:hover {
    background: var(--_surface);
  }
  .week .cell {
    align-content: start;
    grid-template-rows: 2em;
    grid-auto-rows: auto;
    row-gap: var(--_space-xs);
    min-block-size: 16em;
    padding-block-end: var(--_space-s);
  }
  .week .entry {
    flex-direction: column;
    gap: 0;
    inline-size: auto;
    padding-block: 0.25em;
    line-height: 1.35;
    white-space: normal;
  }
  .none {
    margin: 0;
    color: var(--_muted);
    text-align: center;
  }
  .anchor {
    anchor-name: --kith-day;
  }
  .day-list {
    inset: auto;
    inline-size: min(24em, 100vw - 1em);
    max-block-size: min(28em, 80vh);
    margin: 0.25em 0;
    padding: var(--_space-m) var(--_space-l);
    overflow-y: auto;
    border: 1px solid color-mix(in oklab, currentColor 15%, transparent);
    border-radius: var(--_radius-l);
    background: var(--_raised);
    color: var(--_on-raised);
    box-shadow: var(--_shadow);
    position-anchor: --kith-day;
    position-area: block-end span-inline-end;
    position-try-fallbacks:
      flip-block,
      flip-inline,
      flip-block flip-inline;
  }
  .day-list:focus-visible {
    outline-offset: -2px;
  }
  .day-list-head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space-s);
  }
  @media (forced-colors: active) {
    .entry {
      border: 1px solid CanvasText;
      line-height: 1.6;
    }
    .now > .day-number {
      outline: 2px solid Highlight;
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
`;
