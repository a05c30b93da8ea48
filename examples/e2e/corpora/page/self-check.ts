import type { Member } from '@kith/core';
import { families } from './families.js';
import type { Family } from './family.js';
import { deepElements, unsafeIn } from './inspect.js';
import { tryMembers } from './members.js';
import { takeSeen } from './watch.js';

/**
 * Shows that the checks can fail, and that they look at something: plants what must be noticed, and looks for each
 * field among what the widgets show. Answers with what was missed.
 */
export async function selfCheck(): Promise<readonly string[]> {
  const missed = [...(await planted()), ...(await unsafeRenderer())];
  for (const [at, family] of families.entries()) missed.push(...leftOut(family), ...(await unseen(family, at)));
  return [...new Set(missed)];
}

async function planted(): Promise<readonly string[]> {
  const missed: string[] = [];
  const plant = async (what: string, wanted: RegExp, put: (root: ShadowRoot) => void): Promise<void> => {
    const host = document.createElement('div');
    put(host.attachShadow({ mode: 'open' }));
    document.body.append(host);
    await turns();
    const found = [...unsafeIn(document.body), ...takeSeen()];
    host.remove();
    if (!found.some((problem) => wanted.test(problem)))
      missed.push(`the checks did not notice ${what}, only: ${found.join('; ')}`);
  };
  const html = (text: string) => (root: ShadowRoot) => void (root.innerHTML = text);
  await plant('an event attribute', /event attribute/, html('<b onclick="1">x</b>'));
  await plant('a script that ran', /alert\(1\) was called/, html('<img src="data:," onerror="alert(1)">'));
  await plant('an inline script, by the policy', /script-src/, (root) => {
    const script = document.createElement('script');
    script.textContent = 'void 0';
    root.append(script);
  });
  await plant('a javascript: link', /scheme javascript:/, html('<a href="java\nscript:alert(1)">x</a>'));
  await plant('a data: link', /scheme data:/, html('<a href="data:text/html,x">x</a>'));
  await plant('a frame', /<iframe>/, html('<iframe></iframe>'));
  await plant('a style that loads', /its style loads/, html('<p style="background: url(//evil.example)">x</p>'));
  await plant('pollution', /polluted appeared/, () => Object.assign(Object.prototype, { polluted: 1 }));
  await plant('a page error', /page error/, () =>
    setTimeout(() => {
      throw new Error('planted');
    }),
  );
  return missed;
}

/** An item renderer as a careless host might write it, in the real directory. */
async function unsafeRenderer(): Promise<readonly string[]> {
  const member: Member = { id: 'planted', name: 'Planted', headline: '<img src="data:," onerror="alert(2)">' };
  const item = document.createElement('p');
  item.part.add('name');
  item.innerHTML = member.headline ?? ''; // once: made anew with each update, it would go on calling after the check
  const render = (): Element => item;
  const found = await tryMembers([member], 'bio (text)', (stage) => {
    for (const directory of stage.querySelectorAll('kith-directory')) directory.renderMember = render;
  });
  return found.some((problem) => problem.includes('alert(2)')) &&
    found.some((problem) => problem.includes('event attribute'))
    ? []
    : [`the checks did not notice an unsafe renderer, only: ${found.join('; ')}`];
}

/** Fields that no widget shows: what was tried in them was tried in vain. */
async function unseen({ fields, probe }: Family, at: number): Promise<readonly string[]> {
  if (!probe) return [];
  const texts = new Map(
    fields
      .filter((field) => !probe.unseen.includes(field))
      .map((field, index) => [field, `https://probe.example/${at}-${index}x`]),
  );
  const said = new Set<string>();
  const problems = await probe.show(texts, (stage) => {
    for (const text of textsIn(stage)) said.add(text);
  });
  const everything = [...said].join('\n');
  return [
    ...problems.map((problem) => `something harmless gave: ${problem}`),
    ...[...texts].filter(([, text]) => !everything.includes(text)).map(([field]) => `no widget shows the ${field}`),
  ];
}

/** Fields that a payload does not get into when it is tried in every field at once. */
function leftOut({ fields, probe }: Family): readonly string[] {
  if (!probe) return [];
  const text = 'a text that is looked for';
  const filled = new Set(probe.inAll(text).flatMap((value) => [...placesOf(text, value)]));
  return fields.flatMap((field) =>
    [...placesOf(text, probe.inOne(field, text))]
      .filter((place) => !filled.has(place))
      .map((place) => `when all fields are tried, ${place} of the ${field} is left out`),
  );
}

/** Where in a value a text lies, such as `post.links.0.url`. */
function* placesOf(text: string, value: unknown, path: readonly string[] = []): Generator<string> {
  if (typeof value === 'string' && value.includes(text)) yield path.join('.');
  if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) yield* placesOf(text, inner, [...path, key]);
}

/** Every text and attribute value below `stage`. */
function* textsIn(stage: HTMLElement): Generator<string> {
  for (const element of [stage, ...deepElements(stage)]) {
    for (const { value } of element.attributes) yield value;
    for (const root of element.shadowRoot ? [element, element.shadowRoot] : [element])
      for (const node of root.childNodes) if (node instanceof Text) yield node.data;
  }
}

async function turns(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setTimeout(resolve, 10));
}
