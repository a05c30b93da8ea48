import { css } from 'lit';

/** For what `Rsvp` renders. Needs `button` and `field`. */
export const rsvpStyles = css`
  .rsvp {
    display: grid;
    gap: var(--_space-m);
  }
  .rsvp p {
    margin: 0;
  }
  .rsvp .said {
    font-weight: var(--_strong);
  }
  .rsvp .said.going {
    color: var(--_positive);
  }
  .rsvp .hint {
    color: var(--_muted);
    font-size: var(--_text-s);
    font-weight: inherit;
  }
  .rsvp .wrong {
    color: var(--_danger);
    font-size: var(--_text-s);
  }
  .rsvp .answers {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-s);
  }
  .rsvp > .answers .button {
    flex: 1 1 auto;
  }
  .rsvp .form {
    display: grid;
    gap: var(--_space-m);
    padding: var(--_space-m);
    border-radius: var(--_radius-m);
    background: var(--_surface);
  }
  .rsvp .question {
    display: grid;
    gap: var(--_space-xs);
    justify-items: start;
  }
  .rsvp .question .field {
    inline-size: 100%;
  }
  .rsvp select[name='guests'] {
    inline-size: auto;
  }
  .rsvp .needed {
    color: var(--_danger);
  }
  .text-button {
    min-block-size: var(--_target);
    padding: 0 0.125em;
    border: 0;
    background: none;
    color: var(--_link);
    font: inherit;
    font-size: var(--_text-s);
    font-weight: inherit;
    text-decoration: underline;
    text-underline-offset: 0.15em;
    cursor: pointer;
  }
`;
