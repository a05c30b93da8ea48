import type { Community, FacetName } from '@kith/core';
import { recordsOf } from '@kith/people';
import { filtersIcon, icon, ReadController, type Read } from '@kith/ui';
import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Choice } from '../directory/choice.js';
import { chosenValues, facetsOf } from '../directory/facet-choice.js';
import type { Words } from '../directory/bar.js';
import { facetPanel, labelOf, type FacetsView } from './facets.js';

/** How long an instant backend's list has to stand before the facets are counted anew: the list comes first. */
const pauseMs = 120;
const limit = 100;

interface Options {
  readonly community: () => Community | undefined;
  /** The facets that are wanted and that the list can be narrowed by. */
  readonly names: () => readonly FacetName[];
  readonly choice: () => Choice;
  readonly words: Words;
  readonly locale: () => string;
  readonly toggle: (name: FacetName, value: string) => void;
  readonly clear: () => void;
}

/** The facets of a directory: counted for what is chosen, beside the list or, where there is no room, in a sheet. */
export class FacetsController implements ReactiveController {
  readonly #host: ReactiveControllerHost & { readonly renderRoot: Node & ParentNode };
  readonly #options: Options;
  readonly #counts: ReadController<'members.facets'>;
  #view: FacetsView = { closed: new Set(), all: new Set(), sought: new Map() };
  #open = false;
  #inPlace = false;
  #sheet: typeof import('../sheet/filter-sheet.js') | undefined;
  /** For what the facets were counted last, where the list goes first. */
  #counted: Choice | undefined;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost & { readonly renderRoot: Node & ParentNode }, options: Options) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
    this.#counts = new ReadController<'members.facets'>(host, () => this.#read());
  }

  /** Facets that there are values to choose from for. */
  get names(): readonly FacetName[] {
    const support = this.#options.community()?.supports('members.facets');
    const { names } = support?.inputs ?? {};
    return this.#options.names().filter((name) => names === true || names?.includes(name));
  }

  /** What a value is called. */
  label(name: FacetName, value: string): string {
    const state = this.#counts.state;
    const answer = state.status === 'pending' ? undefined : state.data;
    const values = recordsOf(answer).find((facet) => facet.name === name)?.values;
    const found = recordsOf(values).find((one) => one.value === value);
    return labelOf(name, found ?? { value }, this.#options.locale());
  }

  panel(): TemplateResult {
    const { words, locale, choice, toggle } = this.#options;
    const state = this.#counts.state;
    return facetPanel(this.names, state.status === 'pending' ? undefined : state.data, {
      words,
      locale: locale(),
      view: this.#view,
      chosen: choice().facets,
      toggle,
      change: (view) => {
        this.#view = { ...this.#view, ...view };
        this.#host.requestUpdate();
      },
    });
  }

  /** Where there is no room beside the list: the button that opens the sheet, with how much is chosen. */
  button(): TemplateResult | typeof nothing {
    if (!this.names.length) return nothing;
    const { words, choice } = this.#options;
    const count = chosenValues(choice().facets).length;
    return html`<button
      class="button"
      part="filters"
      type="button"
      aria-haspopup="dialog"
      aria-label=${count ? words('filters-count', { count }) : nothing}
      @click=${() => void this.#show()}
    >
      ${icon(filtersIcon)}${words('filters')}${count ? html`<small>${count}</small>` : nothing}
    </button>`;
  }

  sheet(count: string): TemplateResult | typeof nothing {
    if (!this.#open || !this.#sheet) return nothing;
    const { words, clear, choice } = this.#options;
    return this.#sheet.filterSheet({
      title: words('filters'),
      panel: this.panel(),
      done: count,
      clear: chosenValues(choice().facets).length ? { label: words('clear-all'), run: clear } : undefined,
      closed: this.close,
    });
  }

  hostUpdated(): void {
    if (this.#open) this.#sheet?.present(this.#host.renderRoot);
  }

  hostDisconnected(): void {
    clearTimeout(this.#pause);
    this.#pause = undefined;
    this.#open = false;
  }

  /** There is room beside the list now, or the reader is done. */
  readonly close = (): void => {
    this.#open = this.#inPlace = false;
    this.#host.requestUpdate();
  };

  /** Whether the facets stand above the list, as the sheet cannot be loaded now. */
  get inPlace(): boolean {
    return this.#inPlace;
  }

  async #show(): Promise<void> {
    if (this.#inPlace) return this.close();
    try {
      this.#sheet ??= await import('../sheet/filter-sheet.js');
      this.#open = true;
    } catch {
      this.#inPlace = true;
    }
    this.#host.requestUpdate();
  }

  #read(): Read<'members.facets'> | undefined {
    const community = this.#options.community();
    const support = community?.supports('members.facets');
    const list = community?.supports('members.list');
    const { names } = this;
    if (!community || !support || !list || !names.length) return undefined;
    const choice = support.instant ? this.#later(this.#options.choice()) : this.#options.choice();
    if (!choice) return undefined;
    const search = choice.search.trim();
    const facets = facetsOf(choice.facets, list);
    return {
      community,
      name: 'members.facets',
      input: {
        names,
        ...(search && support.inputs.search && { search }),
        ...(facets && support.inputs.facets && { facets }),
        ...(support.inputs.limit && { limit }),
      },
    };
  }

  /** The choice as it was, until the new one has stood for a moment. */
  #later(choice: Choice): Choice | undefined {
    if (choice.search !== this.#counted?.search || choice.facets !== this.#counted.facets) {
      clearTimeout(this.#pause);
      this.#pause = setTimeout(() => {
        this.#counted = choice;
        this.#host.requestUpdate();
      }, pauseMs);
    }
    return this.#counted;
  }
}
