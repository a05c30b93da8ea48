import { setTimeout as sleep } from 'node:timers/promises';
import type { Look } from './page/look.js';
import type { Shown } from './shown.js';
import type { Stage } from './stage.js';
import { difference } from './truth.js';

/** How often everything is compared before a difference counts. */
const turns = 150;

/** What the page shows in the end otherwise than the server has it, and what it shows twice. */
export interface Differences {
  readonly different: readonly string[];
  readonly doubles: readonly string[];
}

/** Waits until all is right, shows everything and compares it with the server. */
export async function settle(stage: Stage, subject: string): Promise<Differences> {
  const { page } = stage;
  await page.evaluate(() => globalThis.storm.newest());
  let found = await compare(stage, subject);
  for (let turn = 0; turn < turns && (found.different.length || found.doubles.length); turn += 1) {
    await page.evaluate(() => void (globalThis.storm.showAll(), globalThis.storm.retry()));
    await sleep(200);
    found = await compare(stage, subject);
  }
  return found;
}

/** Compares every list with the server's. */
export async function compare(stage: Stage, subject: string): Promise<Differences> {
  const { page } = stage;
  const look = await page.evaluate(() => globalThis.storm.look());
  const server = await listsAtServer(stage, subject);
  const different = [...look.drawnWrong];
  if (look.waiting) different.push(`${look.waiting} writes still wait`);
  const doubles: string[] = [];
  for (const [list, there] of Object.entries(server)) {
    const here = look.lists[list] ?? [];
    different.push(...differencesOf(here, there).map((wrong) => `${list} ${wrong}`));
    doubles.push(...doublesIn(here).map((text) => `${list} shows ${text} twice`));
  }
  return { different, doubles };
}

async function listsAtServer(
  { page, truth, topic }: Stage,
  subject: string,
): Promise<Readonly<Record<keyof Look['lists'], readonly Shown[]>>> {
  const { thread, site } = await page.evaluate(() => ({
    thread: document.querySelector('kith-thread')?.thread ?? '',
    site: location.origin,
  }));
  return {
    'kith-feed': await truth.all('posts', `topic: ${JSON.stringify(topic)}, sort: newest`),
    'kith-comments': await truth.all('replies', `subject: ${JSON.stringify(subject)}, site: ${JSON.stringify(site)}`),
    'kith-thread': [
      ...(await truth.posts([thread])).values(),
      ...(await truth.all('replies', `id: ${JSON.stringify(thread)}`)),
    ],
  };
}

function differencesOf(here: readonly Shown[], there: readonly Shown[]): readonly string[] {
  const known = new Map(here.map((post) => [post.id, post]));
  const found: string[] = [];
  for (const post of there) {
    const mine = known.get(post.id);
    known.delete(post.id);
    const wrong = mine ? difference(mine, post) : post.deleted ? undefined : `${post.id} is missing: ${post.text}`;
    if (wrong) found.push(wrong);
  }
  for (const post of known.values()) if (!post.deleted) found.push(`shows ${post.id}, which is not there`);
  return found;
}

function doublesIn(here: readonly Shown[]): readonly string[] {
  const texts = here.flatMap(({ text, deleted }) => (text?.startsWith('storm ') && !deleted ? [tokenOf(text)] : []));
  return texts.filter((text, at) => texts.indexOf(text) !== at);
}

/** The words by which a post is known everywhere: its first line. */
export function tokenOf(body: string): string {
  return body.split('\n')[0]?.trim() ?? '';
}
