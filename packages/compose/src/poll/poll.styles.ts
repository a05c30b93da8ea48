import { css } from 'lit';

export const pollStyles = css`
  .poll {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-s);
    min-inline-size: 0;
    margin: 0 var(--_space-m) var(--_space-s);
    padding: var(--_space-m);
    border: var(--_border) solid var(--_divider);
    border-radius: var(--_radius-m);
  }
  .poll ol {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-s);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .poll-row {
    display: flex;
    align-items: center;
    gap: var(--_space-xs);
  }
  .poll-row {
    gap: 0;
  }
  .poll-row .field {
    flex: 1 1 0;
    margin-inline-end: var(--_space-xs);
  }
  #poll-question {
    font-weight: var(--_strong);
  }
  .poll-foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-s) var(--_space-l);
  }
  .poll-foot .add {
    padding-inline: 0.5em;
    color: var(--_link);
  }
  .poll-foot label {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em;
    min-block-size: var(--_target);
    font-size: var(--_text-s);
  }
`;
