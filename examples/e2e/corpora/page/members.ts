import type { Member } from '@kith/core';
import { KithDirectory } from '@kith/directory';
import { HoverCard } from '@kith/people/hover-card';
import { noField, type Family, type Look } from './family.js';
import { deepElements, unsafeIn } from './inspect.js';
import { bioFields, isMemberField, memberFieldNames, memberOf, memberWith, type BioField } from './member-fields.js';
import { directory, settled, show } from './stage.js';
import { takeSeen } from './watch.js';

const views = { 'bio (text)': 'grid', 'bio (markdown)': 'list', 'bio (html)': 'table' } as const;

/** Where a host's address for a member could be led astray. */
const memberUrls = { 'bio (text)': '/people/{handle}', 'bio (markdown)': '{handle}', 'bio (html)': undefined } as const;

export const members: Family = {
  fields: memberFieldNames,
  all: (payloads) => inEachFormat((bio) => payloads.map((payload, index) => memberOf(payload, `${bio} ${index}`, bio))),
  one: (field, payload) =>
    isMemberField(field) ? inEachFormat(() => [memberWith(field, payload, 'one')]) : noField(field),
  probe: {
    unseen: [
      'id',
      'bio language',
      'time zone',
      'language',
      'badge image',
      'custom field name',
      'date joined',
      'last active',
    ],
    show: (texts, look) =>
      inEachFormat(
        () =>
          [...texts].map(([field, text]) =>
            isMemberField(field) ? memberWith(field, text, `probe ${field}`) : noField(field),
          ),
        look,
      ),
    inOne: (field, text) => (isMemberField(field) ? memberWith(field, text, 'one') : noField(field)),
    inAll: (text) => bioFields.map((bio) => memberOf(text, bio, bio)),
  },
};

/** Each format of a bio goes with another view of the directory and another template for links. */
async function inEachFormat(membersOf: (bio: BioField) => readonly Member[], look?: Look): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const bio of bioFields) problems.push(...(await tryMembers(membersOf(bio), bio, undefined, look)));
  return problems;
}

/**
 * Shows members in every widget and says what went wrong. `prepare` sees the widgets before they are drawn, `look` when all is drawn.
 */
export async function tryMembers(
  members: readonly Member[],
  bio: BioField,
  prepare?: Look,
  look?: Look,
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
