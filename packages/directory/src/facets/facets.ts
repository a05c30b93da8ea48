import { fold, type Facet, type FacetChoice, type FacetName, type FacetValue } from '@kith/core';
import { recordsOf, textOf } from '@kith/people';
import { chevronDownIcon, formatNumber, icon } from '@kith/ui';
import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../directory/bar.js';

/** How many values a facet shows at first, and from how many on it can be searched. */
const shownAtFirst = 6;
const searchable = 12;

/** What a reader has opened and sought within the facets; not part of the choice. */
export interface FacetsView {
  readonly closed: ReadonlySet<FacetName>;
  readonly all: ReadonlySet<FacetName>;
  readonly sought: ReadonlyMap<FacetName, string>;
}

export interface FacetsContext {
  readonly words: Words;
  readonly locale: string;
  readonly view: FacetsView;
  readonly chosen: FacetChoice;
  readonly toggle: (name: FacetName, value: string) => void;
  readonly change: (view: Partial<FacetsView>) => void;
}

/** Facets that are wanted and have values, in the order wanted. Chosen values stay, so that they can be taken back. */
export function facetPanel(
  names: readonly FacetName[],
  answer: readonly Facet[] | undefined,
  context: FacetsContext,
): TemplateResult {
  const found = recordsOf(answer);
  return html`${names.map((name) => {
    const values = recordsOf(found.find((one) => one.name === name)?.values).filter(({ value }) => textOf(value));
    const missing = (context.chosen[name] ?? []).filter((value) => !values.some((one) => one.value === value));
    const all = [...missing.map((value) => ({ value, count: answer ? 0 : undefined })), ...values];
    return all.length ? facetGroup(name, all, context) : nothing;
  })}`;
}

function facetGroup(name: FacetName, values: readonly FacetValue[], context: FacetsContext): TemplateResult {
  const { words, view, locale, change } = context;
  const open = !view.closed.has(name);
  return html`<fieldset class="facet" part="facet">
    <legend>
      <button
        class="facet-toggle"
        part="facet-toggle"
        type="button"
        aria-expanded=${open}
        @click=${() => change({ closed: flipped(view.closed, name) })}
      >
        ${words(name)}${icon(chevronDownIcon)}
      </button>
    </legend>
    ${open ? openFacet(name, values, context, locale) : nothing}
  </fieldset>`;
}

function openFacet(
  name: FacetName,
  values: readonly FacetValue[],
  { words, view, chosen, toggle, change }: FacetsContext,
  locale: string,
): TemplateResult {
  const all = view.all.has(name);
  const sought = fold(view.sought.get(name) ?? '').trim();
  const isChosen = (value: string): boolean => chosen[name]?.includes(value) ?? false;
  const shown = values.filter((one, index) =>
    sought ? fold(labelOf(name, one, locale)).includes(sought) : all || index < shownAtFirst || isChosen(one.value),
  );
  const seek = ({ target }: Event): void => {
    if (target instanceof HTMLInputElement) change({ sought: new Map([...view.sought, [name, target.value]]) });
  };
  const label = words('find-in', { facet: words(name) });
  return html`${
    all && values.length > searchable
      ? html`<input
          class="field"
          type="search"
          autocomplete="off"
          dir="auto"
          aria-label=${label}
          placeholder=${label}
          @input=${seek}
        />`
      : nothing
  }
  ${shown.map(
    (one) =>
      html`<label class="facet-value" part="facet-value"
        ><input type="checkbox" .checked=${isChosen(one.value)} @change=${() => toggle(name, one.value)} /><bdi
          dir="auto"
          >${labelOf(name, one, locale)}</bdi
        >${typeof one.count === 'number' ? html`<small>${formatNumber(locale, one.count)}</small>` : nothing}</label
      >`,
  )}
  ${
    values.length > shownAtFirst + 1
      ? html`<button
          class="button quiet"
          part="facet-more"
          type="button"
          aria-expanded=${all}
          @click=${() => change({ all: flipped(view.all, name), sought: new Map() })}
        >
          ${all ? words('show-fewer') : words('show-all', { count: values.length })}
        </button>`
      : nothing
  }`;
}

/** What a value is called: by the backend, for a language in the reader's own words, else as it is. */
export function labelOf(name: FacetName, { value, label }: FacetValue, locale: string): string {
  const given = textOf(label);
  if (given || name !== 'language') return given ?? value;
  try {
    return new Intl.DisplayNames(locale, { type: 'language' }).of(value) ?? value;
  } catch {
    return value;
  }
}

function flipped<T>(set: ReadonlySet<T>, one: T): ReadonlySet<T> {
  const next = new Set(set);
  if (!next.delete(one)) next.add(one);
  return next;
}
