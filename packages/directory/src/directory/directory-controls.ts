import type { ListMembers, Member, MemberSort } from '@kith/core';
import {
  adopt,
  cached,
  checkWords,
  Lazy,
  LiveRegionController,
  Notices,
  uiMessages,
  wordsIn,
  type PagesController,
  type PagesState,
  type WidgetContext,
} from '@kith/ui';
import { html, nothing, type PropertyValues, type ReactiveController, type TemplateResult } from 'lit';
import { FacetsController } from '../facets/facets-controller.js';
import { directoryMessages } from '../messages/messages.js';
import { chosenChips, searchBox, sortMenu, viewSwitch, type Words } from './bar.js';
import { ChoiceController } from './choice-controller.js';
import { noChoice, pagings, sorts, taken, views, type Choice, type ListSupport, type View } from './choice.js';
import { controlsStyles } from './controls.styles.js';
import type { KithDirectory } from './directory.js';
import { facetNames, facetsOf } from './facet-choice.js';
import type { RenderEach, RenderRows } from './items-controller.js';
import { RowKeeper } from './row-keeper.js';

/** What a directory lends to its controls. */
export interface Desk {
  readonly element: KithDirectory;
  readonly context: WidgetContext;
  readonly list: PagesController<'members.list'>;
  /** The order that holds. */
  readonly sort: () => MemberSort | undefined;
  readonly count: (state: PagesState<Member>) => string;
}

/** The least width of the widget, in em, at which facets stand beside the list, and a table has room. */
const facetsEm = 60;
const tableEm = 40;

const dates = cached((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }));

const memberTable = new Lazy(() => import('../table/member-table.js'));
const pager = new Lazy(() => import('@kith/ui/pager'));
const scrollEnd = new Lazy(() => import('@kith/ui/scroll-end'));

/**
 * What stands around the members of a directory: search, order, view, facets, the chosen values, the way to further
 * members, and what is announced.
 */
export class DirectoryControls implements ReactiveController {
  readonly #desk: Desk;
  readonly #element: KithDirectory;
  readonly #words: Words;
  readonly #choice: ChoiceController;
  readonly #facets: FacetsController;
  readonly #live: LiveRegionController;
  /** Renders each row of a list, so that members keep their elements. */
  readonly each: RenderEach;
  readonly #resize = new ResizeObserver(() => setTimeout(() => this.#measure()));
  #roomy = false;
  #tabular = false;
  #end: { settle(end: Element | null): void } | undefined;
  /** Where each page begins, where the backend cannot jump to one. */
  #cursors: (string | undefined)[] = [];
  #toListStart = false;

