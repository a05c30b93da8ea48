import { css } from 'lit';

/** For what `post-actions.ts` brings. */
export const actionsStyles = css`
  .menu::part(button) {
    color: var(--_muted);
  }
  .quiet-text {
    min-block-size: 0;
    padding-block: 0.125em;
    color: inherit;
  }
  .main > kith-composer {
    margin-block-start: var(--_space-s);
  }
  .palette {
    inset: auto;
    margin: 0;
    padding: 0.25em;
    border: var(--_border) solid var(--_divider);
    border-radius: var(--_radius-l);
    background: var(--_raised);
    color: var(--_on-raised);
    box-shadow: var(--_shadow);
    position-area: block-start span-inline-end;
    position-try-fallbacks:
      flip-block,
      flip-inline,
      flip-block flip-inline;
  }
  .palette:popover-open {
    display: flex;
    flex-wrap: wrap;
    max-inline-size: min(22em, 100vw - 1em);
  }
  .face {
    display: grid;
    place-items: center;
    inline-size: max(var(--_target), 2.25em);
    block-size: max(var(--_target), 2.25em);
    padding: 0;
    border: 0;
    border-radius: var(--_radius-m);
    background: none;
    color: inherit;
    font: inherit;
    font-size: 1.125em;
    cursor: pointer;
  }
  .face:hover,
  .face:focus-visible {
    background: var(--_surface);
  }
  .face[aria-pressed='true'] {
    background: color-mix(in oklab, var(--_link) 18%, transparent);
  }
  .moderation {
    display: flex;
    gap: var(--_space-s);
    margin-block-end: var(--_space-m);
    padding: var(--_space-s) var(--_space-m);
    border-radius: var(--_radius-m);
    background: color-mix(in oklab, var(--_warning) 10%, transparent);
    font-size: var(--_text-s);
  }
  .moderation > .icon {
    color: var(--_warning);
  }
  .moderation:is(.rejected, .hidden) {
    background: color-mix(in oklab, var(--_danger) 9%, transparent);
  }
  .moderation:is(.rejected, .hidden) > .icon {
    color: var(--_danger);
  }
  .reports {
    display: block;
    margin-block-end: var(--_space-s);
    color: var(--_danger);
    font-size: var(--_text-s);
  }
  .moderation p,
  .panel p {
    margin: 0;
  }
  .moderation blockquote,
  .panel blockquote {
    margin: var(--_space-xs) 0;
    padding-inline-start: var(--_space-s);
    border-inline-start: 2px solid var(--_divider);
  }
  .sending {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-xs) var(--_space-m);
    margin-block-start: var(--_space-s);
    color: var(--_muted);
    font-size: var(--_text-s);
  }
  .sending.failed > span {
    color: var(--_danger);
  }
  .sending.checking > span {
    color: var(--_warning);
  }
  .said {
    margin: 0;
    color: var(--_muted);
    font-size: var(--_text-s);
  }
  .panel {
    display: grid;
    gap: var(--_space-s);
    margin-block-start: var(--_space-m);
    padding: var(--_space-m);
    border: var(--_border) solid var(--_divider);
    border-radius: var(--_radius-m);
    font-size: var(--_text-s);
  }
  .panel-head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space-m);
    font-weight: var(--_strong);
  }
  .panel ul {
    display: grid;
    gap: var(--_space-m);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .panel .about {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space-s);
    color: var(--_muted);
  }
  .reactors {
    grid-template-columns: repeat(auto-fill, minmax(min(14em, 100%), 1fr));
  }
  .reactors li {
    display: flex;
    align-items: center;
    gap: var(--_space-s);
    min-inline-size: 0;
  }
  .panel .name {
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    text-decoration: none;
    cursor: pointer;
  }
  .queue-tools {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-s);
    margin-block-start: var(--_space-m);
  }
  dialog.ask {
    inline-size: min(32em, 100vw - 2em);
    max-block-size: 90vh;
    padding: var(--_space-xl);
    border: var(--_border) solid var(--_divider);
    border-radius: var(--_radius-l);
    background: var(--_raised);
    color: var(--_on-raised);
    box-shadow: var(--_shadow);
  }
  dialog.ask::backdrop {
    background: color-mix(in oklab, CanvasText 40%, transparent);
  }
  .ask h2 {
    margin: 0 0 var(--_space-m);
    font-family: var(--_heading);
    font-size: var(--_text-l);
    line-height: 1.3;
  }
  .ask fieldset {
    margin: 0 0 var(--_space-m);
    padding: 0;
    border: 0;
  }
  .ask legend,
  .ask .label {
    display: block;
    margin-block-end: var(--_space-xs);
    padding: 0;
    font-size: var(--_text-s);
    font-weight: var(--_strong);
  }
  .ask textarea {
    display: block;
    inline-size: 100%;
    min-block-size: 5em;
    padding: var(--_space-s) var(--_space-m);
    resize: block;
  }
  .ask .foot {
    justify-content: flex-end;
    margin-block-start: var(--_space-l);
    font-size: inherit;
  }
  .by > :is(a, button).name {
    cursor: pointer;
  }
  .by > :is(a, button).name:hover {
    text-decoration: underline;
  }
  .permalink:hover {
    text-decoration: underline;
  }
  .title > a:hover {
    text-decoration: underline;
  }
  .filed a:hover {
    color: var(--_link);
    text-decoration: underline;
  }
  :is(button.reaction, .tool) {
    cursor: pointer;
  }
  button.reaction:hover,
  .tool:hover::before {
    background: var(--_surface);
  }
  @media print {
    .post {
      break-inside: avoid-page;
    }
    .foot > .tool,
    .react-room {
      display: none;
    }
    button.reaction,
    button.name {
      display: inline-flex !important;
    }
  }
`;
