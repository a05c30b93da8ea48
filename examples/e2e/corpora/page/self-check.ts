import type { Member } from '@kith/core';
import { bioFields, memberFieldNames, memberWith, type MemberField } from './fields.js';
import { deepElements, unsafeIn } from './inspect.js';
import { bodyFormats, postFieldNames, talkWith, type PostField } from './post-fields.js';
import { tryMembers } from './try-members.js';
import { saidIn, tryPosts } from './try-posts.js';
import { takeSeen } from './watch.js';

/** Fields that widgets take only where they say something: nothing of a probe's text can be seen. */
const notShown: readonly MemberField[] = [
  'id',
  'bio language',
  'time zone',
  'language',
  'badge image',
  'custom field name',
  'date joined',
  'last active',
];

/**
 * Shows that the checks can fail, and that they look at something: plants what must be noticed, and looks for each
 * field of a member among what the widgets show. Answers with what was missed.
 */
export async function selfCheck(): Promise<readonly string[]> {
  return [
    ...new Set([
      ...(await planted()),
      ...(await unsafeRenderer()),
      ...(await unseenFields()),
      ...(await unseenInPosts()),
    ]),
  ];
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

/** Fields of a member that no widget shows: what was tried in them was tried in vain. */
async function unseenFields(): Promise<readonly string[]> {
  const fields = memberFieldNames.filter((field) => !notShown.includes(field));
  const probe = (field: string): string => `https://probe.example/${fields.findIndex((one) => one === field)}x`;
  const members = fields.map((field) => memberWith(field, probe(field), `probe ${field}`));
  const seen = new Set<string>();
  const problems: string[] = [];
  for (const bio of bioFields)
    problems.push(
      ...(await tryMembers(members, bio, undefined, (stage) => {
        for (const element of deepElements(stage)) {
          for (const { value } of element.attributes) seen.add(value);
          for (const node of element.childNodes) if (node instanceof Text) seen.add(node.data);
          if (element.shadowRoot)
            for (const node of element.shadowRoot.childNodes) if (node instanceof Text) seen.add(node.data);
        }
      })),
    );
  const everything = [...seen].join('\n');
  return [
    ...problems.map((problem) => `harmless members gave: ${problem}`),
    ...fields.filter((field) => !everything.includes(probe(field))).map((field) => `no widget shows the ${field}`),
  ];
}

/** Fields of discussions that widgets take only where they say something they know. */
const notShownOfPosts: readonly PostField[] = [
  'post edited',
  'post thread',
  'author headline',
  'author pronouns',
  'attachment type',
  'topic name',
  'topic description',
  'topic address',
];

/** As `unseenFields`, for discussions: each format shows its own widgets, and what one of them shows is seen. */
async function unseenInPosts(): Promise<readonly string[]> {
  const fields = postFieldNames.filter((field) => !notShownOfPosts.includes(field));
  const probe = (field: string): string => `https://probe.example/${fields.findIndex((one) => one === field)}y`;
  const problems: string[] = [];
  let said = '';
  for (const format of bodyFormats) {
    const talks = fields.map((field) => talkWith(field, probe(field), `probe ${field}`));
    problems.push(...(await tryPosts(talks, format, undefined, (stage) => void (said += saidIn(stage).join('\n')))));
  }
  return [
    ...problems.map((problem) => `harmless posts gave: ${problem}`),
    ...fields.filter((field) => !said.includes(probe(field))).map((field) => `no widget shows the ${field}`),
  ];
}

async function turns(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setTimeout(resolve, 10));
}
