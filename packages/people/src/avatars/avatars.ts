import type { Member } from '@kith/core';
import { avatar, avatarStyles, base, iconStyles, KithElement } from '@kith/ui';
import { css, html, nothing, type TemplateResult, type PropertyDeclarations } from 'lit';
import { peopleMessages, type PeopleMessage } from '../messages/messages.js';
import { textOf } from '../people/fields.js';
import { MembersController } from '../people/members-controller.js';
import { PeopleController } from '../people/people-controller.js';

/** Said again: Safari takes a list without markers for none. */
const listRole = 'list';

/**
 * @summary Several members as a stack of faces, with how many more there are.
 * @tag kith-avatars
 *
 * @slot - Shown before the script runs.
 *
 * @event {KithMemberOpenEvent} kith-member-open - A member is opened; `preventDefault()` lets a router do it.
 *
 * @csspart list - The stack.
 * @csspart avatar - One face.
 * @csspart more - How many more there are.
 *
 * @cssproperty [--kith-avatars-overlap=0.5em] - By how much a face lies over the one before.
 */
export class KithAvatars extends KithElement {
  static override styles = [
    base,
    avatarStyles,
    iconStyles,
    css`
      ul {
        display: flex;
        flex-wrap: wrap;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: grid;
      }
      li + li {
        margin-inline-start: calc(-1 * var(--kith-avatars-overlap, 0.5em));
      }
      li > * {
        border-radius: var(--kith-avatar-radius, 50%);
      }
      li:hover,
      li:focus-within {
        z-index: 1;
      }
      a {
        display: grid;
        color: inherit;
        text-decoration: none;
      }
      .avatar,
      .rest {
        box-shadow: 0 0 0 2px var(--kith-color-canvas, Canvas);
      }
      .rest {
        display: grid;
        place-items: center;
        block-size: 2em;
        min-inline-size: 2em;
        padding-inline: calc(0.375em + var(--kith-avatars-overlap, 0.5em)) 0.5em;
        background: color-mix(in oklab, currentColor 10%, var(--kith-color-canvas, Canvas));
        font-size: 1em;
      }
      .rest > span {
        font-size: 0.75em;
        font-weight: var(--_strong);
      }
    `,
  ];

  static override properties: PropertyDeclarations = {
    members: {},
    max: { type: Number },
    total: { type: Number },
    label: {},
  };

  /** Who: ids, or handles after `@`, with spaces between; as a property also the members themselves. */
  members: string | readonly Member[] = '';
  /** How many faces are shown at most. */
  max = 5;
  /** How many there are in all, where that is more than those given. */
  total: number | undefined;
  /** What the stack stands for, such as "Going". */
  label = '';

  readonly #people = new PeopleController(this, this.context);
  readonly #members = new MembersController(this, () => ({
    community: this.connection.community,
    refs: this.#refs.slice(0, this.#limit),
    data: typeof this.members === 'string' ? [] : this.members.slice(0, this.#limit),
  }));

  protected override render(): unknown {
    const shown = this.#members.members;
    const given = typeof this.members === 'string' ? this.#refs.length : this.members.length;
    const rest = Math.max(given, this.total ?? 0) - Math.min(given, this.#limit);
    if (!given && !rest) return nothing;
    const text = (key: PeopleMessage, values?: { readonly count: number }): string =>
      this.text(peopleMessages, key, values);
    return html`<ul
      part="list"
      role=${listRole}
      aria-label=${this.label || text('members')}
      aria-busy=${this.#members.pending}
      @pointerover=${this.#people.point}
      @focusin=${this.#people.point}
    >
      ${shown.map((member) => html`<li>${this.#face(member)}</li>`)}
      ${
        rest > 0
          ? html`<li>
              <span class="rest" part="more" role="img" aria-label=${text('more-members', { count: rest })}
                ><span aria-hidden="true">${text('more', { count: rest })}</span></span
              >
            </li>`
          : nothing
      }
    </ul>`;
  }

  #face(member: Member): TemplateResult {
    const name = this.#people.name(member);
    const href = this.#people.href(member);
    const face = avatar({
      id: member.id,
      name: textOf(member.name) ?? textOf(member.handle),
      url: member.avatarUrl,
      size: 's',
      label: name,
    });
    return href
      ? html`<a href=${href} data-member=${member.id} @click=${(event: MouseEvent) => this.#people.open(event, member)}
          >${face}</a
        >`
      : face;
  }

  get #limit(): number {
    return Number.isInteger(this.max) && this.max > 0 ? this.max : 5;
  }

  get #refs(): readonly string[] {
    return typeof this.members === 'string' ? [...new Set(this.members.split(/\s+/).filter(Boolean))] : [];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kith-avatars': KithAvatars;
  }
}
