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
import { families } from './families.js';
import { selfCheck } from './self-check.js';
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
  for (const family of families) problems.push(...(await family.all(payloads)));
  return [...new Set(problems)];
}

async function one(file: string, index: number, field: string): Promise<readonly string[]> {
  const family = families.find(({ fields }) => fields.includes(field));
  const [payload] = payloadsOf(file, index, index + 1);
  if (!family || payload === undefined) throw new TypeError(`There is no field ${field}, or nothing to try in it`);
  return [...new Set(await family.one(field, payload))];
}

void load.then(() => {
  watchPage();
  const fields = families.flatMap((family) => family.fields);
  globalThis.kithCorpora = { load: () => load, fields, all, one, selfCheck };
});
