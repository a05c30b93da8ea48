import { avatarStyles, base, chipStyles, iconStyles, richTextStyles, skeletonStyles } from '@kith/ui';
import { css } from 'lit';
import { markStyles } from '../occasion/mark.styles.js';

export const eventStyles = [
  base,
  avatarStyles,
  chipStyles,
  iconStyles,
  richTextStyles,
  skeletonStyles,
  markStyles,
  css`
    :host {
      container-type: inline-size;
    }
    .event-page {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--_space-xl);
    }
    p,
    dl,
    dd,
    ul,
    ol {
      margin: 0;
      padding: 0;
    }
    .people,
    .sessions,
    .dates,
    [part='links'] ul {
      list-style: none;
    }
    .cover {
      display: block;
      inline-size: 100%;
      block-size: auto;
      aspect-ratio: 21 / 9;
      border-radius: var(--_radius-l);
      background: var(--_surface);
      object-fit: cover;
    }
    .cover[hidden] {
      display: none;
    }
    header {
      display: grid;
      gap: var(--_space-m);
    }
    .title {
      font-family: var(--_heading);
      font-size: var(--_text-xl);
      font-weight: var(--_strong);
      line-height: 1.25;
      text-wrap: balance;
    }
    .note {
      padding: var(--_space-s) var(--_space-m);
      border-inline-start: 0.25em solid var(--_tone, var(--_warning));
      border-radius: var(--_radius-s);
      background: color-mix(in oklab, var(--_tone, var(--_warning)) 10%, transparent);
    }
    .note.cancelled {
      --_tone: var(--_danger);
    }
    .essentials {
      display: grid;
      gap: var(--_space-m);
    }
    dt,
    .heading {
      color: var(--_muted);
      font-size: var(--_text-s);
      font-weight: var(--_strong);
    }
    [part='when'] {
      font-size: var(--_text-l);
      font-weight: var(--_strong);
    }
    .zone,
    .there,
    .address {
      color: var(--_muted);
      font-size: var(--_text-s);
      font-weight: inherit;
    }
    [part='when'] .zone {
      display: block;
      font-weight: 400;
    }
    [part='where'],
    .sessions p {
      display: flex;
      gap: 0 0.375em;
      align-items: start;
    }
    [part='where'] .icon,
    .sessions p .icon {
      block-size: 1lh;
    }
    [part='where'] a {
      display: inline-block;
      min-block-size: var(--_target);
    }
    .address {
      display: block;
    }
    a .address {
      color: inherit;
    }
    .icon {
      inline-size: 1em;
      block-size: 1em;
      flex: none;
      color: var(--_muted);
    }
    .button .icon {
      color: inherit;
    }
    .main {
      display: grid;
      align-content: start;
      gap: var(--_space-xl);
      min-inline-size: 0;
    }
    .main > section {
      display: grid;
      gap: var(--_space-s);
    }
    [part='description'] {
      max-inline-size: 72ch;
    }
    .side {
      display: grid;
      align-content: start;
      gap: var(--_space-l);
      min-inline-size: 0;
      padding: var(--_space-l);
      border: var(--_border) solid var(--_divider);
      border-radius: var(--_radius-l);
      background: var(--_card);
      box-shadow: var(--_card-shadow);
    }
    .room {
      min-block-size: 9em;
    }
    .places {
      display: grid;
      gap: var(--_space-xs);
      font-size: var(--_text-s);
    }
    progress {
      inline-size: 100%;
      block-size: 0.375em;
      appearance: none;
      border: 0;
      border-radius: var(--_radius-full);
      background: var(--_divider);
      overflow: hidden;
    }
    progress::-webkit-progress-bar {
      background: transparent;
    }
    progress::-webkit-progress-value {
      background: var(--_link);
    }
    progress::-moz-progress-bar {
      background: var(--_link);
    }
    .attendees {
      display: grid;
      gap: var(--_space-xs);
      font-size: var(--_text-s);
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: var(--_space-s);
    }
    .people {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(16em, 100%), 1fr));
      gap: var(--_space-m);
    }
    .people > li {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      gap: var(--_space-m);
      align-items: center;
    }
    .people .name {
      min-block-size: var(--_target);
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
    .people .name:hover {
      text-decoration: underline;
    }
    .headline {
      color: var(--_muted);
      font-size: var(--_text-s);
    }
    .sessions {
      display: grid;
      gap: var(--_space-m);
      counter-reset: session;
    }
    .sessions > li {
      padding-inline-start: var(--_space-m);
      border-inline-start: 2px solid var(--_divider);
    }
    .sessions p {
      color: var(--_muted);
      font-size: var(--_text-s);
    }
    .sessions .session-title {
      color: inherit;
      font-size: inherit;
      font-weight: var(--_strong);
    }
    .dates {
      display: grid;
      gap: var(--_space-xs);
    }
    .chips {
      margin: 0;
    }
    @container (min-width: 48em) {
      .event-page {
        grid-template-columns: minmax(0, 1fr) 20em;
        gap: var(--_space-xl) var(--_space-2xl);
      }
      .cover {
        grid-column: 1 / -1;
      }
      .side {
        grid-column: 2;
        grid-row: span 2;
        align-self: start;
        position: sticky;
        inset-block-start: var(--_space-l);
      }
      .cover ~ .side {
        grid-row: 2 / span 2;
      }
    }
    @media print {
      .side {
        border: 0;
        padding: 0;
      }
      .actions {
        display: none;
      }
    }
    @media (forced-colors: active) {
      progress {
        border: 1px solid CanvasText;
      }
    }
  `,
];
