import type { EntityStore } from '../entities.js';
import type { DecideOnPost, OnPost } from '../model/discussion.js';
import type { Id } from '../model/operation.js';
import type { ModerationStatus, Poll, Post } from '../model/post.js';
import { lay, type PlanContext, type WritePlans } from '../outbox/plan.js';
import type { OutboxEntry } from '../outbox/entry.js';
import { confirmPost } from './confirm-post.js';

/** A plan for a write on one entity that shows at once what it changes. */
function on<T extends 'post' | 'topic' | 'tag' | 'member', I extends OnPost>(
  type: T,
  change: (input: I) => Parameters<typeof lay<T>>[1]['change'],
) {
  return {
    target: ({ id }: I): string => `${type} ${id}`,
    show: (input: I, entities: EntityStore): (() => void) =>
      lay(entities, { type, id: input.id, change: change(input) }),
  };
}

const toPost = (fields: Partial<Post>) => on('post', (_: OnPost) => () => fields);
const toStatus = (status: ModerationStatus) =>
  on('post', ({ reason, note }: DecideOnPost) => {
    return ({ moderation, counts }) => ({
      moderation: { ...moderation, status, reason: reason ?? null, note: note ?? null },
      // What was reported is settled by it.
      reports: [],
      ...(counts && { counts: { ...counts, reports: 0 } }),
    });
  });

/** The answer that a question is settled by, shown on the question. */
const accepting = (accepted: boolean) => ({
  target: ({ id }: OnPost) => `post ${id}`,
  show: ({ id }: OnPost, entities: EntityStore) =>
    lay(entities, {
      type: 'post',
      id: entities.view('post', id)?.threadId ?? id,
      change: () => ({ acceptedAnswerId: accepted ? id : null }),
    }),
});

const now = (): string => new Date().toISOString();

/** How discussions' writes are sent, shown meanwhile, and looked for where it is not known what became of them. */
export const discussionPlans = {
  'posts.create': {
    target: ({ parent, subject, topic }) => `in ${parent ?? subject?.key ?? topic ?? ''}`,
    make: newPost,
    confirm: confirmPost,
  },
  'posts.edit': on('post', ({ title, body, tags }) => {
    const edited = { ...(title !== undefined && { title }), ...(body && { body }), ...(tags && { tags }) };
    const editedAt = now();
    return () => ({ ...edited, editedAt });
  }),
  'posts.delete': on('post', () => {
    const deletedAt = now();
    return () => ({ deletedAt });
  }),
  'posts.restore': toPost({ deletedAt: null }),
  'posts.react': on(
    'post',
    ({ reaction }) =>
      (post) =>
        reacted(post, reaction, true),
  ),
  'posts.unreact': on(
    'post',
    ({ reaction }) =>
      (post) =>
        reacted(post, reaction, false),
  ),
  'posts.vote': on(
    'post',
    ({ options }) =>
      ({ poll }) =>
        poll ? { poll: voted(poll, options) } : {},
  ),
  'posts.bookmark': toPost({ bookmarked: true }),
  'posts.unbookmark': toPost({ bookmarked: false }),
  'posts.follow': { ...toPost({ following: true }), target: threadOf, settle: followThread },
  'posts.unfollow': { ...toPost({ following: false }), target: threadOf, settle: followThread },
  'posts.report': { target: ({ id }) => `post ${id}` },
  'posts.accept': accepting(true),
  'posts.unaccept': accepting(false),
  'posts.approve': toStatus('approved'),
  'posts.reject': toStatus('rejected'),
  'posts.hide': toStatus('hidden'),
  'posts.pin': toPost({ pinned: true }),
  'posts.unpin': toPost({ pinned: false }),
  'posts.lock': toPost({ locked: true }),
  'posts.unlock': toPost({ locked: false }),
  'posts.archive': toPost({ archived: true }),
  'posts.unarchive': toPost({ archived: false }),
  'topics.follow': on('topic', () => () => ({ following: true })),
  'topics.unfollow': on('topic', () => () => ({ following: false })),
  'tags.follow': on('tag', () => () => ({ following: true })),
  'tags.unfollow': on('tag', () => () => ({ following: false })),
  'members.mute': on('member', () => () => ({ muted: true })),
  'members.unmute': on('member', () => () => ({ muted: false })),
} satisfies WritePlans;

function threadOf({ id }: OnPost, entities: EntityStore): string {
  return `following ${entities.view('post', id)?.threadId ?? id}`;
}

/** Whether a thread is followed stands on each of its posts. */
function followThread({ id: named, following }: Post, entities: EntityStore): void {
  const threadId = entities.view('post', named)?.threadId;
  if (threadId == null || following == null) return;
  for (const id of entities.ids('post'))
    if (entities.view('post', id)?.threadId === threadId) entities.confirm('post', { id, following });
}

/** A post as its author sees it until the backend has it. */
function newPost({ id, at, input, files }: OutboxEntry<'posts.create'>, { entities, viewer }: PlanContext): Post {
  const { kind, title, body, tags, link, guest } = input;
  const parent = input.parent === undefined ? undefined : entities.view('post', input.parent);
  const member = viewer?.memberId == null ? undefined : entities.view('member', viewer.memberId);
  return {
    id,
    clientId: id,
    kind,
    author: guest
      ? { id: null, name: guest.name }
      : { id: viewer?.memberId ?? null, name: member?.name ?? viewer?.name ?? null, avatarUrl: member?.avatarUrl },
    title: title ?? null,
    body,
    createdAt: new Date(at).toISOString(),
    editedAt: null,
    threadId: input.parent === undefined ? id : (parent?.threadId ?? input.parent),
    parentId: input.parent ?? null,
    depth: input.parent === undefined ? 0 : (parent?.depth ?? 0) + 1,
    subject: input.subject ?? null,
    topic: input.topic === undefined ? null : { id: input.topic },
    tags: tags ?? [],
    reactions: [],
    attachments: files.map((file) => ({
      id: file.id,
      name: file.name,
      mediaType: file.mediaType,
      size: file.size,
      alt: file.alt,
    })),
    links: link === undefined ? [] : [{ url: link }],
    viewerCan: [],
  };
}

function reacted(post: Post, name: string, mine: boolean): Partial<Post> {
  const all = post.reactions ?? [];
  const before = all.find((reaction) => reaction.name === name) ?? { name };
  if ((before.mine ?? false) === mine) return {};
  const step = mine ? 1 : -1;
  const after = { ...before, mine, count: Math.max(0, (before.count ?? 0) + step) };
  const reactions = all.includes(before) ? all.map((one) => (one === before ? after : one)) : [...all, after];
  const total = post.counts?.reactions;
  return {
    reactions: reactions.filter(({ count }) => count !== 0),
    ...(total != null && { counts: { ...post.counts, reactions: Math.max(0, total + step) } }),
  };
}

function voted(poll: Poll, chosen: readonly Id[]): Poll {
  const hadVoted = poll.options.some(({ mine }) => mine);
  const options = poll.options.map((option) => {
    const mine = chosen.includes(option.id);
    const step = Number(mine) - Number(option.mine ?? false);
    return { ...option, mine, ...(option.votes != null && { votes: Math.max(0, option.votes + step) }) };
  });
  const step = Number(chosen.length > 0) - Number(hadVoted);
  return { ...poll, options, ...(poll.voters != null && { voters: Math.max(0, poll.voters + step) }) };
}
