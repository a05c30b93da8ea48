import { css } from 'lit';

/** The tools, the tabs and what is said: what comes once somebody is about to write. */
export const aroundStyles = css`
  .preview {
    min-block-size: var(--kith-composer-min-height, 5.5em);
    padding: var(--_space-m) var(--_space-l);
    overflow-wrap: anywhere;
  }
  .quiet-words {
    margin: 0;
    color: var(--_muted);
  }
  .toolbar {
    display: flex;
    flex-wrap: wrap;
    gap: 1px;
  }
  .tool {
    display: inline-grid;
    place-items: center;
    flex: none;
    inline-size: max(var(--_target), 2em);
    block-size: max(var(--_target), 2em);
    padding: 0;
    border: 0;
    border-radius: var(--_radius-m);
    background: none;
    color: var(--_muted);
    font: inherit;
    cursor: pointer;
    transition:
      background-color var(--_duration),
      color var(--_duration);
  }
  .tool:hover {
    background: var(--_surface);
    color: var(--_text);
  }
  .tool[aria-pressed='true'] {
    background: color-mix(in oklab, var(--_link) 12%, transparent);
    color: var(--_link);
  }
  .tool:focus-visible {
    outline-offset: -2px;
  }
  .tool[aria-disabled='true'] {
    opacity: 0.4;
    background: none;
    cursor: default;
  }
  .tool .icon {
    inline-size: 1.125em;
    block-size: 1.125em;
  }
  .count {
    flex: none;
    color: var(--_muted);
    font-size: var(--_text-s);
    font-variant-numeric: tabular-nums;
  }
  .count.over {
    color: var(--_danger);
    font-weight: var(--_strong);
  }
  .notes {
    display: grid;
    gap: var(--_space-xs);
    color: var(--_muted);
    font-size: var(--_text-s);
  }
  .note {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--_space-s);
    margin: 0;
    padding-inline: var(--_space-s);
  }
  .note:has(.icon) {
    flex-wrap: nowrap;
    align-items: baseline;
  }
  .note .icon {
    align-self: center;
    inline-size: 1.1em;
    block-size: 1.1em;
  }
  .note button {
    min-block-size: var(--_target);
    padding: 0 0.25em;
    border: 0;
    border-radius: var(--_radius-s);
    background: none;
    color: var(--_link);
    font: inherit;
    text-decoration: underline;
    text-underline-offset: 0.15em;
    cursor: pointer;
  }
  .bad,
  .note.bad {
    margin: 0;
    color: var(--_danger);
    font-size: var(--_text-s);
  }
  .check input {
    flex: none;
  }
  .drop {
    position: absolute;
    inset: 0;
    z-index: 1;
    display: grid;
    place-items: center;
    border: 2px dashed var(--_link);
    border-radius: inherit;
    background: color-mix(in oklab, var(--_raised) 88%, var(--_link));
    color: var(--_on-raised);
    font-weight: var(--_strong);
    pointer-events: none;
  }
  .conflict {
    display: grid;
    gap: var(--_space-m);
    padding: var(--_space-m);
    border: var(--_border) solid var(--_warning);
    border-radius: var(--_radius-m);
    color: var(--_text);
    font-size: var(--_text-m);
  }
  .conflict p {
    margin: 0;
  }
  .conflict .both {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: var(--_space-m);
  }
  .conflict h3 {
    margin: 0 0 var(--_space-xs);
    color: var(--_muted);
    font-size: var(--_text-s);
    font-weight: var(--_strong);
  }
  .conflict .words {
    max-block-size: 16em;
    overflow-y: auto;
    padding: var(--_space-s);
    border: var(--_border) solid var(--_divider);
    border-radius: var(--_radius-s);
    font-size: var(--_text-s);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .conflict .acts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-s);
  }
  @container (max-width: 40em) {
    .foot:has(.toolbar) .tools {
      flex-basis: 100%;
    }
  }
  @container (max-width: 34em) {
    .conflict .both {
      grid-template-columns: 1fr;
    }
  }
  @media (forced-colors: active) {
    .tool[aria-pressed='true'] {
      outline: 1px solid Highlight;
    }
  }
`;
