import type { Member } from '@kith/core';
import { memberCard, type PeopleController } from '@kith/people';
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ListWindow, WindowHost } from '../window/list-window.js';
import type { MemberTable } from '../table/member-table.js';
import type { View } from './choice.js';

/** From how many members on only those on the screen are in the document. */
const windowedFrom = 200;
const firstScreen = 15;
/** Said again: Safari takes a list without markers for none. */
const listRole = 'list';

export interface ItemsHost extends WindowHost, HTMLElement {
  addController(controller: ReactiveController): void;
  readonly people: PeopleController;
  readonly renderMember: ((member: Member) => unknown) | undefined;
}

/** What renders the items, and loads what that takes when it takes it: windowing, the table, the host's template. */
export class ItemsController implements ReactiveController {
  readonly #host: ItemsHost;
  #window: ListWindow | undefined;
  #table: MemberTable | undefined;
  #bind: ((member: Member) => unknown) | undefined;
  #loading = new Set<string>();
  #windowed = false;

  constructor(host: ItemsHost) {
    this.#host = host;
    host.addController(this);
  }

  render(
    items: readonly Member[],
    {
      view,
      total,
      label,
      offset,
      table,
    }: {
      readonly view: View;
      readonly total: number;
      readonly label: string;
      /** How many come before the first of these. */
      readonly offset: number;
      readonly table: Omit<Parameters<MemberTable>[0], 'rows' | 'label' | 'people'>;
    },
  ): unknown {
    const many = items.length > windowedFrom;
    this.#windowed = many;
    if (many)
      this.#load('window', async () => {
        const { ListWindow } = await import('../window/list-window.js');
        this.#window = new ListWindow(this.#host);
      });
    const limit = many ? firstScreen : items.length;
    const windowed = many ? this.#window?.shown(items) : undefined;
    const shown = windowed ?? items.slice(0, limit).map((_, index) => index);
    const rows = shown.flatMap((index) => {
      const member = items[index];
      return member ? [{ member, index }] : [];
    });
    const { people } = this.#host;
    if (view === 'table') {
      if (this.#table) return this.#table({ ...table, rows, label, people });
      this.#load('table', async () => {
        const { adoptTable, memberTable } = await import('../table/member-table.js');
        adoptTable(this.#host.renderRoot);
        this.#table = memberTable;
      });
    }
    const item = this.#itemTemplate();
    return html`<ul
      class="list ${view === 'grid' ? 'grid' : 'rows'}"
      part="list"
      role=${listRole}
      tabindex="-1"
      aria-label=${label}
      @pointerover=${people.point}
      @focusin=${people.point}
    >
      ${repeat(
        rows,
        ({ member }) => member.id,
        ({ member, index }) =>
          html`<li
            class="card"
            part="card"
            data-index=${index}
            aria-posinset=${many ? offset + index + 1 : nothing}
            aria-setsize=${many ? total : nothing}
          >
            ${item(member)}
          </li>`,
      )}
    </ul>`;
  }

  hostUpdated(): void {
    const list = this.#windowed ? this.#host.renderRoot.querySelector<HTMLElement>('.list') : null;
    this.#window?.settle(list);
  }

  hostDisconnected(): void {
    this.#window?.disconnect();
  }

  #itemTemplate(): (member: Member) => unknown {
    const { renderMember, people } = this.#host;
    if (renderMember) return renderMember;
    const own = this.#host.querySelector<HTMLTemplateElement>(':scope > template[data-kith="member"]');
    if (own) {
      this.#load('template', async () => {
        const { memberBinder } = await import('../item-template/item-template.js');
        this.#bind = memberBinder(own, people);
      });
      return this.#bind ?? (() => nothing);
    }
    return (member): TemplateResult => memberCard(member, people);
  }

  /** Loads a part once. What cannot be loaded now is tried again with the next render that wants it. */
  #load(part: string, load: () => Promise<void>): void {
    if (this.#loading.has(part)) return;
    this.#loading.add(part);
    load().then(
      () => this.#host.requestUpdate(),
      () => this.#loading.delete(part),
    );
  }
}