  constructor(desk: Desk) {
    const { element, context } = desk;
    this.#desk = desk;
    this.#element = element;
    this.#words = (key, values) => context.text(directoryMessages, key, values);
    this.#choice = new ChoiceController(element, {
      prefix: () => element.syncUrl,
      instant: () => this.#support?.instant ?? false,
    });
    this.#facets = new FacetsController(element, {
      community: context.community,
      names: () => taken(wordsIn(element.facets, facetNames), this.#support?.inputs.facets),
      choice: () => this.#choice.choice,
      words: this.#words,
      locale: context.locale,
      toggle: (name, value) => this.#choice.toggle(name, value),
      clear: () => this.#clear(),
    });
    this.#live = new LiveRegionController(element);
    this.each = new RowKeeper(element).each;
    element.addController(this);
    adopt(element.renderRoot, ...controlsStyles);
    this.#checkWords();
    this.#choice.begin({ search: element.search ?? '' });
  }

  get choice(): Choice {
    return this.#choice.choice;
  }

  /** Whether there are facets, beside the list or in a sheet. */
  get faceted(): boolean {
    return this.#facets.names.length > 0;
  }

  /** The view that holds: a table needs room. */
  get view(): View {
    return this.#wanted === 'table' && !this.#tabular ? 'list' : this.#wanted;
  }

  /** How many members come before the first one shown. */
  get offset(): number {
    return this.#element.paging === 'pages' ? (this.choice.page - 1) * this.#element.pageSize : 0;
  }

  willUpdate(changed: PropertyValues<KithDirectory>): void {
    if (['facets', 'view', 'views', 'paging', 'sort'].some((name) => changed.has(name as keyof KithDirectory)))
      this.#checkWords();
    if (changed.has('search') || changed.has('syncUrl')) this.#choice.begin({ search: this.#element.search ?? '' });
  }

  /** What to ask the backend for, with what was chosen here. */
  narrow(input: ListMembers, support: ListSupport): ListMembers {
    const { facets, page } = this.choice;
    const chosen = facetsOf(facets, support);
    if (page === 1) this.#cursors = [];
    const paged = this.#element.paging === 'pages' && page > 1;
    const after = paged ? this.#cursors[page] : undefined;
    return {
      ...input,
      ...(chosen && { facets: chosen }),
      ...(paged && support.inputs.page && { page }),
      ...(after !== undefined && { after }),
    };
  }

  bar(): TemplateResult {
    const support = this.#support;
    const { choice, typed } = this.#choice;
    // Where there is no room for a table, it is not offered.
    const offered = wordsIn(this.#element.views, views).filter((view) => view !== 'table' || this.#tabular);
    return html`${support && !support.inputs.search ? nothing : searchBox(this.#words, typed, this.#choice)}
    ${this.#beside ? nothing : this.#facets.button()}
    ${sortMenu(this.#words, taken(sorts, support?.inputs.sort), this.#desk.sort(), choice.search !== '', (sort) =>
      this.#choice.set({ sort }),
    )}
    ${viewSwitch(this.#words, offered, this.view, (view) => this.#choice.set({ view, page: choice.page }))}`;
  }

  /** The facets beside the list, where there is room. */
  panel(): unknown {
    return this.#beside || this.#facets.inPlace
      ? html`<div class="facets" part="facets">${this.#facets.panel()}</div>`
      : nothing;
  }

  chips(): unknown {
    return chosenChips(
      this.#words,
      (label) => this.#desk.context.text(uiMessages, 'remove', { label }),
      this.choice,
      (name, value) => this.#facets.label(name, value),
      { remove: (name, value) => this.#choice.toggle(name, value), clear: () => this.#clear() },
    );
  }

  /** What is said where there are no members: none at all, or none that match. */
  none(): TemplateResult {
    const notices = new Notices(this.#element, this.#desk.context);
    const { search, facets } = this.choice;
    if (search.trim() || Object.values(facets).some((values) => values?.length))
      return notices.empty(this.#words('no-match'), this.#words('no-match-hint'), {
        label: this.#words('clear-all'),
        run: () => this.#clear(),
      });
    return html`<slot name="empty">${notices.empty(this.#words('empty'), this.#words('empty-hint'))}</slot>`;
  }

  /** Renders rows as a table, where one is wanted, there is room for it, and it is loaded. */
  table(total: number | undefined): RenderRows | undefined {
    if (this.view !== 'table') return undefined;
    const table = memberTable.for(this.#element);
    if (!table) return undefined;
    const support = this.#support;
    const { people, renderRoot } = this.#element;
    table.adoptTable(renderRoot);
    return (rows, label) =>
      table.memberTable({
        rows,
        label,
        people,
        total,
        offset: this.offset,
        words: this.#words,
        sorts: taken(sorts, support?.inputs.sort),
        sort: this.#desk.sort(),
        sortBy: (sort) => this.#choice.set({ sort }),
        has: (field) => !support?.fields || support.fields.includes(field),
        date: (value) =>
          Number.isNaN(Date.parse(value)) ? value : dates(this.#desk.context.locale()).format(new Date(value)),
      });
  }

  /** The way to further members. */
  further({ items, more, loadingMore, total, refreshing, error }: PagesState<Member>): unknown {
    const { paging } = this.#element;
    if (!items.length) return nothing;
    if (paging === 'pages') return this.#pages(more, total);
    if (!more || error) return nothing;
    if (paging === 'scroll') this.#watchEnd();
    return html`<button
      class="button more"
      part="more"
      type="button"
      aria-disabled=${loadingMore || refreshing}
      @click=${() => this.#desk.list.more()}
    >
      ${loadingMore ? this.#desk.context.text(uiMessages, 'loading') : this.#words('more')}
    </button>`;
  }

  /** What stands beside everything: the facets in a sheet, and what is said to those who do not see. */
  after(state: PagesState<Member>): TemplateResult {
    this.#announce(state);
    const sheet = this.#beside ? nothing : this.#facets.sheet(this.#desk.count(state));
    return html`${sheet} ${this.#live.region()}`;
  }

  hostConnected(): void {
    this.#measure();
    this.#resize.observe(this.#element);
  }

  hostUpdated(): void {
    const { status, refreshing, items, total } = this.#desk.list.state;
    const { renderRoot, pageSize } = this.#element;
    const { page } = this.choice;
    if (status === 'ready' && !refreshing && !items.length && page > 1) {
      // There is no such page, any more: the last one that there is.
      const last = Math.ceil((total ?? 0) / pageSize);
      this.#choice.set({ page: last < page ? Math.max(1, last) : 1 }, false);
    }
    this.#end?.settle(status === 'failed' ? null : renderRoot.querySelector('.more'));
    if (!this.#toListStart || status !== 'ready' || refreshing) return;
    this.#toListStart = false;
    const list = renderRoot.querySelector<HTMLElement>('.list');
    list?.focus({ preventScroll: true });
    list?.scrollIntoView({ block: 'start' });
  }

  hostDisconnected(): void {
    this.#resize.disconnect();
    this.#end?.settle(null);
  }

  get #support(): ListSupport | undefined {
    return this.#desk.context.community()?.supports('members.list');
  }

  /** The chosen view, else the host's. */
  get #wanted(): View {
    const { view, views: offer } = this.#element;
    const chosen = this.choice.view;
    return (chosen && wordsIn(offer, views).includes(chosen) ? chosen : wordsIn(view, views)[0]) ?? 'grid';
  }

  /** Whether the facets stand beside the list. */
  get #beside(): boolean {
    return this.#roomy && this.faceted;
  }

  #pages(more: boolean, total: number | undefined): unknown {
    const loaded = pager.for(this.#element);
    if (!loaded) return nothing;
    const { renderRoot, pageSize } = this.#element;
    const { page } = this.choice;
    loaded.adoptPager(renderRoot);
    const jumps = this.#support?.inputs.page && total !== undefined;
    return loaded.pager({
      words: this.#words,
      locale: this.#desk.context.locale(),
      page,
      pages: jumps ? Math.ceil(total / pageSize) : undefined,
      more: jumps ? page * pageSize < total : more,
      go: (to) => {
        if (!this.#support?.inputs.page) this.#cursors[to] ??= this.#desk.list.next;
        this.#toListStart = true;
        this.#choice.set({ page: to });
      },
    });
  }

  #watchEnd(): void {
    const loaded = scrollEnd.for(this.#element);
    if (loaded) this.#end ??= new loaded.ScrollEnd(() => this.#element.paging === 'scroll' && this.#desk.list.more());
  }

  #announce(state: PagesState<Member>): void {
    if (state.status !== 'ready' || state.refreshing) return;
    const { search, facets, page } = this.choice;
    const said = state.items.length ? this.#desk.count(state) : this.#words('no-match');
    const where = page > 1 ? `${this.#words('page', { page })}, ` : '';
    this.#live.announce(where + said, `${JSON.stringify([search, facets, page])} ${said}`);
  }

  #clear(): void {
    this.#choice.set({ ...noChoice, sort: this.choice.sort, view: this.choice.view });
    this.#element.renderRoot.querySelector<HTMLInputElement>('.search input')?.focus();
  }

  #measure(): void {
    const em = this.#element.clientWidth / (parseFloat(getComputedStyle(this.#element).fontSize) || 16);
    const [roomy, tabular] = [em >= facetsEm, em >= tableEm];
    if (roomy === this.#roomy && tabular === this.#tabular) return;
    if (roomy && !this.#roomy) this.#facets.close();
    this.#roomy = roomy;
    this.#tabular = tabular;
    this.#element.requestUpdate();
  }

  #checkWords(): void {
    const { facets, view, views: offer, paging, sort } = this.#element;
    checkWords(this.#element, 'facets', facets, facetNames);
    checkWords(this.#element, 'view', view, views);
    checkWords(this.#element, 'views', offer, views);
    checkWords(this.#element, 'paging', paging, pagings);
    if (sort) checkWords(this.#element, 'sort', sort, sorts);
  }
}
