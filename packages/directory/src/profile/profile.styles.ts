import { memberCardStyles } from '@kith/people';
import { base, iconStyles, richTextStyles, skeletonStyles } from '@kith/ui';
import { css } from 'lit';

export const profileStyles = [
  base,
  ...memberCardStyles,
  iconStyles,
  richTextStyles,
  skeletonStyles,
  css`
    :host {
      container-type: inline-size;
    }
    .profile {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--_space-xl);
    }
    header {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      gap: var(--_space-m) var(--_space-l);
      align-items: center;
    }
    h2,
    h3,
    p,
    dl,
    dd,
    ul {
      margin: 0;
      padding: 0;
    }
    h2 {
      display: inline;
      font-family: var(--_heading);
      font-size: var(--_text-xl);
      line-height: 1.25;
    }
    h3 {
      margin-block-end: var(--_space-xs);
      color: var(--_muted);
      font-size: var(--_text-s);
      font-weight: var(--_strong);
    }
    .headline {
      display: block;
      font-size: var(--_text-m);
    }
    .chip > img {
      inline-size: 1.125em;
      block-size: 1.125em;
      margin-inline-end: 0.375em;
      vertical-align: -0.2em;
      object-fit: contain;
    }
    .facts,
    .counts,
    .actions,
    [part='links'] {
      display: flex;
      flex-wrap: wrap;
      gap: var(--_space-xs) var(--_space-l);
      align-items: center;
      list-style: none;
    }
    .facts,
    .counts {
      color: var(--_muted);
      font-size: var(--_text-s);
    }
    .facts bdi {
      color: inherit;
      font-size: inherit;
    }
    .facts {
      margin-block-start: var(--_space-xs);
    }
    .facts > span,
    [part='links'] li {
      display: inline-flex;
      gap: 0.375em;
      align-items: center;
      min-inline-size: 0;
    }
    .facts .icon,
    [part='links'] .icon {
      inline-size: 1em;
      block-size: 1em;
      color: var(--_muted);
    }
    [part='links'] a {
      display: inline-block;
      padding-block: 0.125em;
      min-block-size: var(--_target);
    }
    .counts b {
      color: var(--kith-color-text, CanvasText);
      font-weight: var(--_strong);
    }
    .actions {
      gap: var(--_space-s);
      grid-column: 1 / -1;
    }
    .actions .follow {
      min-block-size: max(var(--_target), 2.25em * var(--_density));
      font-size: inherit;
    }
    .actions .follow:not([aria-pressed='true']) {
      border-color: transparent;
      background: var(--_accent);
      color: var(--_on-accent);
      font-weight: var(--_strong);
    }
    .chips {
      margin: 0;
    }
    [part='fields'] {
      display: grid;
      gap: var(--_space-xs);
    }
    [part='fields'] > div {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--_space-s);
    }
    dt {
      color: var(--_muted);
    }
    .bio {
      max-inline-size: 72ch;
    }
    .known {
      display: grid;
      gap: var(--_space-l);
    }
    @container (min-width: 56em) {
      .profile:has(.bio) {
        grid-template-columns: minmax(0, 1fr) 18em;
      }
      header,
      .notice {
        grid-column: 1 / -1;
      }
      .profile:has(.bio) .known {
        grid-column: 2;
        grid-row: span 9;
      }
    }
    @container (min-width: 40em) {
      header {
        grid-template-columns: auto minmax(0, 1fr) auto;
        align-items: start;
      }
      .actions {
        grid-column: auto;
        justify-content: end;
        max-inline-size: 22em;
      }
    }
    @container (max-width: 24em) {
      .avatar.l {
        inline-size: 4em;
        block-size: 4em;
      }
    }
    @media print {
      .actions {
        display: none;
      }
    }
  `,
];
