import type { Member } from '@kith/core';
import { css, html, nothing, type TemplateResult } from 'lit';
import { firstPeopleMessages, type FirstPeopleMessage } from '../messages/first.js';
import type { PeopleController } from '../people/people-controller.js';

/**
 * The button that follows a member and, pressed again, no longer does. A guest gets the way to sign in; nothing is
 * there where the viewer may not. Needs `followStyles` and `button`.
 */
export function followButton(member: Member, people: PeopleController): TemplateResult | typeof nothing {
  const offer = people.followOffer(member);
  if (offer === 'none') return nothing;
  const text = (key: FirstPeopleMessage, values?: { readonly name: string }): string =>
    people.context.text(firstPeopleMessages, key, values);
  const name = people.name(member);
  const problem = people.problem(member);
  const following = Boolean(member.following);
  // The words that are seen are part of the name (WCAG 2.5.3): who speaks to the page says what it shows.
  const label = text(following ? 'following-name' : 'follow-name', { name });
  const href = offer === 'sign-in' ? people.signInHref : undefined;
  return html`${
    href
      ? html`<a
          class="button follow"
          part="follow"
          href=${href}
          aria-label=${label}
          @click=${(event: MouseEvent) => people.signIn(event, member)}
          >${text('follow')}</a
        >`
      : html`<button
          class="button follow"
          part="follow"
          type="button"
          aria-label=${label}
          aria-pressed=${following}
          @click=${() => people.toggleFollow(member)}
        >
          ${text(following ? 'following' : 'follow')}
        </button>`
  }${problem ? html`<p class="problem" part="follow-error" role="alert">${problem}</p>` : nothing}`;
}

export const followStyles = css`
  .follow {
    min-block-size: max(var(--_target), 1.875em * var(--_density));
    padding-inline: 0.75em;
    border-color: var(--_divider);
    font-size: var(--_text-s);
    font-weight: inherit;
    white-space: nowrap;
  }
  .follow:hover {
    border-color: var(--_control);
  }
  .follow[aria-pressed='true'] {
    border-color: transparent;
    background: color-mix(in oklab, var(--_link) 12%, transparent);
    color: var(--_link);
  }
  @media print {
    .follow {
      display: none;
    }
  }
  .problem {
    margin: 0;
    color: var(--_danger);
    font-size: var(--_text-s);
  }
`;
