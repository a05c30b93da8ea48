import { css, html, nothing, type TemplateResult } from 'lit';
import { chevronNextIcon, chevronPreviousIcon, icon } from '../icons/icons.js';
import { formatNumber } from '../localise/messages.js';
import { adopt } from '../styles/adopt.js';

/** What the pages say, in the words of the family that shows them. */
export type PagerWords = (
  key: 'pages' | 'page' | 'previous' | 'next',
  values?: { readonly [name: string]: string | number },
) => string;

interface Options {
  readonly words: PagerWords;
  readonly locale: string;
  readonly page: number;
  /** How many pages there are, where that is known and each can be gone to. */
  readonly pages: number | undefined;
  /** Whether another follows. */
  readonly more: boolean;
  readonly go: (page: number) => void;
}

/** The pages by number where the backend can jump, else the one before and the one after. Needs `adoptPager`. */
export function pager({ words, locale, page, pages, more, go }: Options): TemplateResult | typeof nothing {
  if (page === 1 && !more) return nothing;
  const step = (to: number, key: 'previous' | 'next', possible: boolean): TemplateResult =>
    html`<button class="button quiet" type="button" ?disabled=${!possible} @click=${() => go(to)}>
      ${key === 'previous' ? icon(chevronPreviousIcon, 'flip') : nothing}${words(key)}${
        key === 'next' ? icon(chevronNextIcon, 'flip') : nothing
      }
    </button>`;
  return html`<nav class="pages" part="pages" aria-label=${words('pages')}>
    ${step(page - 1, 'previous', page > 1)}
    ${
      pages
        ? numbersAround(page, pages).map((number) =>
            number
              ? html`<button
                  class="button quiet"
                  type="button"
                  aria-label=${words('page', { page: number })}
                  aria-current=${number === page ? 'page' : nothing}
                  @click=${() => go(number)}
                >
                  ${formatNumber(locale, number)}
                </button>`
              : html`<span>…</span>`,
          )
        : nothing
    }
    ${step(page + 1, 'next', more)}
  </nav>`;
}

/** The first, the last, and those around the current one; 0 stands for those left out. */
export function numbersAround(page: number, pages: number): readonly number[] {
  const shown = [...new Set([1, page - 1, page, page + 1, pages])].filter((one) => one >= 1 && one <= pages);
  return shown.flatMap((one, index) => {
    const gap = one - (shown[index - 1] ?? 0) - 1;
    return gap === 0 ? [one] : gap === 1 ? [one - 1, one] : [0, one];
  });
}

/** Gives the widget the styles of the pages. */
export function adoptPager(root: Node): void {
  adopt(root, pagerStyles);
}

const pagerStyles = css`
  .pages {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: var(--_space-xs);
  }
  .pages .button {
    min-inline-size: max(var(--_target), 2.25em);
    padding-inline: 0.5em;
    font-variant-numeric: tabular-nums;
  }
  .pages [aria-current] {
    background: color-mix(in oklab, var(--_link) 12%, transparent);
    color: var(--_link);
    font-weight: var(--_strong);
  }
  @media print {
    .pages {
      display: none;
    }
  }
`;
