import type { Member } from '@kith/core';
import { KithDirectory } from '@kith/directory';
import { HoverCard } from '@kith/people/hover-card';
import type { BioField } from './fields.js';
import { deepElements, unsafeIn } from './inspect.js';
import { directory, settled, show } from './stage.js';
import { takeSeen } from './watch.js';

const views = { 'bio (text)': 'grid', 'bio (markdown)': 'list', 'bio (html)': 'table' } as const;

/** Where a host's address for a member could be led astray. */
const memberUrls = { 'bio (text)': '/people/{handle}', 'bio (markdown)': '{handle}', 'bio (html)': undefined } as const;

type Hook = (stage: HTMLElement) => void;

/**
 * Shows members in every widget and says what went wrong. Each bio format goes with another view of the directory
 * and another template for links. `prepare` sees the widgets before they are drawn, `look` when all is drawn.
 */
export async function tryMembers(
  members: readonly Member[],
  bio: BioField,
  prepare?: Hook,
  look?: Hook,
): Promise<readonly string[]> {
  const memberUrl = memberUrls[bio];
  const { stage, remove } = show(members, memberUrl ? { 'member-url': memberUrl } : {}, (stage) => {
    const others = document.createElement('div');
    // Laying them out costs most of the time and changes nothing in what they hold.
    others.hidden = true;
    for (const { id } of members) others.append(widgetOf('kith-profile', id));
    // These show no bio: once is enough.
    if (bio === 'bio (text)')
      others.append(avatarsOf(members), ...members.map(({ id }) => widgetOf('kith-member-card', id)));
    stage.append(directory(views[bio], members.length), others);
    prepare?.(stage);
  });
  const problems: string[] = [];
  try {
    await settled(stage, () => drawn(stage, members.length));
    for (const element of deepElements(stage)) {
      if (element instanceof HTMLButtonElement && element.part.contains('facet-more')) element.click();
    }
    const cards = bio === 'bio (text)' ? hoverCards(stage) : [];
    await settled(stage, () => true);
    look?.(stage);
    problems.push(...unsafeIn(stage), ...takeSeen());
    for (const card of cards) card.hide();
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error));
  }
  problems.push(...unsafeIn(stage), ...takeSeen());
  remove();
  return problems;
}

/** What floats at each name while it is pointed at: all of them at once, and not really floating. */
function hoverCards(stage: HTMLElement): readonly HoverCard[] {
  HTMLElement.prototype.showPopover = () => {};
  const [directory] = stage.querySelectorAll('kith-directory');
  const names = [...(directory?.shadowRoot?.querySelectorAll<HTMLElement>('[data-member]') ?? [])];
  return names.flatMap((name) => {
    const id = name.dataset['member'];
    if (!directory || id === undefined) return [];
    const card = new HoverCard(directory.people, name, id, false);
    card.show();
    return [card];
  });
}

function avatarsOf(members: readonly Member[]): HTMLElement {
  const element = document.createElement('kith-avatars');
  element.members = members;
  element.max = members.length;
  return element;
}

function widgetOf(tag: 'kith-member-card' | 'kith-profile', id: string): HTMLElement {
  const element = document.createElement(tag);
  element.member = id;
  return element;
}

/** Whether every member is in the directory, and every card and profile has its own, with what comes once they are there. */
function drawn(stage: HTMLElement, count: number): boolean {
  return [...stage.querySelectorAll('kith-directory, kith-avatars, kith-member-card, kith-profile')].every(
    (element) => {
      const { localName, shadowRoot } = element;
      const [part, wanted] =
        localName === 'kith-directory'
          ? ['name', count]
          : localName === 'kith-avatars'
            ? ['avatar', count]
            : ['name', 1];
      if ((shadowRoot?.querySelectorAll(`[part~=${part}]`).length ?? 0) < wanted) return false;
      if (!(element instanceof KithDirectory)) return true;
      const around = element.view === 'table' ? '[part~=table]' : '[role=status]';
      return shadowRoot?.querySelector(around) !== null && element.people.point !== undefined;
    },
  );
}
