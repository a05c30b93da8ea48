// The page that tries payloads. The runner asks it through `kithCorpora`; see `try-in.ts`.
import '@kith/community/define';
import '@kith/compose/composer/define';
import '@kith/directory/define';
import '@kith/feed/comment-count/define';
import '@kith/feed/comments/define';
import '@kith/feed/feed/define';
import '@kith/feed/post/define';
import '@kith/feed/thread/define';
import '@kith/people/define';
import type { Corpus } from '../payloads.js';
import { bioFields, isMemberField, memberFieldNames, memberOf, memberWith } from './fields.js';
import { isHostField, hostFieldNames, tryHost } from './host-fields.js';
import { bodyFormats, isPostField, postFieldNames, talkOf, talkWith } from './post-fields.js';
import { selfCheck } from './self-check.js';
import { tryMembers } from './try-members.js';
import { tryPosts } from './try-posts.js';
import { watchPage } from './watch.js';

const corpora = new Map<string, Corpus['payloads']>();
// The page's own request is made before fetch becomes a canary.
const load = fetch('/corpora.json').then(async (response) => {
  const list = (await response.json()) as readonly Corpus[];
  for (const { file, payloads } of list) corpora.set(file, payloads);
});

function payloadsOf(file: string, from: number, to: number): readonly string[] {
  return (corpora.get(file) ?? []).slice(from, to).map(({ payload }) => payload);
}

async function all(file: string, from: number, to: number): Promise<readonly string[]> {
  const payloads = payloadsOf(file, from, to);
  const problems: string[] = [];
  for (const bio of bioFields)
    problems.push(
      ...(await tryMembers(
        payloads.map((payload, index) => memberOf(payload, `${bio} ${index}`, bio)),
        bio,
      )),
    );
  for (const format of bodyFormats)
    problems.push(
      ...(await tryPosts(
        payloads.map((payload, index) => talkOf(payload, `${format} ${index}`, format)),
        format,
      )),
    );
  for (const field of hostFieldNames) problems.push(...(await tryHost(field, payloads)));
  return [...new Set(problems)];
}

async function one(file: string, index: number, field: string): Promise<readonly string[]> {
  const payloads = payloadsOf(file, index, index + 1);
  if (isHostField(field)) return tryHost(field, payloads);
  if (isPostField(field)) {
    const talks = payloads.map((payload) => talkWith(field, payload, field === 'post id' ? payload : 'one'));
    const problems: string[] = [];
    for (const format of bodyFormats) problems.push(...(await tryPosts(talks, format)));
    return [...new Set(problems)];
  }
  if (!isMemberField(field)) throw new TypeError(`There is no field ${field}`);
  const members = payloads.map((payload) => memberWith(field, payload, 'one'));
  const problems: string[] = [];
  for (const bio of bioFields) problems.push(...(await tryMembers(members, bio)));
  return [...new Set(problems)];
}

void load.then(() => {
  watchPage();
  const fields = [...memberFieldNames, ...postFieldNames, ...hostFieldNames];
  globalThis.kithCorpora = { load: () => load, fields, all, one, selfCheck };
});
