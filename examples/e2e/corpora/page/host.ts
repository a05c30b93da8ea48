import type { Member } from '@kith/core';
import type { KithDirectory } from '@kith/directory';
import { fillLink } from '@kith/ui';
import { noField, type Family } from './family.js';
import { unsafeIn } from './inspect.js';
import { allFacets, directory, drawn, settled, show } from './stage.js';
import { takeSeen } from './watch.js';

/** Places outside of a member that text from elsewhere reaches: addresses, what a site owner copies in, what a reader types. */
const tries = {
  'filled address': fillAddresses,
  'template binding': bindTemplates,
  'address parameter': readParameters,
  'search words': searchWords,
  accent: (payloads: readonly string[]) => setLooks('accent', payloads),
  radius: (payloads: readonly string[]) => setLooks('radius', payloads),
} as const;

type HostField = keyof typeof tries;
const fields = Object.keys(tries).filter(isHostField);

function isHostField(name: string): name is HostField {
  return Object.hasOwn(tries, name);
}

export const host: Family = {
  fields,
  async all(payloads) {
    const problems: string[] = [];
    for (const field of fields) problems.push(...(await tryHost(field, payloads)));
    return problems;
  },
  one: (field, payload) => (isHostField(field) ? tryHost(field, [payload]) : noField(field)),
};

/** Tries payloads in one of these places and says what went wrong. */
async function tryHost(field: HostField, payloads: readonly string[]): Promise<readonly string[]> {
  const problems = await Promise.resolve()
    .then(() => tries[field](payloads))
    .catch((error: unknown) => [`${field}: ${error instanceof Error ? error.message : String(error)}`]);
  return [...problems, ...takeSeen()];
}

const templates = [
  '/people/{handle}',
  '{handle}',
  './{handle}?name={name}#{id}',
  'https://example.org/{handle}',
  '//example.org/{handle}',
];

/** However an address is filled, it stays on the host that its template names, and is one that may be followed. */
function fillAddresses(payloads: readonly string[]): readonly string[] {
  const problems: string[] = [];
  for (const payload of payloads) {
    for (const template of templates) {
      const href = fillLink(template, { handle: payload, name: payload, id: payload });
      if (href === undefined) continue;
      const url = new URL(href, document.baseURI);
      const host = template.includes('//') ? 'example.org' : location.host;
      if (url.host !== host || !/^https?:$/.test(url.protocol))
        problems.push(`${template} became ${href.slice(0, 80)}`);
    }
  }
  return problems;
}

const member = (payload: string, index: number): Member => ({
  id: `bound ${index}`,
  name: payload,
  handle: payload,
  headline: payload,
  avatarUrl: payload,
  joinedAt: payload,
  expertise: [payload],
  links: [{ url: payload, label: payload }],
});

/** Every binding that a template can have, each on an element where it matters. */
function hostTemplate(): HTMLTemplateElement {
  const template = document.createElement('template');
  template.dataset['kith'] = 'member';
  const add = (tag: string, attributes: Readonly<Record<string, string>>): Element => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(`data-kith-${name}`, value);
    return element;
  };
  const list = document.createElement('ul');
  list.append(add('li', { each: 'expertise', text: '.' }));
  const links = document.createElement('p');
  links.append(add('a', { each: 'links', href: '.url', text: '.label' }));
  template.content.append(
    add('a', { href: 'href', text: 'name', title: 'headline', label: 'handle' }),
    add('a', { href: 'links.0.url', text: 'headline' }),
    add('img', { src: 'avatarUrl', alt: 'name' }),
    add('time', { datetime: 'joinedAt', text: 'joinedAt', if: 'joinedAt' }),
    list,
    links,
  );
  return template;
}

async function bindTemplates(payloads: readonly string[]): Promise<readonly string[]> {
  const { stage, remove } = show(payloads.map(member), { 'member-url': '{handle}' }, (stage) => {
    const element = directory('grid', payloads.length);
    element.append(hostTemplate());
    stage.append(element);
  });
  const bound = (): number => stage.firstElementChild?.shadowRoot?.querySelectorAll('time, [data-member]').length ?? 0;
  await settled(stage, () => bound() > 0 || payloads.every((payload) => !payload));
  const problems = unsafeIn(stage);
  remove();
  return problems;
}

/** Parameters of an address are written by whoever made the link. */
async function readParameters(payloads: readonly string[]): Promise<readonly string[]> {
  const before = location.href;
  const parameters = new URLSearchParams();
  for (const [index, payload] of payloads.entries())
    for (const name of ['q', 'sort', 'view', 'page']) parameters.append(`c${index}-${name}`, payload.slice(0, 2000));
  // One directory takes many values of a facet, all of them unknown to it.
  for (const payload of payloads)
    for (const name of ['expertise', 'location', 'badge', 'language', 'organisation', 'offers', 'wants'])
      parameters.append(`all-${name}`, payload.slice(0, 2000));
  history.replaceState(null, '', `?${parameters.toString()}`);
  const problems = await tryEmpty(
    [...payloads.keys()].map((index) => `c${index}`),
    (element, prefix) => {
      element.syncUrl = prefix;
    },
  );
  const facets = await tryEmpty(['all'], (element, prefix) => {
    element.facets = allFacets;
    element.syncUrl = prefix;
  });
  history.replaceState(null, '', before);
  return [...problems, ...facets];
}

async function searchWords(payloads: readonly string[]): Promise<readonly string[]> {
  return tryEmpty(payloads, (element, payload) => {
    element.search = payload;
  });
}

/** Shows a directory that finds nobody for each value: all at once, without laying them out, which is what costs. */
async function tryEmpty(
  values: readonly string[],
  set: (element: KithDirectory, value: string) => void,
): Promise<readonly string[]> {
  const { stage, remove } = show([], {}, (stage) => {
    stage.hidden = true;
    for (const value of values) {
      const element = document.createElement('kith-directory');
      set(element, value);
      stage.append(element);
    }
  });
  await drawn(stage, () => [...stage.children].every((element) => element.matches(':state(empty)')));
  const problems = unsafeIn(stage);
  remove();
  return problems;
}

/** Looks come out of a table or a gate: whatever is written, only tokens are set and nothing is loaded. */
async function setLooks(name: 'accent' | 'radius', payloads: readonly string[]): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const payload of payloads) {
    const { community, stage, remove } = show([{ id: 'm', name: 'Somebody' }], { [name]: payload }, (stage) =>
      stage.append(directory('list', 1)),
    );
    await community.updateComplete;
    const sheets = [...(community.shadowRoot?.adoptedStyleSheets ?? []), ...document.adoptedStyleSheets];
    for (const rule of sheets.flatMap((sheet) => [...sheet.cssRules])) {
      const tokens = rule instanceof CSSStyleRule ? [...rule.style].filter((one) => one.startsWith('--')) : [];
      if (rule instanceof CSSImportRule || /url\(|image-set|expression|javascript:/i.test(rule.cssText))
        problems.push(`${name} made the rule ${rule.cssText.slice(0, 120)}`);
      for (const token of tokens)
        if (!token.startsWith('--kith-') && !token.startsWith('--_')) problems.push(`${name} set ${token}`);
    }
    const { position, display, backgroundImage } = getComputedStyle(community);
    if (position !== 'static' || display !== 'contents' || backgroundImage !== 'none')
      problems.push(`${name} changed the community's own style: ${position} ${display} ${backgroundImage}`);
    problems.push(...unsafeIn(stage));
    remove();
  }
  return problems;
}
