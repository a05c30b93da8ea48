import type { Author } from '@kith/core';
import { memberName, recordsOf, textOf } from '@kith/people';
import { avatar } from '@kith/ui';
import { html, nothing, type TemplateResult } from 'lit';
import type { KithEvent } from './event.js';

/** Said again: Safari takes a list without markers for none. */
const listRole = 'list';

/** Those who invite or speak, as cards with the hover card of members. */
export function peopleOf(
  what: 'hosts' | 'speakers',
  authors: readonly Author[] | null | undefined,
  page: KithEvent,
): unknown {
  const shown = recordsOf(authors).filter(({ id, name, handle }) => textOf(id) ?? textOf(name) ?? textOf(handle));
  if (!shown.length) return nothing;
  return html`<section part="people ${what}">
    <div class="heading" role="heading" aria-level=${page.level + 1}>${page.words(what)}</div>
    <ul class="people" role=${listRole} @pointerover=${page.people.point} @focusin=${page.people.point}>
      ${shown.map((author) => html`<li part="person">${person(author, page)}</li>`)}
    </ul>
  </section>`;
}

function person(author: Author, { people }: KithEvent): TemplateResult {
  const id = textOf(author.id);
  const name = textOf(author.name) ?? textOf(author.handle);
  const headline = textOf(author.headline);
  return html`${avatar({ id: id ?? name ?? '', name, url: author.avatarUrl })}
    <div>
      ${id ? memberName({ ...author, id }, people) : html`<bdi class="name" part="name" dir="auto">${name}</bdi>`}
      ${headline ? html`<p class="headline" part="headline"><bdi dir="auto">${headline}</bdi></p>` : nothing}
    </div>`;
}
