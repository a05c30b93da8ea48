import type { Member } from '@kith/core';
import { avatar } from '@kith/ui';
import { html, nothing, type TemplateResult } from 'lit';
import { followButton } from '../follow/follow-button.js';
import { firstPeopleMessages } from '../messages/first.js';
import { recordsOf, textOf, textsOf } from '../people/fields.js';
import { memberName } from '../people/member-name.js';
import type { PeopleController } from '../people/people-controller.js';

const chips = 3;

/** A text of a member as an element named for it; no trace where there is none. */
export function fact(tag: 'headline' | 'pronouns' | 'location' | 'organisation', value: unknown): unknown {
  const text = textOf(value);
  if (!text) return nothing;
  return tag === 'headline'
    ? html`<p class="headline" part="headline" dir="auto">${text}</p>`
    : html`<bdi class=${tag} part=${tag} dir="auto">${text}</bdi>`;
}

/** The first few of a list as chips and how many more there are. */
export function chipsOf(values: unknown, part: string, people: PeopleController, limit = chips): unknown {
  const texts = textsOf(values);
  if (!texts.length) return nothing;
  // One chip more takes no more room than saying that there is one more.
  const shown = texts.length > limit + 1 ? texts.slice(0, limit) : texts;
  const rest = texts.length - shown.length;
  return html`<p class="chips" part=${part}>
    ${shown.map((text) => html`<bdi class="chip" part="chip" dir="auto">${text}</bdi> `)}${
      rest ? people.context.text(firstPeopleMessages, 'more', { count: rest }) : nothing
    }
  </p>`;
}

/** Where somebody is to be found: for whom they work, and where they live. */
export function placeOf(member: Member): unknown {
  const organisation = fact('organisation', member.organisation);
  const location = fact('location', member.location);
  if (organisation === nothing && location === nothing) return nothing;
  const both = organisation !== nothing && location !== nothing;
  return html`<p class="place">${organisation}${both ? ' · ' : nothing}${location}</p>`;
}

/**
 * One member as a card: name, what they are known for, where they are. The same few elements make a card in a grid
 * and a row in a list. Stands inside an element with the class `card`. Needs `memberCardStyles`.
 */
export function memberCard(member: Member, people: PeopleController): TemplateResult {
  const name = people.name(member);
  const badges = recordsOf(member.badges).map(({ label }) => label);
  return html`${avatar({ id: member.id, name, url: member.avatarUrl })}
    <div class="about">
      ${memberName(member, people)} ${fact('pronouns', member.pronouns)} ${chipsOf(badges, 'badges', people, 2)}
      ${fact('headline', member.headline)} ${chipsOf(member.expertise, 'expertise', people)} ${placeOf(member)}
    </div>
    ${followButton(member, people)}`;
}
