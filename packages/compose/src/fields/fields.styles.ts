import { css } from 'lit';

export const fieldsStyles = css`
  .above {
    display: grid;
    gap: var(--_space-s);
  }
  .line {
    display: grid;
    gap: var(--_space-xs);
  }
  .line .field {
    inline-size: 100%;
  }
  .field.title {
    font-size: var(--_text-l);
    font-weight: var(--_strong);
  }
  .field.title::placeholder {
    font-weight: 400;
  }
  .field[dir='ltr']:placeholder-shown:dir(ltr) {
    text-align: match-parent;
  }
  .guest {
    display: grid;
    grid-template-columns: 1fr 1fr;
    align-items: start;
    gap: var(--_space-s);
  }
  .kinds {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-xs);
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .kind {
    position: relative;
    display: inline-flex;
    align-items: center;
    gap: 0.4em;
    min-block-size: max(var(--_target), 2em * var(--_density));
    padding: 0 0.75em;
    border: var(--_border) solid transparent;
    border-radius: var(--_radius-full);
    color: var(--_muted);
    font-size: var(--_text-s);
    cursor: pointer;
    transition: background-color var(--_duration);
  }
  .kind:hover {
    background: var(--_surface);
  }
  .kind:has(:checked) {
    border-color: var(--_link);
    background: color-mix(in oklab, var(--_link) 12%, transparent);
    color: var(--_text);
    font-weight: var(--_strong);
  }
  .kind:has(:focus-visible) {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  .kind input.visually-hidden {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    clip-path: none;
    opacity: 0;
    cursor: pointer;
  }
  .kind .icon {
    inline-size: 1.1em;
    block-size: 1.1em;
  }
  .filing {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-s);
    padding: 0 var(--_space-l) var(--_space-s);
  }
  .topic {
    max-inline-size: 14em;
    font-size: var(--_text-s);
  }
  .tags {
    flex: 1 1 10em;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-xs);
    min-inline-size: 0;
  }
  .tag-field {
    flex: 1 1 6em;
    min-inline-size: 0;
    min-block-size: max(var(--_target), 2em * var(--_density));
    padding: 0 0.25em;
    border: 0;
    border-radius: var(--_radius-s);
    background: none;
    color: inherit;
    font: inherit;
    font-size: var(--_text-s);
  }
  .tag-field::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  @container (max-width: 26em) {
    .guest {
      grid-template-columns: 1fr;
    }
  }
  @media (forced-colors: active) {
    .kind:has(:checked) {
      border-color: Highlight;
    }
  }
`;
