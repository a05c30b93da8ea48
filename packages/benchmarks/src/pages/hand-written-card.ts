import type { Member } from '@kith/core';

const template = makeTemplate();

export function newCard(): HTMLLIElement {
  const card = template.content.firstElementChild?.cloneNode(true);
  if (!(card instanceof HTMLLIElement)) throw new TypeError('The card template holds no <li>.');
  return card;
}

function makeTemplate(): HTMLTemplateElement {
  const template = document.createElement('template');
  // The page's own words: nothing of a member passes here.
  // eslint-disable-next-line no-restricted-properties
  template.innerHTML = `<li class="card"><article>
    <span class="avatar" aria-hidden="true"></span>
    <div><h3><a><bdi></bdi></a></h3><p class="headline" dir="auto"></p><p class="place" dir="auto"></p><ul class="topics" role="list"></ul></div>
    <button type="button"></button>
  </article></li>`;
  return template;
}

/** Puts a member's words into a card that may have shown another. */
export function fillCard(card: HTMLLIElement, member: Member, following: boolean): void {
  const [avatar, text, follow] = card.firstElementChild?.children ?? [];
  if (!avatar || !text || !(follow instanceof HTMLButtonElement)) return;
  const [name, headline, place, topics] = text.children;
  avatar.textContent = initials(member.name ?? '');
  set(name?.firstElementChild?.firstElementChild, member.name);
  name?.firstElementChild?.setAttribute('href', `/people/${encodeURIComponent(member.handle ?? member.id)}`);
  set(headline, member.headline);
  set(place, member.location);
  const labels = member.expertise ?? [];
  for (let i = 0; topics && i < Math.max(labels.length, topics.children.length); i++) {
    const chip = topics.children[i] ?? topics.appendChild(document.createElement('li'));
    const label = labels[i];
    chip.toggleAttribute('hidden', label === undefined);
    set(chip, label);
  }
  follow.value = member.id;
  follow.textContent = following ? 'Following' : 'Follow';
  follow.setAttribute('aria-label', `Follow ${member.name ?? ''}`);
  follow.setAttribute('aria-pressed', String(following));
}

function set(element: Element | undefined | null, text: string | null | undefined): void {
  if (element) element.textContent = text ?? '';
}

function initials(name: string): string {
  const words = name.split(' ').filter(Boolean);
  return `${words[0]?.[0] ?? ''}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`;
}

export const cardStyles = `
  .people { font: 16px/1.4 system-ui, sans-serif; }
  .people input { font: inherit; inline-size: 100%; padding: 10px 12px; border: 1px solid #8888; border-radius: 8px; }
  .people > ul { position: relative; margin: 0; padding: 0; list-style: none; }
  .card article { display: flex; gap: 12px; padding: 16px; border: 1px solid #8884; border-radius: 12px; block-size: 172px; overflow: hidden; }
  .card .avatar { flex: none; display: grid; place-items: center; inline-size: 48px; block-size: 48px; border-radius: 50%; background: #dde6f7; color: #1d3a75; font-weight: 600; }
  .card div { flex: 1; min-inline-size: 0; }
  .card h3 { margin: 0; font-size: 1em; font-weight: 600; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .card h3 a { color: inherit; text-decoration: none; }
  .card p { margin: 2px 0 0; font-size: 0.875em; }
  .card .place { color: #666; }
  .card .topics { display: flex; flex-wrap: wrap; gap: 4px; margin: 8px 0 0; padding: 0; list-style: none; }
  .card .topics li { padding: 2px 8px; border-radius: 99px; background: #8882; font-size: 0.8em; }
  .card button { align-self: start; min-block-size: 32px; border: 1px solid #8888; border-radius: 8px; background: none; color: inherit; font: inherit; font-size: 0.875em; }
`;

/** For cards that a script puts in their places. */
export const placedCardStyles = `
  .card { position: absolute; inset-block-start: 0; inset-inline-start: 0; contain: layout style; }
`;

/** For cards that the browser puts in their places. */
export const flowingCardStyles = `
  .people > ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 272px), 1fr)); gap: 16px; }
`;
