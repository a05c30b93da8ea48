import type { Member, MemberSort } from '@kith/core';
import { PeopleController, peopleMessages } from '@kith/people';
import {
  cached,
  checkAttributes,
  checkWords,
  consentNotice,
  errorNotice,
  KithElement,
  LiveRegionController,
  notice,
  PagesController,
  setupNotice,
  skeleton,
  uiMessages,
  type PagesState,
  type Read,
} from '@kith/ui';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { FacetsController } from '../facets/facets-controller.js';
import { directoryMessages } from '../messages/messages.js';
import { ChoiceController } from './choice-controller.js';
import {
  facetNames,
  isSort,
  listInput,
  noChoice,
  pagings,
  sortOf,
  sorts,
  taken,
  views,
  wordsIn,
  type ListSupport,
  type View,
} from './choice.js';
import { chosenChips, searchBox, sortMenu, viewSwitch, type Words } from './controls.js';
import { directoryStyles } from './directory.styles.js';
import { ItemsController } from './items-controller.js';

/** The least width of the widget, in em, at which facets stand beside the list, and a table has room. */
const facetsEm = 60;
const tableEm = 40;

const dates = cached((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }));

/**
 * @summary The members of a community: searched, narrowed by facets, sorted, as a grid, a list or a table.
 * @tag kith-directory
 *
 * @slot - Shown when the members cannot be loaded and there is nothing else to show, and before the script runs.
 * @slot header - Above the search box.
 * @slot empty - Instead of the sentence for a community without members.
 * @slot footer - Below the list.
 *
 * @event {KithMemberOpenEvent} kith-member-open - A member is opened; `preventDefault()` lets a router do it.
 * @event {KithMemberFollowEvent} kith-member-follow - Before a member is followed; cancelable.
 * @event {KithMemberUnfollowEvent} kith-member-unfollow - Before a member is no longer followed; cancelable.
 * @event {KithMemberFollowedEvent} kith-member-followed - A member is followed now.
 * @event {KithMemberUnfollowedEvent} kith-member-unfollowed - A member is no longer followed.
 * @event {KithSignInRequestEvent} kith-sign-in-request - A guest wants what needs an account; cancelable.
 *
 * @csspart heading - The heading.
 * @csspart bar - The row with search, order and view.
 * @csspart search - The search form; `search-input` is its field.
 * @csspart sort - The menu of orders.
 * @csspart views - The switch between grid, list and table.
 * @csspart filters - The button that opens the facets where there is no room for them.
 * @csspart facets - All facets.
 * @csspart facet - One facet; `facet-toggle`, `facet-value` and `facet-more` are within it.
 * @csspart count - How many members there are.
 * @csspart chosen - The chosen values; `chip`, `chip-remove` and `clear` are within it.
 * @csspart list - The list of members.
 * @csspart card - One member; `avatar`, `name`, `pronouns`, `headline`, `expertise`, `badges`, `organisation`,
 *   `location` and `follow` are within it.
 * @csspart more - The button that loads more.
 * @csspart pages - The numbered pages.
 * @csspart notice - What is said when there is something other than members.
 *
 * @cssproperty [--kith-directory-card-width=20em] - The least width of a card in the grid.
 * @cssproperty [--kith-member-card-padding=var(--kith-space-l)] - Inner spacing of a card.
 *
 * @cssstate loading - The members are on their way for the first time.
 * @cssstate refreshing - Members are shown while others are on their way.
 * @cssstate empty - There are none.
 * @cssstate failed - The last try to load them failed.
 */
export class KithDirectory extends KithElement {
  static override styles = directoryStyles;

