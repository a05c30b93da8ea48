import type { Id, Member, Query } from '@kith/core';
import { adopt, avatar, place } from '@kith/ui';
import { css, html, render, type TemplateResult } from 'lit';
import { followButton } from '../follow/follow-button.js';
import { chipsOf, fact, placeOf } from '../member-card/card.js';
import type { PeopleController } from '../people/people-controller.js';

/** How long the pointer may be between the name and the card. */
const graceMs = 250;
const anchorName = '--kith-hover-card';

/**
 * More about one member, floating at their name while the name or the card is pointed at or has the focus; Escape
 * closes it. Everything in it can also be had by opening the member.
 */
export class HoverCard {
  readonly #people: PeopleController;
  readonly #anchor: HTMLElement;
  readonly #id: Id;
  readonly #pressed: boolean;
  readonly #box = document.createElement('div');
  readonly #ending = new AbortController();
  #query: Query<'members.get'> | undefined;
  #grace: ReturnType<typeof setTimeout> | undefined;
  readonly #release: (() => void)[] = [];

  /** `pressed`: it was asked for by a press and takes the focus; else it came by pointing. */
  constructor(people: PeopleController, anchor: HTMLElement, id: Id, pressed: boolean) {
    this.#people = people;
    this.#anchor = anchor;
    this.#id = id;
    this.#pressed = pressed;
  }

  show(): void {
    const community = this.#people.context.community();
    const root = this.#anchor.getRootNode();
    if (!community || !(root instanceof ShadowRoot)) return;
    const box = this.#box;
    box.className = 'hover-card';
    box.part.add('hover-card');
    box.popover = 'manual';
    box.role = 'dialog';
    if (this.#pressed) box.tabIndex = -1;
    adopt(root, hoverCardStyles);
    this.#anchor.style.setProperty('anchor-name', anchorName);
    root.append(box);
    if (community.supports('members.get')) {
      this.#query = community.read('members.get', { id: this.#id });
      this.#release.push(this.#query.subscribe(() => this.#render()));
    }
    this.#release.push(community.entities.subscribe(() => this.#render()));
    this.#listen();
    this.#render();
    box.showPopover();
    place(box, this.#anchor);
    if (this.#pressed) box.focus();
  }

  readonly hide = (): void => {
    clearTimeout(this.#grace);
    this.#ending.abort();
    for (const release of this.#release.splice(0)) release();
    if (this.#box.contains(activeIn(this.#box.getRootNode()))) this.#anchor.focus();
    this.#box.remove();
    this.#anchor.style.removeProperty('anchor-name');
  };

  #listen(): void {
    const { signal } = this.#ending;
    const stay = (): void => clearTimeout(this.#grace);
    const leave = (): void => {
      stay();
      this.#grace = setTimeout(this.hide, graceMs);
    };
    const leaveFocus = (event: FocusEvent): void => {
      if (!(event.relatedTarget instanceof Node && this.#box.contains(event.relatedTarget))) leave();
    };
    const escape = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      this.hide();
    };
    for (const part of [this.#anchor, this.#box]) {
      part.addEventListener('pointerenter', stay, { signal });
      if (!this.#pressed) part.addEventListener('pointerleave', leave, { signal });
      part.addEventListener('focusin', stay, { signal });
      part.addEventListener('focusout', leaveFocus, { signal });
    }
    document.addEventListener('keydown', escape, { signal, capture: true });
  }

  #render(): void {
    const state = this.#query?.state;
    const read = state && state.status !== 'pending' ? state.data : undefined;
    const member = read ?? this.#people.context.community()?.entities.view('member', this.#id);
    if (!member || !this.#anchor.isConnected) return;
    this.#box.ariaLabel = this.#people.name(member);
    render(this.#card(member), this.#box, { host: this.#people.host });
  }

  #card(member: Member): TemplateResult {
    const people = this.#people;
    const name = people.name(member);
    const href = people.href(member);
    const words = html`<bdi dir="auto">${name}</bdi>`;
    return html`${avatar({ id: member.id, name, url: member.avatarUrl })}
      <div class="about">
        ${
          href
            ? html`<a class="name" href=${href} @click=${(event: MouseEvent) => people.open(event, member)}
                >${words}</a
              >`
            : html`<span class="name">${words}</span>`
        }
        ${fact('pronouns', member.pronouns)} ${fact('headline', member.headline)}
        ${chipsOf(member.expertise, 'expertise', people, 6)} ${placeOf(member)}
        <div>${followButton(member, people)}</div>
      </div>`;
  }
}

function activeIn(root: Node): Element | null {
  return root instanceof ShadowRoot ? root.activeElement : document.activeElement;
}

const hoverCardStyles = css`
  .hover-card {
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--_space-m);
    inset: auto;
    inline-size: min(22em, 100vw - 2em);
    margin: var(--_space-xs) 0;
    padding: var(--_space-l);
    border: var(--_border) solid var(--_divider);
    border-radius: var(--_radius-l);
    background: var(--_raised);
    color: var(--_on-raised);
    box-shadow: var(--_shadow);
    line-height: var(--_line);
    position-anchor: --kith-hover-card;
    position-area: block-end span-inline-end;
    position-try-fallbacks:
      flip-block,
      flip-inline,
      flip-block flip-inline;
  }
  .hover-card:focus {
    outline: none;
  }
  .hover-card:popover-open {
    display: grid;
  }
  .hover-card .headline {
    -webkit-line-clamp: 4;
  }
  .hover-card .follow {
    margin-block-start: var(--_space-s);
  }
`;
