import type { Input, OperationName, Output } from '@kith/core';
import { discussionOperations } from '@kith/core/discussion';
import type { FunctionEntry } from '@kith/graphql';
import type { Talk } from './post-fields.js';

/** The key of the page that comments stand under. */
export const subject = 'page';
/** The post that begins the thread. */
export const opening = 'opening';

type Answers = { readonly [N in OperationName]?: (input: Input<N>) => Output<N> };

/** A backend that answers with what these posts are about; writes are taken and change nothing. */
export function answersOf(talks: readonly Talk[]): Answers {
  const posts = talks.map(({ post }) => post);
  const of = (id: string | undefined): Talk | undefined => talks.find(({ post }) => post.id === id) ?? talks[0];
  const rules = {
    ...talks[0]?.rules,
    reactions: talks.flatMap(({ rules }) => rules.reactions ?? []),
    reportReasons: talks.flatMap(({ rules }) => rules.reportReasons ?? []),
    mediaTypes: talks.flatMap(({ rules }) => rules.mediaTypes ?? []),
  };
  return {
    'viewer.get': () => ({ key: 'viewer', memberId: 'm0', permissions: ['moderate'] }),
    'posts.list': () => ({ items: posts, total: posts.length }),
    'posts.replies': () => ({
      items: posts.map((post) => ({ ...post, kind: 'comment' as const, parentId: opening, threadId: opening })),
      total: posts.length,
    }),
    // What begins the thread is as the first of them, and another: no two are one client's.
    'posts.get': ({ id }) =>
      talks.find(({ post }) => post.id === id)?.post ?? { ...posts[0], id: id ?? '', clientId: null },
    'posts.counts': ({ subjects }) => subjects.map((key) => ({ subject: key, count: 2 })),
    'posts.reactions': ({ id }) => ({ items: [of(id)?.reactor ?? { id: 'a', reaction: 'a' }], total: 2 }),
    'posts.history': ({ id }) => [of(id)?.version ?? {}],
    'posts.reports': ({ id }) => ({ items: of(id)?.post.reports ?? [] }),
    'posts.rules': () => rules,
    'topics.list': () => ({ items: talks.map(({ topic }) => topic) }),
    'topics.get': ({ id }) => talks.find(({ topic }) => topic.id === id)?.topic ?? talks[0]?.topic ?? { id },
    'tags.list': () => ({ items: talks.map(({ tag }) => tag) }),
    'members.complete': ({ prefix }) => some(talks, prefix).map(({ named }) => named),
    'tags.complete': ({ prefix }) => some(talks, prefix).map(({ tag }) => tag),
    'emoji.complete': ({ prefix }) => some(talks, prefix).map(({ emoji }) => emoji),
    'attachments.create': ({ name }) => ({ id: name, name, url: name, mediaType: 'text/plain' }),
    // One card is shown, of the first link: it says what all of them would.
    'links.card': ({ url }) => ({
      url,
      title: talks.map(({ card }) => card.title).join(' '),
      description: talks.map(({ card }) => card.description).join(' '),
      siteName: talks.map(({ card }) => card.siteName).join(' '),
      imageUrl: talks[0]?.card.imageUrl,
    }),
  };
}

/** As many as a list of words shows, beginning where the prefix says: `p8` for the ninth. */
function some(talks: readonly Talk[], prefix: string): readonly Talk[] {
  const from = Number(/\d+/.exec(prefix)?.[0] ?? 0);
  return talks.slice(from, from + perList);
}
export const perList = 8;

/** The same as an adapter has it: every operation of discussions, with every input. */
export function entriesOf(talks: readonly Talk[]): { readonly [name: string]: FunctionEntry } {
  const answers: { readonly [name: string]: ((input: never) => unknown) | undefined } = answersOf(talks);
  const inputs = new Proxy<Record<string, true>>({}, { get: () => true, has: () => true });
  const entry = (name: string): FunctionEntry => ({
    // The input comes from the widgets, which know the operation that they name.
    run: (input) =>
      Promise.resolve(answers[name] ? answers[name](input as never) : ((input as { post?: unknown }).post ?? null)),
    supports: { inputs, idempotent: true },
  });
  return Object.fromEntries([...Object.keys(discussionOperations), 'viewer.get'].map((name) => [name, entry(name)]));
}
