import { shown, type Shown } from '../shown.js';
import type { Stall } from '../turns.js';
import { keptIn } from './kept.js';
import { articles, lists, postsOf, type List } from './widgets.js';

export interface Look {
  /** By the list's name. */
  readonly lists: { readonly [list: string]: readonly Shown[] };
  /** Where what is drawn is not what the list says that it shows. */
  readonly drawnWrong: readonly string[];
  /** How much waits to be sent. */
  readonly waiting: number;
  readonly busy: boolean;
  /** When the page had no turns since the last look. */
  readonly stalls: readonly Stall[];
}

export async function look(stalls: () => readonly Stall[]): Promise<Look> {
  return {
    lists: Object.fromEntries(lists().map((list) => [list.localName, postsOf(list).map(shown)])),
    drawnWrong: lists().flatMap(drawnWrong),
    waiting: await waiting(),
    stalls: stalls(),
    busy: lists().some((list) => list.matches(':state(refreshing), :state(loading)')),
  };
}

/** Posts whose words or pressed reactions on the screen are not those of the list, or that are drawn twice. */
function drawnWrong(list: List): readonly string[] {
  const posts = new Map(postsOf(list).map((post) => [post.id, post]));
  const wrong: string[] = [];
  const seen = new Set<string>();
  for (const article of articles(list)) {
    const id = article.dataset['post'] ?? '';
    const post = posts.get(id);
    if (!post) wrong.push(`${list.localName} draws ${id}, which it does not show`);
    if (seen.has(id)) wrong.push(`${list.localName} draws ${id} twice`);
    seen.add(id);
    if (!post || post.deletedAt || article.querySelector('kith-composer') || !post.body?.text?.startsWith('storm '))
      continue;
    const drawn = article.querySelector('[part~=body]')?.textContent.replace(/\s+/g, ' ').trim() ?? '';
    const words = post.body.text.replace(/\s+/g, ' ').trim();
    if (!drawn.includes(words)) wrong.push(`${list.localName} ${id} reads “${drawn}” instead of “${words}”`);
    const pressed = article.querySelectorAll('[part~=reaction][aria-pressed=true]').length;
    const mine = (post.reactions ?? []).filter(({ mine: own }) => own).length;
    if (pressed !== mine) wrong.push(`${list.localName} ${id} has ${pressed} reactions pressed instead of ${mine}`);
  }
  return wrong;
}

/** How much the outbox keeps on this machine: what it has sent is not there any more. */
async function waiting(): Promise<number> {
  const kept = await keptIn('kith-outbox');
  return kept.filter(({ key }) => Array.isArray(key) && key[2] === 'entry').length;
}
