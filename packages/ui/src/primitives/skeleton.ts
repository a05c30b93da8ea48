import { css, html, type TemplateResult } from 'lit';

/** What is about to come: a card, a row of a list, a profile, or lines of text. */
export type SkeletonShape = 'card' | 'row' | 'profile' | 'text';

/**
 * `count` shapes of what comes, as siblings, so that the widget's own grid lays them out. They appear after 200 ms:
 * a quick answer never flashes them. Put them under an element with `aria-hidden` and say "loading" in words.
 * Needs `skeletonStyles`.
 */
export function skeleton(shape: SkeletonShape, count = 1): TemplateResult[] {
  return Array.from(
    { length: count },
    () =>
      html`<div class="skeleton ${shape}">
        <b></b>
        <div><i></i><i></i><i></i></div>
      </div>`,
  );
}

export const skeletonStyles = css`
  .skeleton {
    display: flex;
    gap: var(--_space-m);
    min-inline-size: 0;
    visibility: hidden;
    animation: skeleton-appear 1ms 200ms forwards;
  }
  .skeleton.card {
    padding: var(--_space-l);
    border: var(--_border) solid var(--_divider);
    border-radius: var(--_radius-l);
  }
  .skeleton.row {
    padding-block: var(--_space-s);
  }
  .skeleton > div {
    flex: 1;
    display: grid;
    align-content: center;
    gap: 0.625em;
  }
  .skeleton :is(b, i) {
    display: block;
    background: var(--_divider);
    border-radius: var(--_radius-s);
  }
  .skeleton b {
    flex: none;
    inline-size: 3em;
    block-size: 3em;
    border-radius: var(--kith-avatar-radius, 50%);
  }
  .skeleton.profile b {
    inline-size: 6em;
    block-size: 6em;
  }
  .skeleton i {
    block-size: 0.75em;
    inline-size: 85%;
  }
  .skeleton i:first-child {
    block-size: 0.875em;
    inline-size: 55%;
  }
  .skeleton i:nth-child(3) {
    inline-size: 35%;
  }
  .skeleton.row i:nth-child(3),
  .skeleton.text b {
    display: none;
  }
  @keyframes skeleton-appear {
    to {
      visibility: visible;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    .skeleton :is(b, i) {
      animation: skeleton-breathe 1.8s 200ms ease-in-out 8 alternate;
    }
    @keyframes skeleton-breathe {
      to {
        opacity: 0.45;
      }
    }
  }
  @media (forced-colors: active) {
    .skeleton :is(b, i) {
      border: 1px solid GrayText;
    }
  }
  @media print {
    .skeleton {
      display: none;
    }
  }
`;
