import type { Member } from '@kith/core';
import { base, firstUiMessages, iconStyles, KithElement, skeleton, skeletonStyles } from '@kith/ui';
import { css, html, type PropertyDeclarations } from 'lit';
import { MembersController } from '../people/members-controller.js';
import { PeopleController } from '../people/people-controller.js';
import { memberCard } from './card.js';
import { memberCardStyles } from './card.styles.js';

/**
 * @summary One member, as a card.
 * @tag kith-member-card
 *
 * @slot - Shown when the member cannot be loaded, and before the script runs.
 * @slot footer - Below the member.
 *
 * @event {KithMemberOpenEvent} kith-member-open - The member is opened; `preventDefault()` lets a router do it.
 * @event {KithMemberFollowEvent} kith-member-follow - Before the member is followed; cancelable.
 * @event {KithMemberUnfollowEvent} kith-member-unfollow - Before the member is no longer followed; cancelable.
 * @event {KithMemberFollowedEvent} kith-member-followed - The member is followed now.
 * @event {KithMemberUnfollowedEvent} kith-member-unfollowed - The member is no longer followed.
 * @event {KithSignInRequestEvent} kith-sign-in-request - A guest wants to follow; cancelable.
 *
 * @csspart card - The card.
 * @csspart avatar - The picture, or the initials.
 * @csspart name - The name.
 * @csspart pronouns - The pronouns.
 * @csspart badges - The badges; each is a `chip`.
 * @csspart headline - One line on who they are.
 * @csspart expertise - What they are known for; each is a `chip`.
 * @csspart organisation - For whom they work.
 * @csspart location - Where they live.
 * @csspart follow - The button that follows.
 * @csspart follow-error - What went wrong with following.
 * @csspart hover-card - What floats at a name that is pointed at.
 *
 * @cssproperty [--kith-member-card-padding=var(--kith-space-l)] - Inner spacing.
 *
 * @cssstate loading - The member is on the way.
 * @cssstate failed - The member could not be loaded.
 * @cssstate following - The viewer follows the member.
 */
export class KithMemberCard extends KithElement {
  static override styles = [
    base,
    ...memberCardStyles,
    iconStyles,
    skeletonStyles,
    css`
      :host {
        container-type: inline-size;
      }
    `,
  ];

  static override properties: PropertyDeclarations = {
    member: {},
    data: { attribute: false },
  };

  /** Who: an id, or a handle after `@`. */
  member: string | undefined;
  /** The member itself, where the host has it. */
  data: Member | undefined;

  readonly #people = new PeopleController(this, this.context);
  readonly #members = new MembersController(this, () => ({
    community: this.connection.community,
    refs: this.data || !this.member ? [] : [this.member],
    data: this.data ? [this.data] : [],
  }));

  protected override retry(): void {
    void this.#members.refetch();
  }

  protected override render(): unknown {
    const [member] = this.#members.members;
    if (member)
      return html`<article class="card" part="card" @pointerover=${this.#people.point} @focusin=${this.#people.point}>
        ${memberCard(member, this.#people)}<slot name="footer"></slot>
      </article>`;
    const { error } = this.#members;
    const { barrier } = this;
    if (barrier) return barrier;
    if (error) return html`${this.say((notices) => notices.read({ error }, () => this.retry()))}<slot></slot>`;
    return html`<div aria-busy="true">
      <p class="visually-hidden">${this.text(firstUiMessages, 'loading')}</p>
      <div aria-hidden="true">${skeleton('card')}</div>
    </div>`;
  }

  protected override updated(): void {
    const [member] = this.#members.members;
    this.toggleState('loading', !member && this.#members.pending);
    this.toggleState('failed', !member && this.#members.error !== undefined);
    this.toggleState('following', Boolean(member?.following));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kith-member-card': KithMemberCard;
  }
}
