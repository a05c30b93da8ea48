import type { Input, Page } from '../model/operation.js';
import type { Post } from '../model/post.js';
import type { Confirmation, WritePlan } from '../outbox/plan.js';

/** How far the backend's clock may be behind the visitor's, in milliseconds. */
const skewMs = 2 * 60_000;

/**
 * Looks for a post whose answer was lost, at a backend that cannot tell repeats: among the newest ones of its place, by
 * the id that the client gave it, else by its author, its words and its age. It is absent only where the list surely
 * reaches back to when it was written.
 */
export const confirmPost: NonNullable<WritePlan<'posts.create'>['confirm']> = async (
  entry,
  { gateway, viewer, signal },
): Promise<Confirmation<'posts.create'>> => {
  const { parent, subject, topic, body, title } = entry.input;
  let page: Page<Post>;
  if (parent !== undefined || subject) {
    if (!gateway.supports('posts.replies')) return 'unknown';
    const place = parent === undefined ? { subject: subject?.key, site: subject?.site ?? undefined } : { id: parent };
    const input: Input<'posts.replies'> = { ...place, sort: 'newest', first: 50 };
    page = await gateway.run('posts.replies', input, { signal });
  } else {
    if (!gateway.supports('posts.list')) return 'unknown';
    const author = viewer?.memberId ?? undefined;
    page = await gateway.run('posts.list', { topic, author, sort: 'newest', first: 50 }, { signal });
  }
  const age = ({ createdAt }: Post): number => Date.parse(createdAt ?? '') - entry.at;
  const isIt = (post: Post): boolean =>
    post.clientId === entry.id ||
    (viewer?.memberId != null &&
      post.author?.id === viewer.memberId &&
      age(post) >= -skewMs &&
      lettersOf(post.body?.text) === lettersOf(body.text) &&
      (!title || lettersOf(post.title) === lettersOf(title)));
  const output = page.items.find(isIt);
  if (output) return { output };
  // Without an account of one's own, only the id could have told.
  const tells = viewer?.memberId != null || page.items.some(({ clientId }) => clientId);
  const reachesBack = page.next === undefined || page.items.some((post) => age(post) < -skewMs);
  return tells && reachesBack ? 'absent' : 'unknown';
};

/** The letters and digits of a text, whatever markup it has come back in. */
function lettersOf(text: string | null | undefined): string {
  return withoutTags(text ?? '')
    .replace(/&#?\w+;/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();
}

/** By hand: an expression would look through the rest of the text for the end of each `<` that has none. */
function withoutTags(text: string): string {
  const kept: string[] = [];
  for (let from = 0; ;) {
    const open = text.indexOf('<', from);
    const close = open < 0 ? -1 : text.indexOf('>', open);
    if (close < 0) return [...kept, text.slice(from)].join(' ');
    kept.push(text.slice(from, open));
    from = close + 1;
  }
}
