import type { EventFacet } from '@kith/core';
import { recordsOf, textOf } from '@kith/people';
import { chip, formatNumber } from '@kith/ui';
import { html, nothing, type TemplateResult } from 'lit';
import type { EventsController } from '../occasion/events-controller.js';
import { formats, kinds, prices } from './choice.js';
import { filterNames, type Choice, type FilterName, type Filters } from './reader-choice.js';
import type { Words } from './words.js';

export interface FiltersView {
  readonly words: Words;
  readonly events: EventsController;
  readonly names: readonly FilterName[];
  readonly choice: Choice;
  /** What the backend counted, where it did. */
  readonly facets: readonly EventFacet[] | undefined;
  readonly set: (name: FilterName, value: string | undefined) => void;
}

interface Value {
  readonly value: string;
  readonly label: string;
  readonly count?: number | null | undefined;
}

/** What events can be narrowed by: a menu for each, and a box for what the viewer goes to. */
export function filterPanel(view: FiltersView): TemplateResult {
  const { words, names, choice, set } = view;
  return html`<div class="filter-panel" part="filter-panel" role="group" aria-label=${words('filters')}>
    ${names.map((name) => {
      if (name === 'going')
        return html`<label class="filter going" part="filter"
          ><input
            type="checkbox"
            .checked=${choice.filters.going === '1'}
            @change=${() => set('going', choice.filters.going ? undefined : '1')}
          />${words('going')}</label
        >`;
      const values = valuesOf(name, view);
      const chosen = choice.filters[name];
      if (!values.length && !chosen) return nothing;
      const change = ({ target }: Event): void => {
        if (target instanceof HTMLSelectElement) set(name, target.value || undefined);
      };
      return html`<label class="filter" part="filter"
        ><span>${words(name)}</span>
        <select class="field" @change=${change}>
          <option value="" .selected=${!chosen}>${words('any')}</option>
          ${values.map(({ value, label, count }) => html`<option value=${value} .selected=${value === chosen}>${label}${typeof count === 'number' ? ` (${formatNumber(view.events.reader.locale, count)})` : ''}</option>`)}
        </select></label
      >`;
    })}
  </div>`;
}

/** What is chosen, each value with its own way back, and one for all. */
export function chosenChips(
  view: FiltersView,
  removeLabel: (label: string) => string,
  clear: () => void,
): TemplateResult | typeof nothing {
  const { words, choice, set } = view;
  const chosen = filterNames.filter((name) => choice.filters[name]);
  if (!chosen.length) return nothing;
  return html`<div class="chosen" part="chosen" role="group" aria-label=${words('chosen')}>
    ${chosen.map((name) => {
      const label = labelOf(name, choice.filters, view);
      return chip({ label, removeLabel: removeLabel(label), onRemove: () => set(name, undefined) });
    })}
    <button class="button quiet" part="clear" type="button" @click=${clear}>${words('clear-all')}</button>
  </div>`;
}

function labelOf(name: FilterName, filters: Filters, view: FiltersView): string {
  if (name === 'going') return view.words('going');
  const value = filters[name] ?? '';
  return valuesOf(name, view).find((one) => one.value === value)?.label ?? value;
}

function valuesOf(name: Exclude<FilterName, 'going'>, view: FiltersView): readonly Value[] {
  const { words, events, facets } = view;
  if (name === 'price') return prices.map((value) => ({ value, label: words(value) }));
  const found = recordsOf(recordsOf(facets).find((one) => one.name === name)?.values).filter(({ value }) =>
    textOf(value),
  );
  const word = (value: string): string | undefined =>
    name === 'kind'
      ? kinds.filter((one) => one === value).map((one) => events.text(one))[0]
      : formats.filter((one) => one === value).map((one) => (one === 'onsite' ? words('onsite') : events.text(one)))[0];
  if (name !== 'kind' && name !== 'format')
    return found.map(({ value, label, count }) => ({ value, label: textOf(label) ?? value, count }));
  const values = facets ? found : (name === 'kind' ? kinds : formats).map((value) => ({ value, count: undefined }));
  return values.flatMap(({ value, count }) => {
    const label = word(value);
    return label ? [{ value, label, count }] : [];
  });
}
