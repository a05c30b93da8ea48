import type { Member, MemberSort } from '@kith/core';
import {
  fact,
  firstPeopleMessages,
  followButton,
  memberName,
  textOf,
  textsOf,
  type PeopleController,
} from '@kith/people';
import { adopt, avatar, chevronDownIcon, icon } from '@kith/ui';
import { css, html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Words } from '../directory/bar.js';

/** How many fields of expertise a row names. */
const most = 3;

interface Options {
  readonly rows: readonly { readonly member: Member; readonly index: number }[];
  readonly label: string;
  readonly people: PeopleController;
  readonly words: Words;
  /** All rows, those not rendered too, where that is known. */
  readonly total: number | undefined;
  /** How many members come before the first of these. */
  readonly offset: number;
  readonly sorts: readonly MemberSort[];
  readonly sort: MemberSort | undefined;
  readonly sortBy: (sort: MemberSort) => void;
  readonly has: (field: keyof Member) => boolean;
  readonly date: (value: string) => string;
}

export type MemberTable = typeof memberTable;

/** Members as a table. Columns that the backend has no field for are not there. Needs `adoptTable`. */
export function memberTable({
  rows,
  label,
  people,
  words,
  total,
  offset,
  sorts,
  sort,
  sortBy,
  has,
  date,
}: Options): TemplateResult {
  const columns = [
    { field: 'name', sort: 'name', cell: nameCell },
    { field: 'expertise', cell: (member: Member) => knownFor(textsOf(member.expertise)) },
    { field: 'organisation', cell: (member: Member) => textOf(member.organisation) },
    { field: 'location', cell: (member: Member) => textOf(member.location) },
    { field: 'joinedAt', sort: 'newest', cell: (member: Member) => when(textOf(member.joinedAt)) },
  ] as const;
  const shown = columns.filter(({ field }) => has(field));
  const follows = rows.some(({ member }) => people.followOffer(member) !== 'none');

  function nameCell(member: Member): TemplateResult {
    const name = people.name(member);
    return html`${avatar({ id: member.id, name, url: member.avatarUrl, size: 's' })}${memberName(member, people)}
    ${fact('headline', member.headline)}`;
  }

  function knownFor(texts: readonly string[]): string {
    const rest = texts.length - most;
    return (
      texts.slice(0, most).join(', ') +
      (rest > 0 ? ` ${people.context.text(firstPeopleMessages, 'more', { count: rest })}` : '')
    );
  }

  function when(iso: string | undefined): string | undefined {
    return iso && date(iso);
  }

  function heading(column: (typeof columns)[number]): TemplateResult {
    const text = words(column.field === 'joinedAt' ? 'joined' : column.field);
    const order = 'sort' in column && sorts.includes(column.sort) ? column.sort : undefined;
    if (!order) return html`<th scope="col">${text}</th>`;
    const sorted = sort === order ? (order === 'name' ? 'ascending' : 'descending') : undefined;
    return html`<th scope="col" aria-sort=${sorted ?? nothing}>
      <button type="button" part="column" @click=${() => sortBy(order)}>
        ${text}${sorted ? icon(chevronDownIcon) : nothing}
      </button>
    </th>`;
  }

  const span = shown.length + (follows ? 1 : 0);
  return html`<table part="table" aria-label=${label} aria-rowcount=${total === undefined ? -1 : total + 1}>
    <thead>
      <tr>
        ${shown.map(heading)}${follows ? html`<td></td>` : nothing}
      </tr>
    </thead>
    <tbody class="list" part="list" tabindex="-1" @pointerover=${people.point} @focusin=${people.point}>
      <tr class="space" aria-hidden="true">
        <td colspan=${span}></td>
      </tr>
      ${repeat(
        rows,
        ({ member }) => member.id,
        ({ member, index }) =>
          html`<tr part="card" data-index=${index} aria-rowindex=${offset + index + 2}>
            ${shown.map(({ field, cell }) =>
              field === 'name'
                ? html`<th class="who" scope="row">${cell(member)}</th>`
                : html`<td part=${field === 'joinedAt' ? 'joined' : field} dir="auto">${cell(member)}</td>`,
            )}
            ${follows ? html`<td class="does">${followButton(member, people)}</td>` : nothing}
          </tr>`,
      )}
      <tr class="space" aria-hidden="true">
        <td colspan=${span}></td>
      </tr>
    </tbody>
  </table>`;
}

/** Gives the widget the styles of the table. */
export function adoptTable(root: Node): void {
  adopt(root, tableStyles);
}

const tableStyles = css`
  @media print {
    /* What orders a column is its name too. */
    thead button {
      display: inline !important;
    }
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    text-align: start;
  }
  tbody.list {
    display: table-row-group;
    position: relative;
  }
  thead th {
    padding: var(--_space-s);
    border-block-end: var(--_border) solid var(--_control);
    color: var(--_muted);
    font-size: var(--_text-s);
    font-weight: inherit;
    text-align: start;
    white-space: nowrap;
  }
  thead button {
    display: inline-flex;
    align-items: center;
    gap: 0.25em;
    min-block-size: var(--_target);
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  thead button:hover,
  [aria-sort] button {
    color: var(--kith-color-text, CanvasText);
    font-weight: var(--_strong);
  }
  thead .icon {
    inline-size: 1em;
    block-size: 1em;
  }
  [aria-sort='ascending'] .icon {
    rotate: 180deg;
  }
  tbody :is(td, th) {
    block-size: 4.25em;
    padding: var(--_space-xs) var(--_space-s);
    border-block-end: var(--_border) solid var(--_divider);
    font-weight: inherit;
    text-align: -webkit-match-parent;
    text-align: match-parent;
    vertical-align: middle;
  }
  tbody .space td {
    block-size: 0;
    padding: 0;
    border: 0;
  }
  .who {
    position: relative;
    padding-inline-start: 3.25em;
  }
  .who > .avatar {
    position: absolute;
    inset-block-start: 50%;
    inset-inline-start: var(--_space-s);
    translate: 0 -50%;
  }
  table .headline {
    color: var(--_muted);
    -webkit-line-clamp: 1;
  }
  tbody td {
    color: var(--_muted);
    font-size: var(--_text-s);
  }
  [part='joined'] {
    white-space: nowrap;
  }
  tbody .does {
    font-size: 1em;
    text-align: end;
  }
`;
