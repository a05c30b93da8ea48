import type { Member } from '@kith/core';
import { html, type TemplateResult } from 'lit';
import type { PeopleController } from './people-controller.js';

/** A member's name: a link to their page, else a button that shows more. Both can be pointed at for the hover card. */
export function memberName(member: Member, people: PeopleController, part = 'name'): TemplateResult {
  const href = people.href(member);
  const name = html`<bdi dir="auto">${people.name(member)}</bdi>`;
  const open = (event: MouseEvent): void => people.open(event, member);
  return href
    ? html`<a class="name" part=${part} href=${href} data-member=${member.id} @click=${open}>${name}</a>`
    : html`<button class="name" part=${part} type="button" data-member=${member.id} @click=${open}>${name}</button>`;
}