  /** What the list can be narrowed by: expertise, offers, wants, location, organisation, language, badge. */
  @property() facets = '';
  /** Words to search for at first. */
  @property() search = '';
  /** The order at first: relevance, name, newest or active. */
  @property() sort: string | undefined;
  /** How members are shown at first: grid, list or table. */
  @property() view = 'grid';
  /** The views that the reader can choose from; one name takes the switch away. */
  @property() views = views.join(' ');
  /** How further members come: `more` by a button, `scroll` by reaching the end, `pages` by number. */
  @property() paging = 'more';
  /** How many members come at a time. */
  @property({ type: Number, attribute: 'page-size' }) pageSize = 24;
  /** Keeps the choice in the page's address, in parameters that begin with this. */
  @property({ attribute: 'sync-url' }) syncUrl: string | undefined;
  /** A heading above everything. */
  @property() heading = '';
  /** Renders one member instead of the card: any Lit template, inside the list's own item. */
  @property({ attribute: false }) renderMember: ((member: Member) => unknown) | undefined;

  /** Whether there is room for facets beside the list, and for a table. */
  @state() protected roomy = false;
  @state() protected tabular = false;

  readonly people = new PeopleController(this, {
    community: () => this.connection.community,
    settings: () => this.connection.settings,
    text: (key, values) => this.text(peopleMessages, key, values),
  });
  readonly #words: Words = (key, values) => this.text(directoryMessages, key, values);
  readonly #choice = new ChoiceController(this, {
    prefix: () => this.syncUrl,
    instant: () => this.#support?.instant ?? false,
  });
  readonly #facets = new FacetsController(this, {
    community: () => this.connection.community,
    names: () => taken(wordsIn(this.facets, facetNames), this.#support?.inputs.facets),
    choice: () => this.#choice.choice,
    words: this.#words,
    locale: () => this.locale,
    toggle: (name, value) => this.#choice.toggle(name, value),
    clear: () => this.#clear(),
  });
  readonly #list = new PagesController<'members.list'>(this, () => this.#read());
  readonly #items = new ItemsController(this);
  readonly #live = new LiveRegionController(this);
  readonly #resize = new ResizeObserver(() => setTimeout(() => this.#measure()));
  #pager: typeof import('../pages/pager.js') | undefined;
  #scrollEnd: { settle(end: Element | null): void } | undefined;
  /** Where each page begins, where the backend cannot jump to one. */
  #cursors: (string | undefined)[] = [];
  #toListStart = false;

  override connectedCallback(): void {
    super.connectedCallback();
    checkAttributes(this, KithDirectory.observedAttributes);
    // Before the first paint; after that a frame later is soon enough.
    if (!this.hasUpdated) this.#measure();
    this.#resize.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize.disconnect();
    this.#scrollEnd?.settle(null);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('facets')) checkWords(this, 'facets', this.facets, facetNames);
    if (changed.has('view')) checkWords(this, 'view', this.view, views);
    if (changed.has('views')) checkWords(this, 'views', this.views, views);
    if (changed.has('paging')) checkWords(this, 'paging', this.paging, pagings);
    if (changed.has('sort') && this.sort) checkWords(this, 'sort', this.sort, sorts);
    if (changed.has('search') || changed.has('syncUrl')) this.#choice.begin({ search: this.search ?? '' });
  }

  protected override render(): unknown {
    const { community, error } = this.connection;
    if (error) return html`${setupNotice(this.standing, error)}<slot></slot>`;
    if (community?.awaitsConsent) return html`${consentNotice(this.standing, community)}<slot></slot>`;
    const state = this.#list.state;
    const wide = this.roomy && this.#facets.names.length > 0;
    this.#announce(state);
    return html`<div class="directory" part="directory">
      ${this.heading ? html`<h2 part="heading">${this.heading}</h2>` : nothing}<slot name="header"></slot>
      ${this.#bar(wide)}
      <div class="body ${wide ? 'faceted' : ''}">
        ${wide ? html`<div class="facets" part="facets">${this.#facets.panel()}</div>` : nothing}
        <div
          class="results ${state.refreshing ? 'stale' : ''}"
          aria-busy=${state.refreshing || state.status === 'pending'}
        >
          ${this.#summary(state)} ${this.#results(state)}
          <slot name="footer"></slot>
        </div>
      </div>
      ${wide ? nothing : this.#facets.sheet(this.#count(state))} ${this.#live.region()}
    </div>`;
  }

  protected override updated(): void {
    const { status, items, refreshing } = this.#list.state;
    this.toggleState('loading', status === 'pending');
    this.toggleState('refreshing', refreshing);
    this.toggleState('empty', status === 'ready' && !items.length);
    this.toggleState('failed', status === 'failed');
    this.#scrollEnd?.settle(status === 'failed' ? null : this.renderRoot.querySelector('.more'));
    if (this.#toListStart && status === 'ready' && !refreshing) {
      this.#toListStart = false;
      const list = this.renderRoot.querySelector<HTMLElement>('.list');
      list?.focus({ preventScroll: true });
      list?.scrollIntoView({ block: 'start' });
    }
  }

  #bar(wide: boolean): TemplateResult {
    const support = this.#support;
    const { choice, typed } = this.#choice;
    const offered = wordsIn(this.views, views);
    return html`<div class="bar" part="bar">
      ${support && !support.inputs.search ? nothing : searchBox(this.#words, typed, this.#choice)}
      ${wide ? nothing : this.#facets.button()}
      ${sortMenu(this.#words, taken(sorts, support?.inputs.sort), this.#sort, choice.search !== '', (sort) =>
        this.#choice.set({ sort }),
      )}
      ${viewSwitch(this.#words, offered, this.#view, (view) => this.#choice.set({ view, page: choice.page }))}
    </div>`;
  }

  #summary(state: PagesState<Member>): TemplateResult {
    const { choice } = this.#choice;
    const chips = chosenChips(
      this.#words,
      (label) => this.text(uiMessages, 'remove', { label }),
      choice,
      (name, value) => this.#facets.label(name, value),
      { remove: (name, value) => this.#choice.toggle(name, value), clear: () => this.#clear() },
    );
    return html`${chips}${state.items.length ? html`<p class="count" part="count">${this.#count(state)}</p>` : nothing}`;
  }

  #results(state: PagesState<Member>): unknown {
    const { items, status, error, partial } = state;
    const viewer = this.connection.community?.viewer;
    const retry = (): void => void this.#list.refetch();
    const failure = error && errorNotice(this.standing, error, { retry, viewer, kept: items.length > 0 });
    if (items.length)
      return html`${failure ?? (partial ? notice({ kind: 'partial', text: this.text(uiMessages, 'partial') }) : nothing)}
      ${this.#members(state)} ${this.#further(state)}`;
    if (status === 'pending') return this.#support?.instant ? nothing : this.#skeleton();
    if (failure) return html`${failure}<slot></slot>`;
    const { search, facets } = this.#choice.choice;
    if (search.trim() || Object.values(facets).some((values) => values?.length))
      return notice({
        kind: 'empty',
        text: this.#words('no-match'),
        detail: this.#words('no-match-hint'),
        action: { label: this.#words('clear-all'), run: () => this.#clear() },
      });
    return html`<slot name="empty">
      ${notice({ kind: 'empty', text: this.#words('empty'), detail: this.#words('empty-hint') })}
    </slot>`;
  }

  #members({ items, total }: PagesState<Member>): unknown {
    const fields = this.#support?.fields;
    const all = total ?? items.length;
    return this.#items.render(items, {
      view: this.#view === 'table' && !this.tabular ? 'list' : this.#view,
      total: all,
      label: this.heading || this.#words('members'),
      offset: this.paging === 'pages' ? (this.#choice.choice.page - 1) * this.pageSize : 0,
      table: {
        words: this.#words,
        total: all,
        sorts: taken(sorts, this.#support?.inputs.sort),
        sort: this.#sort,
        sortBy: (sort) => this.#choice.set({ sort }),
        has: (field) => !fields || fields.includes(field),
        date: (value) => (Number.isNaN(Date.parse(value)) ? value : dates(this.locale).format(new Date(value))),
      },
    });
  }

  /** The way to further members. */
  #further({ more, loadingMore, total, refreshing, error }: PagesState<Member>): unknown {
    if (this.paging === 'pages') return this.#pages(more, total);
    if (!more || error) return nothing;
    if (this.paging === 'scroll' && !this.#scrollEnd) void this.#watchEnd();
    return html`<button
      class="button more"
      part="more"
      type="button"
      aria-disabled=${loadingMore || refreshing}
      @click=${() => this.#list.more()}
    >
      ${loadingMore ? this.text(uiMessages, 'loading') : this.#words('more')}
    </button>`;
  }

  #pages(more: boolean, total: number | undefined): unknown {
    if (!this.#pager) {
      void import('../pages/pager.js').then((module) => {
        module.adoptPager(this.renderRoot);
        this.#pager = module;
        this.requestUpdate();
      });
      return nothing;
    }
    const jumps = this.#support?.inputs.page && total !== undefined;
    return this.#pager.pager({
      words: this.#words,
      locale: this.locale,
      page: this.#choice.choice.page,
      pages: jumps ? Math.ceil(total / this.pageSize) : undefined,
      more: jumps ? this.#choice.choice.page * this.pageSize < total : more,
      go: (page) => {
        if (!this.#support?.inputs.page) this.#cursors[page] ??= this.#list.next;
        this.#toListStart = true;
        this.#choice.set({ page });
      },
    });
  }

  async #watchEnd(): Promise<void> {
    const { ScrollEnd } = await import('../pages/scroll-end.js');
    this.#scrollEnd ??= new ScrollEnd(() => this.paging === 'scroll' && this.#list.more());
    this.requestUpdate();
  }

  #skeleton(): TemplateResult {
    const grid = this.#view === 'grid';
    return html`<p class="visually-hidden">${this.text(uiMessages, 'loading')}</p>
      <div class="list ${grid ? 'grid' : 'rows'}" aria-hidden="true">
        ${skeleton(grid ? 'card' : 'row', Math.min(this.pageSize, grid ? 9 : 6))}
      </div>`;
  }

  #announce(state: PagesState<Member>): void {
    if (state.status !== 'ready' || state.refreshing) return;
    const { choice } = this.#choice;
    const said = state.items.length ? this.#count(state) : this.#words('no-match');
    const page = choice.page > 1 ? `${this.#words('page', { page: choice.page })}, ` : '';
    this.#live.announce(page + said, `${JSON.stringify([choice.search, choice.facets, choice.page])} ${said}`);
  }

  #count({ items, total }: PagesState<Member>): string {
    return total === undefined
      ? this.#words('count-shown', { count: items.length })
      : this.#words('count', { count: total });
  }

  #clear(): void {
    this.#choice.set({ ...noChoice, sort: this.#choice.choice.sort, view: this.#choice.choice.view });
    this.renderRoot.querySelector<HTMLInputElement>('.search input')?.focus();
  }

  #measure(): void {
    const em = this.clientWidth / (parseFloat(getComputedStyle(this).fontSize) || 16);
    this.roomy = em >= facetsEm;
    this.tabular = em >= tableEm;
  }

  #read(): Read<'members.list'> | undefined {
    const { community } = this.connection;
    const support = this.#support;
    if (!community || !support) return undefined;
    const { choice } = this.#choice;
    const pages = this.paging === 'pages';
    if (choice.page === 1) this.#cursors = [];
    const after = pages ? this.#cursors[choice.page] : undefined;
    const input = listInput(pages ? choice : { ...choice, page: 1 }, support, this.#sort, this.pageSize);
    return { community, name: 'members.list', input: after === undefined ? input : { ...input, after } };
  }

  get #support(): ListSupport | undefined {
    return this.connection.community?.supports('members.list');
  }

  get #sort(): MemberSort | undefined {
    const own = isSort(this.sort) ? this.sort : undefined;
    return this.#support && sortOf(this.#support, this.#choice.choice.sort, own);
  }

  get #view(): View {
    const offered = wordsIn(this.views, views);
    const chosen = this.#choice.choice.view;
    return (chosen && offered.includes(chosen) ? chosen : wordsIn(this.view, views)[0]) ?? 'grid';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kith-directory': KithDirectory;
  }
}
