import { avatarStyles } from '@kith/ui';
import { css } from 'lit';

/** For `postCard`, what its first view takes: how it answers a pointer, and the rest, comes with what it can do. */
export const postStyles = [
  avatarStyles,
  css`
    .post {
      position: relative;
      min-inline-size: 0;
      padding: var(--kith-post-padding, 0);
      border-radius: var(--_radius-l);
    }
    .byline {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr) auto;
      column-gap: var(--_space-m);
      align-items: center;
    }
    .byline > .avatar {
      grid-row: span 2;
      font-size: 0.8333em;
    }
    .by {
      align-self: end;
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0 var(--_space-s);
      min-inline-size: 0;
    }
    .by > .name {
      min-inline-size: 0;
      padding: 0;
      border: 0;
      background: none;
      color: inherit;
      font: inherit;
      font-weight: var(--_strong);
      text-align: start;
      text-decoration: none;
    }
    .role {
      padding: 0 0.625em;
      border-radius: var(--_radius-full);
      background: var(--_surface);
      font-size: 0.75em;
    }
    .when {
      grid-row: 2;
      grid-column: 2;
      align-self: start;
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 0 var(--_space-s);
      margin: 0;
      color: var(--_muted);
      font-size: var(--_text-s);
    }
    .permalink {
      /* As high as what is pressed must be at least. */
      display: inline-block;
      padding-block: 0.125em;
      color: inherit;
      text-decoration: none;
    }
    /* After what comes before, so that no line begins with it. */
    .when > :has(+ .mark)::after {
      content: '·' / '';
      display: inline-block;
      margin-inline-start: var(--_space-s);
      font-weight: normal;
    }
    :is(.mark.answered, .mark.accepted) {
      color: var(--_positive);
    }
    .mark.unread {
      color: var(--_link);
      font-weight: var(--_strong);
    }
    .menu-room {
      grid-row: 1 / span 2;
      grid-column: 3;
      min-inline-size: max(var(--_target), 2.25em * var(--_density));
      min-block-size: max(var(--_target), 2.25em * var(--_density));
    }
    .main {
      margin-block-start: var(--_space-s);
    }
    /* Answers stand below their writer's name, so that faces make a line of their own. */
    .answer > .main {
      margin-inline-start: calc(2.5em + var(--_space-m));
    }
    .title {
      /* In a page that reads the other way it begins where its body does. */
      inline-size: fit-content;
      max-inline-size: 100%;
      margin: 0 0 var(--_space-xs);
      font-family: var(--_heading);
      font-size: var(--_text-l);
      font-weight: var(--_strong);
      line-height: 1.3;
      text-wrap: balance;
    }
    .title > a {
      color: inherit;
      text-decoration: none;
    }
    .plain {
      max-inline-size: 72ch;
      white-space: pre-line;
    }
    .filed {
      display: flex;
      flex-wrap: wrap;
      gap: var(--_space-xs) var(--_space-m);
      margin: var(--_space-s) 0 0;
      color: var(--_muted);
      font-size: var(--_text-s);
    }
    .filed a {
      color: inherit;
      text-decoration: none;
    }
    .foot {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--_space-xs) var(--_space-s);
      min-block-size: max(var(--_target), 2em * var(--_density));
      margin-block-start: var(--_space-s);
      font-size: var(--_text-s);
    }
    .reaction,
    .tool {
      display: inline-flex;
      align-items: center;
      gap: 0.375em;
      min-block-size: max(var(--_target), 2em * var(--_density));
      padding: 0 0.625em;
      border: var(--_border) solid transparent;
      border-radius: var(--_radius-full);
      background: none;
      color: inherit;
      font: inherit;
      text-decoration: none;
    }
    /* Words stand where a line begins; what is pressed reaches beyond them. */
    .tool {
      position: relative;
      isolation: isolate;
      margin-inline-end: 0.75em;
      padding: 0;
      color: var(--_muted);
    }
    .tool::before {
      content: '';
      position: absolute;
      z-index: -1;
      inset: 0 -0.5em;
      border-radius: inherit;
    }
    .reaction {
      border-color: var(--_divider);
    }
    .reaction img {
      inline-size: 1.125em;
      block-size: 1.125em;
      object-fit: contain;
    }
    .reaction[aria-pressed='true'] {
      border-color: var(--_link);
      background: color-mix(in oklab, var(--_link) 12%, transparent);
      color: var(--_link);
    }
    .react-room {
      display: inline-block;
      min-inline-size: calc(max(var(--_target), 1.25em) + 0.75em);
      min-block-size: max(var(--_target), 2em * var(--_density));
    }
    .react-room > .tool {
      min-inline-size: var(--_target);
    }
    .veil {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--_space-xs) var(--_space-m);
      min-block-size: max(var(--_target), 2.25em * var(--_density));
      color: var(--_muted);
      font-size: var(--_text-s);
    }
    .veil > p {
      margin: 0;
      font-style: italic;
    }
    .text-button {
      min-block-size: var(--_target);
      padding: 0;
      border: 0;
      background: none;
      color: var(--_link);
      font: inherit;
      text-decoration: underline;
      text-underline-offset: 0.15em;
      cursor: pointer;
    }
    .post.marked {
      background: color-mix(in oklab, var(--_link) 7%, transparent);
      box-shadow: 0 0 0 var(--_space-s) color-mix(in oklab, var(--_link) 7%, transparent);
    }
    .post.accepted {
      border-inline-start: 3px solid var(--_positive);
      padding-inline-start: var(--_space-m);
    }
    @container (max-width: 30em) {
      .answer > .main {
        margin-inline-start: 0;
      }
    }
    @media (forced-colors: active) {
      .foot > .tool {
        margin: 0;
        padding-inline: 0.625em;
      }
      .reaction[aria-pressed='true'] {
        outline: 2px solid Highlight;
      }
      .post.marked {
        outline: 2px solid Highlight;
      }
    }
  `,
];
