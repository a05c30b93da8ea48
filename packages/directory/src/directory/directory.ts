import type { Member, MemberSort } from '@kith/core';
import { PeopleController } from '@kith/people';
import {
  afterPaint,
  firstUiMessages,
  KithElement,
  Lazy,
  PagesController,
  skeleton,
  type PagesState,
  type Read,
} from '@kith/ui';
import { html, nothing, type PropertyValues, type PropertyDeclarations } from 'lit';
import { firstDirectoryMessages } from '../messages/first.js';
import { listInput, sortOf, views, type ListSupport, type View } from './choice.js';
import type { DirectoryControls } from './directory-controls.js';
import { directoryStyles } from './directory.styles.js';
import { ItemsController } from './items-controller.js';

const controls = new Lazy(() => import('./directory-controls.js'));

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

  static override properties: PropertyDeclarations = {
    facets: {},
    search: {},
    sort: {},
    view: {},
    views: {},
    paging: {},
    pageSize: { type: Number, attribute: 'page-size' },
    syncUrl: { attribute: 'sync-url' },
    heading: {},
    renderMember: { attribute: false },
  };

  /** What the list can be narrowed by: expertise, offers, wants, location, organisation, language, badge. */
  facets = '';
  /** Words to search for at first. */
  search = '';
  /** The order at first: relevance, name, newest or active. */
  sort: string | undefined;
  /** How members are shown at first: grid, list or table. */
  view = 'grid';
  /** The views that the reader can choose from; one name takes the switch away. */
  views = views.join(' ');
  /** How further members come: `more` by a button, `scroll` by reaching the end, `pages` by number. */
  paging = 'more';
  /** How many members come at a time. */
  pageSize = 24;
  /** Keeps the choice in the page's address, in parameters that begin with this. */
  syncUrl: string | undefined;
  /** A heading above everything. */
  heading = '';
  /** Renders one member instead of the card: any Lit template, inside the list's own item. */
  renderMember: ((member: Member) => unknown) | undefined;

  readonly people = new PeopleController(this, this.context);
  readonly #list = new PagesController<'members.list'>(this, () => this.#read());
  readonly #items = new ItemsController(this);
  /** What stands around the members: loaded once the first of them are on the screen, or before where they need it. */
  #controls: DirectoryControls | undefined;
  #asked = false;
  /** The controls cannot be loaded: the members do without for now. */
  #alone = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#controls?.willUpdate(changed);
  }

  protected override render(): unknown {
    const { barrier } = this;
    if (barrier) return barrier;
    const { community } = this.connection;
    const around = this.#controls;
    const state = this.#list.state;
    const faceted = around ? around.faceted : this.facets && community?.supports('members.facets');
    return html`<div class="directory" part="directory">
      ${this.heading ? html`<h2 part="heading">${this.heading}</h2>` : nothing}<slot name="header"></slot>
      <div class="bar" part="bar">${around?.bar()}</div>
      <div class="body ${faceted ? 'faceted' : ''}">
        ${around?.panel()}
        <div
          class="results ${state.refreshing ? 'stale' : ''}"
          aria-busy=${state.refreshing || state.status === 'pending'}
        >
          ${around?.chips()}
          ${state.items.length ? html`<p class="count" part="count">${this.count(state)}</p>` : nothing}
          ${this.#results(state)} ${around?.further(state)}
          <slot name="footer"></slot>
        </div>
      </div>
      ${around?.after(state)}
    </div>`;
  }

  protected override updated(): void {
    const { status, items, refreshing } = this.#list.state;
    this.toggleState('loading', status === 'pending');
    this.toggleState('refreshing', refreshing);
    this.toggleState('empty', status === 'ready' && !items.length);
    this.toggleState('failed', status === 'failed');
    if (this.#asked) return;
    if (this.#needsControls) void this.#takeControls();
    else if (status !== 'pending') afterPaint(() => void this.#takeControls());
  }

  /** How many members there are, or are shown where the backend does not say. */
  protected count({ items, total }: PagesState<Member>): string {
    return total === undefined
      ? this.text(firstDirectoryMessages, 'count-shown', { count: items.length })
      : this.text(firstDirectoryMessages, 'count', { count: total });
  }

  protected override retry(): void {
    void this.#list.refetch();
  }

  #results(state: PagesState<Member>): unknown {
    const { items, status, error, partial } = state;
    const around = this.#controls;
    if (!items.length && (status === 'pending' || this.#waits)) return this.#skeleton();
    const again = (): void => this.retry();
    const notice = error || partial ? this.say((notices) => notices.read(state, again, items.length > 0)) : nothing;
    if (items.length) return html`${notice} ${this.#waits ? this.#skeleton() : this.#members(state)}`;
    return error ? html`${notice}<slot></slot>` : around?.none();
  }

  #members({ items, total }: PagesState<Member>): unknown {
    const around = this.#controls;
    return this.#items.render(items, {
      view: this.#view,
      total: total ?? items.length,
      label: this.heading || this.text(firstDirectoryMessages, 'members'),
      offset: around?.offset ?? 0,
      table: around?.table(total),
      each: around?.each,
    });
  }

  #skeleton(): unknown {
    if (this.#support?.instant) return nothing;
    const grid = this.#view === 'grid';
    return html`<p class="visually-hidden">${this.text(firstUiMessages, 'loading')}</p>
      <div class="list ${grid ? 'grid' : 'rows'}" aria-hidden="true">
        ${skeleton(grid ? 'card' : 'row', Math.min(this.pageSize, grid ? 9 : 6))}
      </div>`;
  }

  /**
   * The controls understand what the address says, and make a table. Where the members are at hand nothing is gained by
   * showing them first.
   */
  get #needsControls(): boolean {
    return !this.#controls && (this.#readsAddress || this.#view === 'table' || this.#support?.instant === true);
  }

  get #readsAddress(): boolean {
    return this.syncUrl !== undefined && location.search !== '';
  }

  get #waits(): boolean {
    return this.#needsControls && !this.#alone;
  }

  async #takeControls(): Promise<void> {
    if (this.#asked) return;
    this.#asked = true;
    try {
      const { DirectoryControls } = await controls.load();
      this.#controls = new DirectoryControls({
        element: this,
        context: this.context,
        list: this.#list,
        sort: () => this.#sort,
        count: (state) => this.count(state),
      });
    } catch {
      this.#asked = false; // tried again with the next update
      if (this.#alone) return;
      this.#alone = true;
    }
    this.requestUpdate();
  }

  #read(): Read<'members.list'> | undefined {
    const { community } = this.connection;
    const support = this.#support;
    if (!community || !support || (this.#readsAddress && this.#waits)) return undefined;
    const around = this.#controls;
    const input = listInput(support, around?.choice.search ?? this.search ?? '', this.#sort, this.pageSize);
    return { community, name: 'members.list', input: around?.narrow(input, support) ?? input };
  }

  get #support(): ListSupport | undefined {
    return this.connection.community?.supports('members.list');
  }

  get #sort(): MemberSort | undefined {
    return this.#support && sortOf(this.#support, this.#controls?.choice.sort, this.sort);
  }

  get #view(): View {
    return this.#controls?.view ?? views.find((view) => view === this.view) ?? 'grid';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kith-directory': KithDirectory;
  }
}
