import { css } from 'lit';
import { markStyles } from './mark.styles.js';

/** For `eventCard` in an element with the class `event`. Needs `iconStyles`. */
export const eventCardStyles = [
  markStyles,
  css`
    .event {
      position: relative;
      display: grid;
      grid-template-columns: var(--_when, 4.5em) minmax(0, 1fr);
      align-items: start;
      gap: var(--_space-xs) var(--_space-l);
    }
    .event p {
      margin: 0;
    }
    .about {
      min-inline-size: 0;
      grid-column: 2;
    }
    .times {
      display: grid;
      font-variant-numeric: tabular-nums;
    }
    .times b {
      font-weight: var(--_strong);
    }
    .times span {
      color: var(--_muted);
      font-size: var(--_text-s);
    }
    .leaf {
      display: grid;
      justify-items: center;
      inline-size: 4em;
      padding: var(--_space-xs) 0;
      border-radius: var(--_radius-m);
      background: var(--_surface);
      line-height: 1.2;
    }
    .leaf span {
      color: var(--_muted);
      font-size: var(--_text-s);
    }
    .leaf span:first-child {
      color: var(--_link);
      font-weight: var(--_strong);
    }
    .leaf b {
      font-size: var(--_text-xl);
      font-weight: var(--_strong);
    }
    .title {
      font-weight: var(--_strong);
      line-height: 1.35;
    }
    .title bdi {
      unicode-bidi: plaintext;
    }
    .title .open {
      display: inline-block;
      min-block-size: 24px;
      color: inherit;
      text-decoration: none;
    }
    /* The whole row answers to the pointer; what else can be pressed lies above. */
    .event .open::after {
      content: '';
      position: absolute;
      inset: 0;
      border-radius: var(--_radius-m);
    }
    .event:hover .open {
      text-decoration: underline;
    }
    .where,
    .facts,
    .when,
    .there {
      color: var(--_muted);
      font-size: var(--_text-s);
    }
    .meta {
      margin-block-start: 0.125em;
    }
    .meta,
    .where {
      display: flex;
      flex-wrap: wrap;
      gap: 0 0.875em;
      min-inline-size: 0;
    }
    .where > span {
      display: flex;
      align-items: start;
      gap: 0.375em;
      min-inline-size: 0;
    }
    .where .icon {
      inline-size: 1em;
      block-size: 1lh;
    }
    .place {
      min-inline-size: 0;
      color: inherit;
    }
    a.place {
      padding-block: 0.125em 0.3em;
      position: relative;
      z-index: 1;
    }
    .facts > span + span::before {
      content: '· ' / '';
    }
    .event:has(.mark.cancelled) :is(.title, .times b, .leaf b) {
      color: var(--_muted);
      text-decoration: line-through;
    }
    .event:has(.mark.past) :is(.times b, .leaf b) {
      color: var(--_muted);
      font-weight: inherit;
    }
    @media (forced-colors: active) {
      .leaf {
        border: 1px solid CanvasText;
      }
    }
    @media print {
      .event {
        break-inside: avoid;
      }
    }
  `,
];
