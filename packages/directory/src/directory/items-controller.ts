import type { Member } from '@kith/core';
import { memberCard, type PeopleController } from '@kith/people';
import { Lazy } from '@kith/ui';
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { ListWindow, WindowHost } from '../window/list-window.js';
import type { View } from './choice.js';

/** From how many members on only those on the screen are in the document. */
const windowedFrom = 200;
const firstScreen = 15;
/** Said again: Safari takes a list without markers for none. */
const listRole = 'list';

const listWindow = new Lazy(() => import('../window/list-window.js'));
const itemTemplate = new Lazy(() => import('../item-template/item-template.js'));

export interface ItemsHost extends WindowHost, HTMLElement {
  addController(controller: ReactiveController): void;
  readonly people: PeopleController;
  readonly renderMember: ((member: Member) => unknown) | undefined;
}

export interface Row {
  readonly member: Member;
  /** Among all that are loaded, from 0. */
  readonly index: number;
}

export type RenderRows = (rows: readonly Row[], label: string) => TemplateResult;

export type RenderEach = (rows: readonly Row[], item: (row: Row) => TemplateResult) => unknown;

interface Options {
  readonly view: View;
  readonly total: number;
  readonly label: string;
  /** How many come before the first of these. */
  readonly offset: number;
  /** Renders rows as a table, where they are to be one. */
  readonly table: RenderRows | undefined;
  /** Renders each row so that members keep their elements when the list changes; the first list does without. */
  readonly each: RenderEach | undefined;
}

/** What renders the items, and loads what that takes when it takes it: windowing, the host's template. */
export class ItemsController implements ReactiveController {
  readonly #host: ItemsHost;
  #window: ListWindow | undefined;
  #template: HTMLTemplateElement | undefined;
  #bind: ((member: Member) => unknown) | undefined;
  #windowed = false;
  /** How many were rendered last. */
  #rendered = 0;

  constructor(host: ItemsHost) {
    this.#host = host;
    host.addController(this);
  }

  render(items: readonly Member[], { view, total, label, offset, table, each }: Options): unknown {
    const many = items.length > windowedFrom;
    this.#windowed = many;
    const rows = this.#rows(items, many);
    this.#rendered = rows.length;
    if (table) return table(rows, label);
    const { people } = this.#host;
    const content = this.#content();
    const item = ({ member, index }: Row): TemplateResult =>
      html`<li
        class="card"
        part="card"
        data-index=${index}
        aria-posinset=${many ? offset + index + 1 : nothing}
        aria-setsize=${many ? total : nothing}
      >
        ${content(member)}
      </li>`;
    return html`<ul
      class="list ${view === 'grid' ? 'grid' : 'rows'}"
      part="list"
      role=${listRole}
      tabindex="-1"
      aria-label=${label}
      @pointerover=${people.point}
      @focusin=${people.point}
    >
      ${each ? each(rows, item) : rows.map(item)}
    </ul>`;
  }

  hostUpdated(): void {
    this.#window?.settle(this.#windowed ? this.#host.renderRoot.querySelector<HTMLElement>('.list') : null);
  }

  hostDisconnected(): void {
    this.#window?.disconnect();
  }

  #rows(items: readonly Member[], many: boolean): readonly Row[] {
    const row = (member: Member | undefined, index: number): Row[] => (member ? [{ member, index }] : []);
    if (!many) return items.flatMap(row);
    this.#window ??= this.#newWindow();
    // What was there before stays until the window knows what to show.
    const least = Math.max(firstScreen, this.#rendered);
    return (
      this.#window?.shown(items, least).flatMap((index) => row(items[index], index)) ??
      items.slice(0, least).flatMap(row)
    );
  }

  #newWindow(): ListWindow | undefined {
    const loaded = listWindow.for(this.#host);
    return loaded && new loaded.ListWindow(this.#host);
  }

  #content(): (member: Member) => unknown {
    const { renderMember, people } = this.#host;
    if (renderMember) return renderMember;
    const own = this.#host.querySelector<HTMLTemplateElement>(':scope > template[data-kith="member"]');
    if (!own) return (member): TemplateResult => memberCard(member, people);
    if (own !== this.#template) {
      const loaded = itemTemplate.for(this.#host);
      if (!loaded) return () => nothing;
      this.#template = own;
      this.#bind = loaded.memberBinder(own, people);
    }
    return this.#bind ?? (() => nothing);
  }
}
