import { css } from 'lit';

/** For what `post-extras.ts` shows. */
export const extrasStyles = css`
  .picture {
    display: block;
    max-inline-size: 100%;
    block-size: auto;
    border-radius: var(--_radius-m);
    background: var(--_surface);
  }
  .picture.held {
    display: inline-grid;
    place-content: center;
    gap: var(--_space-xs);
    min-inline-size: min(16em, 100%);
    min-block-size: max(44px, 6em);
    max-block-size: 30em;
    padding: var(--_space-m);
    border: var(--_border) dashed var(--_control);
    color: inherit;
    font: inherit;
    font-size: var(--_text-s);
    text-align: center;
    cursor: pointer;
  }
  .picture.held > span {
    color: var(--_link);
    font-weight: var(--_strong);
  }
  .picture.held:hover {
    background: var(--_divider);
  }
  .pictures {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-m);
    margin-block-start: var(--_space-m);
  }
  .attached {
    flex: 0 1 auto;
    min-inline-size: 0;
    max-inline-size: min(100%, 32em);
    margin: 0;
  }
  .attached > .picture {
    max-block-size: 24em;
    object-fit: contain;
  }
  figcaption,
  .about {
    color: var(--_muted);
    font-size: var(--_text-s);
  }
  figcaption a {
    color: inherit;
  }
  .files,
  .poll ul {
    display: grid;
    gap: var(--_space-s);
    margin: var(--_space-m) 0 0;
    padding: 0;
    list-style: none;
  }
  .file {
    display: inline-flex;
    align-items: center;
    gap: var(--_space-s);
    max-inline-size: 100%;
    min-block-size: max(var(--_target), 2.25em * var(--_density));
    padding: var(--_space-xs) var(--_space-m);
    border: var(--_border) solid var(--_divider);
    border-radius: var(--_radius-m);
    color: inherit;
    text-decoration: none;
  }
  a.file:hover {
    border-color: var(--_control);
    background: var(--_surface);
  }
  .link-cards {
    display: grid;
    gap: var(--_space-s);
    margin-block-start: var(--_space-m);
  }
  .link-card {
    display: flex;
    max-inline-size: 40em;
    overflow: hidden;
    border: var(--_border) solid var(--_divider);
    border-radius: var(--_radius-m);
  }
  .link-about {
    flex: 1;
    display: grid;
    align-content: start;
    gap: var(--_space-xs);
    min-inline-size: 0;
    padding: var(--_space-m);
  }
  .link-title {
    color: inherit;
    font-weight: var(--_strong);
    text-decoration: none;
  }
  .link-card:hover .link-title {
    text-decoration: underline;
  }
  .link-description {
    display: -webkit-box;
    margin: 0;
    overflow: hidden;
    font-size: var(--_text-s);
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
  .link-site {
    color: var(--_muted);
    font-size: var(--_text-s);
  }
  .link-picture {
    flex: none;
    inline-size: 9em;
    min-block-size: 6em;
    background: var(--_surface);
  }
  .link-picture > .picture {
    inline-size: 100%;
    min-inline-size: 0;
    block-size: 100%;
    border-radius: 0;
    object-fit: cover;
  }
  .link-picture > .held {
    border: 0;
  }
  .poll {
    max-inline-size: 40em;
    margin-block-start: var(--_space-m);
    padding: var(--_space-m);
    border: var(--_border) solid var(--_divider);
    border-radius: var(--_radius-m);
  }
  .poll fieldset {
    margin: 0;
    padding: 0;
    border: 0;
  }
  .poll legend,
  .poll-question {
    margin: 0 0 var(--_space-xs);
    padding: 0;
    font-weight: var(--_strong);
  }
  .poll p.about {
    margin: 0;
  }
  .choice {
    display: flex;
    align-items: center;
    gap: var(--_space-s);
    min-block-size: max(var(--_target), 2.25em * var(--_density));
    cursor: pointer;
  }
  .choice > input {
    flex: none;
    inline-size: 1.125em;
    block-size: 1.125em;
    margin: 0;
    accent-color: var(--_link);
  }
  .result-words {
    display: flex;
    align-items: baseline;
    gap: var(--_space-s);
  }
  .share {
    margin-inline-start: auto;
    font-variant-numeric: tabular-nums;
  }
  .yours {
    color: var(--_link);
    font-size: var(--_text-s);
  }
  .result.mine bdi {
    font-weight: var(--_strong);
  }
  .bar {
    appearance: none;
    display: block;
    inline-size: 100%;
    block-size: 0.5em;
    overflow: hidden;
    border: 0;
    border-radius: var(--_radius-full);
    background: var(--_divider);
  }
  .bar::-webkit-progress-bar {
    background: none;
  }
  .bar::-webkit-progress-value {
    border-radius: var(--_radius-full);
    background: var(--_link);
  }
  .bar::-moz-progress-bar {
    border-radius: var(--_radius-full);
    background: var(--_link);
  }
  .poll-foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-xs) var(--_space-m);
    margin-block-start: var(--_space-s);
    color: var(--_muted);
    font-size: var(--_text-s);
  }
  @container (max-width: 24em) {
    .link-card {
      flex-direction: column;
    }
    .link-picture {
      inline-size: 100%;
      min-block-size: 0;
      max-block-size: 12em;
    }
    .link-picture > .held {
      min-block-size: 44px;
    }
  }
`;
