import type { MemberSort } from '@kith/core';
import { chip, gridIcon, icon, listIcon, searchIcon, tableIcon } from '@kith/ui';
import { html, nothing, type TemplateResult } from 'lit';
import type { DirectoryMessage } from '../messages/messages.js';
import type { Choice, View } from './choice.js';
import { chosenValues } from './facet-choice.js';

export type Words = (key: DirectoryMessage, values?: { readonly [name: string]: string | number }) => string;

export function searchBox(
  words: Words,
  value: string,
  on: { readonly type: (event: Event) => void; readonly submit: (event: Event) => void },
): TemplateResult {
  return html`<form class="search" part="search" role="search" @submit=${on.submit}>
    ${icon(searchIcon)}<input
      class="field"
      part="search-input"
      type="search"
      name="q"
      autocomplete="off"
      enterkeyhint="search"
      dir="auto"
      aria-label=${words('search')}
      placeholder=${words('search')}
      .value=${value}
      @input=${on.type}
      @compositionend=${on.type}
    />
  </form>`;
}

export function sortMenu(
  words: Words,
  offered: readonly MemberSort[],
  sort: MemberSort | undefined,
  searching: boolean,
  pick: (sort: MemberSort) => void,
): TemplateResult | typeof nothing {
  if (offered.length < 2) return nothing;
  const change = ({ target }: Event): void => {
    const next = target instanceof HTMLSelectElement && offered.find((one) => one === target.value);
    if (next) pick(next);
  };
  return html`<label class="sort" part="sort"
    ><span>${words('sort')}</span>
    <select class="field" @change=${change}>
      ${offered.map((one) => {
        const label = one === 'relevance' && !searching ? 'suggested' : one;
        return html`<option value=${one} .selected=${one === sort}>${words(label)}</option>`;
      })}
    </select></label
  >`;
}

const viewIcons = { grid: gridIcon, list: listIcon, table: tableIcon };

export function viewSwitch(
  words: Words,
  offered: readonly View[],
  view: View,
  pick: (view: View) => void,
): TemplateResult | typeof nothing {
  if (offered.length < 2) return nothing;
  return html`<div class="views" part="views" role="group" aria-label=${words('view')}>
    ${offered.map(
      (one) =>
        html`<button
          class="button quiet icon-only"
          type="button"
          aria-label=${words(one)}
          title=${words(one)}
          aria-pressed=${one === view}
          @click=${() => pick(one)}
        >
          ${icon(viewIcons[one])}
        </button>`,
    )}
  </div>`;
}

/** What is chosen, each value with its own way back, and one for all. */
export function chosenChips(
  words: Words,
  removeLabel: (label: string) => string,
  { facets }: Choice,
  labelOf: (name: DirectoryMessage & keyof Choice['facets'], value: string) => string,
  on: { readonly remove: (name: keyof Choice['facets'], value: string) => void; readonly clear: () => void },
): TemplateResult | typeof nothing {
  const chosen = chosenValues(facets);
  if (!chosen.length) return nothing;
  return html`<div class="chosen" part="chosen" role="group" aria-label=${words('chosen')}>
    ${chosen.map(([name, value]) => {
      const label = labelOf(name, value);
      return chip({ label, removeLabel: removeLabel(label), onRemove: () => on.remove(name, value) });
    })}
    <button class="button quiet" part="clear" type="button" @click=${on.clear}>${words('clear-all')}</button>
  </div>`;
}
