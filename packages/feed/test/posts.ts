import {
  CommunityError,
  gatewayOf,
  type Author,
  type CreatePost,
  type Gateway,
  type GatewayFunctions,
  type Id,
  type Member,
  type Page,
  type Post,
  type PostAction,
  type PostRules,
  type PostVersion,
  type Reaction,
  type Reactor,
  type Report,
  type Slice,
  type Viewer,
} from '@kith/core';

const names = ['Ada Okafor', 'Björn Lindqvist', '林美華', 'ليلى حدّاد', 'Zoë van den Berg', 'Jo', 'Şule Yıldız'];

/** A member as posts name them, the same each time. */
export function someAuthor(index: number, more: Partial<Author> = {}): Author {
  return {
    id: `m${index}`,
    handle: `member-${index}`,
    name: names[index % names.length] ?? 'Ada Okafor',
    avatarUrl: null,
    badges: [],
    roles: [],
    ...more,
  };
}

/** Who is looking in stories and tests: the author `m0`. */
export const me: Viewer = { key: 'viewer', memberId: 'm0', name: 'Ada Okafor' };
export const guest: Viewer = { key: null };

const ofMembers: readonly PostAction[] = ['reply', 'react', 'vote', 'bookmark', 'follow', 'report'];
const ofModerators: readonly PostAction[] = [...ofMembers, 'approve', 'reject', 'hide', 'pin', 'lock', 'archive'];

/** A post with something in every field that a plain one has. */
export function aPost(more: Partial<Post> & Pick<Post, 'id'>): Post {
  const { id } = more;
  return {
    revision: 1,
    kind: 'discussion',
    author: someAuthor(1),
    title: null,
    body: { text: 'The library opens at **nine** on Saturdays. Who can bring the projector?', format: 'markdown' },
    createdAt: '2026-11-20T09:30:00Z',
    editedAt: null,
    deletedAt: null,
    lastActiveAt: '2026-11-21T12:00:00Z',
    threadId: id,
    parentId: null,
    depth: 0,
    subject: null,
    topic: { id: 't1', name: 'Meetups' },
    tags: ['saturday'],
    pinned: false,
    locked: false,
    archived: false,
    acceptedAnswerId: null,
    moderation: null,
    reports: null,
    reactions: [],
    counts: { replies: 0, comments: 0, reactions: 0, edits: 0 },
    attachments: [],
    links: [],
    poll: null,
    bookmarked: false,
    following: false,
    unread: false,
    viewerCan: ofMembers,
    url: null,
    ...more,
  };
}

/** An answer to another post. */
export function anAnswer(id: Id, to: Post, more: Partial<Post> = {}): Post {
  return aPost({
    id,
    kind: 'comment',
    threadId: to.threadId ?? to.id,
    parentId: to.id,
    depth: (to.depth ?? 0) + 1,
    topic: null,
    tags: [],
    ...more,
  });
}

const picture =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

const longBody = Array.from(
  { length: 40 },
  (_, line) => `${line + 1}. What we decided about shelf ${line + 1}, and who takes care of it.`,
).join('\n');

/** Posts in every state that there is, by name. */
export const postsInEveryState = {
  plain: aPost({ id: 'plain', title: 'Saturday in the library', author: someAuthor(2) }),
  own: aPost({
    id: 'own',
    author: someAuthor(0),
    title: 'My own words',
    viewerCan: [...ofMembers, 'edit', 'delete', 'restore'],
  }),
  edited: aPost({
    id: 'edited',
    title: 'Changed since',
    editedAt: '2026-11-21T08:00:00Z',
    counts: { comments: 3, edits: 2 },
  }),
  question: aPost({
    id: 'question',
    kind: 'question',
    title: 'How do I reset the projector?',
    acceptedAnswerId: 'answer',
  }),
  article: aPost({
    id: 'article',
    kind: 'article',
    title: 'What we learned from a year of meetups',
    body: {
      text: `## Before\n\nWe met in a café.\n\n> It was loud.\n\n\`\`\`js\nconst seats = people.length + 2;\n\`\`\`\n\n| place | seats |\n| --- | --- |\n| café | 12 |\n| library | 40 |\n\n- [x] book the room\n- [ ] bring cables`,
      format: 'markdown',
    },
  }),
  link: aPost({
    id: 'link',
    kind: 'link',
    title: 'A field guide to meetups',
    links: [
      {
        url: 'https://example.org/guide',
        title: 'A field guide to meetups',
        description: 'How to find a room, who to ask, and what to bring. With checklists for the first three evenings.',
        siteName: 'Example',
        imageUrl: picture,
      },
    ],
  }),
  resource: aPost({
    id: 'resource',
    kind: 'resource',
    title: 'Floor plan',
    attachments: [
      {
        id: 'f1',
        url: 'https://example.org/plan.pdf',
        name: 'Floor plan.pdf',
        mediaType: 'application/pdf',
        size: 248_512,
      },
      {
        id: 'f2',
        url: 'https://example.org/room.png',
        previewUrl: picture,
        name: 'room.png',
        mediaType: 'image/png',
        size: 1_204_000,
        width: 640,
        height: 360,
        alt: 'The reading room with forty chairs',
      },
    ],
  }),
  poll: aPost({
    id: 'poll',
    title: 'When?',
    poll: {
      question: 'Which evening suits you?',
      options: [
        { id: 'o1', label: 'Tuesday', votes: 4, mine: false },
        { id: 'o2', label: 'Thursday', votes: 7, mine: false },
      ],
      multiple: false,
      voters: 11,
      closesAt: '2099-01-01T00:00:00Z',
    },
  }),
  pollClosed: aPost({
    id: 'pollClosed',
    title: 'Where?',
    poll: {
      question: 'Which rooms would do?',
      options: [
        { id: 'o1', label: 'Library', votes: 9, mine: true },
        { id: 'o2', label: 'Café', votes: 3, mine: true },
      ],
      multiple: true,
      voters: 9,
      closed: true,
    },
  }),
  reactions: aPost({
    id: 'reactions',
    reactions: [
      { name: '👍', emoji: '👍', count: 12, mine: true },
      { name: '🎉', emoji: '🎉', count: 3, mine: false },
    ],
    counts: { reactions: 15, comments: 2 },
  }),
  long: aPost({ id: 'long', title: 'Minutes', body: { text: longBody, format: 'markdown' } }),
  pictures: aPost({
    id: 'pictures',
    body: { text: 'Look:\n\n![A full room](https://example.org/full.jpg)', format: 'markdown' },
  }),
  guest: aPost({ id: 'guest', author: { id: null, name: 'A visitor' } }),
  erased: aPost({ id: 'erased', author: null }),
  moderatorPost: aPost({
    id: 'moderatorPost',
    author: someAuthor(3, { roles: ['moderator'], badges: [{ id: 'host', label: 'Host' }] }),
    pinned: true,
    locked: true,
    title: 'House rules',
    viewerCan: ['react', 'bookmark'],
  }),
  archived: aPost({ id: 'archived', archived: true, title: 'Last year', viewerCan: ['bookmark'] }),
  pending: aPost({
    id: 'pending',
    author: someAuthor(0),
    moderation: { status: 'pending', reason: 'first-post' },
    viewerCan: ['edit', 'delete'],
  }),
  rejected: aPost({
    id: 'rejected',
    author: someAuthor(0),
    moderation: { status: 'rejected', reason: 'spam', note: 'Please tell us more about it first.', by: 'Jo' },
    viewerCan: ['edit', 'delete'],
  }),
  reported: aPost({
    id: 'reported',
    moderation: { status: 'approved' },
    viewerCan: ofModerators,
    counts: { reports: 2 },
    reports: [
      {
        id: 'r1',
        reason: 'spam',
        note: 'The same as yesterday.',
        by: someAuthor(4),
        createdAt: '2026-11-21T10:00:00Z',
      },
      { id: 'r2', reason: 'off-topic', by: someAuthor(5), createdAt: '2026-11-21T11:00:00Z' },
    ],
  }),
  deleted: aPost({ id: 'deleted', body: null, deletedAt: '2026-11-21T10:00:00Z', viewerCan: [] }),
  hidden: aPost({ id: 'hidden', body: null, viewerCan: [] }),
  arabic: aPost({
    id: 'arabic',
    author: someAuthor(3),
    title: 'موعد اللقاء',
    body: { text: 'نلتقي يوم **السبت** في المكتبة.', format: 'markdown', lang: 'ar' },
  }),
} satisfies Record<string, Post>;

export const someRules: PostRules = {
  kinds: ['discussion', 'question', 'article', 'link', 'resource', 'comment'],
  formats: ['markdown'],
  maxLength: 5000,
  reactions: ['👍', '❤️', '🎉', '👀'].map((name): Reaction => ({ name, emoji: name })),
  reportReasons: ['spam', 'abuse', 'off-topic', 'other'],
};

/** What a backend in memory holds; writes change it, so that a later read finds it so. */
export interface Discussions {
  readonly gateway: Gateway;
  /** The posts, by id, in order. */
  readonly posts: Map<Id, Post>;
  /** The operations that were run, with their inputs, in order. */
  readonly calls: { readonly name: string; readonly input: unknown }[];
  /** Fails the next run of an operation, once. */
  fail(name: keyof GatewayFunctions, error?: CommunityError): void;
}

export interface DiscussionsOptions {
  readonly viewer?: Viewer | undefined;
  readonly rules?: PostRules | undefined;
  readonly without?: readonly (keyof GatewayFunctions)[] | undefined;
  /** Milliseconds before each answer. */
  readonly delayMs?: number | undefined;
  /** Who reacted to any post; by default a few for each kind of reaction. */
  readonly reactors?: readonly Reactor[] | undefined;
}

/** Discussions in memory, behind plain functions: they answer reads, and take writes in. */
export function discussions(
  given: readonly Post[],
  { viewer = me, rules = someRules, without = [], delayMs = 0, reactors }: DiscussionsOptions = {},
): Discussions {
  const posts = new Map(given.map((post) => [post.id, post]));
  const members = new Map<Id, Member>();
  const muted = new Set<Id>();
  const versions = new Map<Id, PostVersion[]>();
  const calls: { name: string; input: unknown }[] = [];
  const failures = new Map<string, CommunityError>();
  let made = 0;

  const get = (id: Id): Post => {
    const post = posts.get(id);
    if (!post) throw new CommunityError('not-found');
    return post;
  };
  const change = (id: Id, with_: Partial<Post>): Post => {
    const post = { ...get(id), ...with_, revision: (get(id).revision ?? 0) + 1 };
    posts.set(id, post);
    return post;
  };
  const member = (id: Id): Member => {
    const known = members.get(id);
    if (known) return known;
    const author = [...posts.values()].find((post) => post.author?.id === id)?.author ?? someAuthor(0);
    const made: Member = { ...author, id, headline: 'Likes long tables', muted: muted.has(id) };
    members.set(id, made);
    return made;
  };
  const mute = (id: Id, on: boolean): Member => {
    if (on) muted.add(id);
    else muted.delete(id);
    members.set(id, { ...member(id), muted: on });
    return member(id);
  };
  const react = (id: Id, name: string, mine: boolean): Post => {
    const reactions = [...(get(id).reactions ?? [])];
    const at = reactions.findIndex((one) => one.name === name);
    const before = reactions[at] ?? { name, emoji: name, count: 0, mine: false };
    if (Boolean(before.mine) === mine) return get(id);
    const after = { ...before, mine, count: (before.count ?? 0) + (mine ? 1 : -1) };
    if (at < 0) reactions.push(after);
    else reactions[at] = after;
    return change(id, { reactions: reactions.filter(({ count }) => count) });
  };
  const create = (input: CreatePost, id: Id): Post => {
    const parent = input.parent === undefined ? undefined : get(input.parent);
    const post = aPost({
      id,
      kind: input.kind,
      author: input.guest ? { id: null, name: input.guest.name } : someAuthor(0, { id: viewer.memberId ?? 'm0' }),
      title: input.title ?? null,
      body: input.body,
      createdAt: new Date().toISOString(),
      threadId: parent?.threadId ?? parent?.id ?? id,
      parentId: parent?.id ?? null,
      depth: parent ? (parent.depth ?? 0) + 1 : 0,
      subject: input.subject ?? null,
      topic: input.topic === undefined ? null : { id: input.topic, name: input.topic },
      tags: input.tags ?? [],
      viewerCan: [...ofMembers, 'edit', 'delete', 'restore'],
    });
    posts.set(id, post);
    if (parent) {
      const root = get(post.threadId ?? parent.id);
      change(root.id, { counts: { ...root.counts, comments: (root.counts?.comments ?? 0) + 1 } });
    }
    return post;
  };
  const decide = (
    id: Id,
    status: 'approved' | 'rejected' | 'hidden',
    why: { reason?: string | undefined; note?: string | undefined },
  ): Post =>
    change(id, {
      moderation: { status, reason: why.reason ?? null, note: why.note ?? null, by: 'Jo' },
      reports: [],
      counts: { ...get(id).counts, reports: 0 },
    });

  const functions: GatewayFunctions = {
    'viewer.get': () => viewer,
    'members.get': ({ id }) => member(id ?? 'm0'),
    'members.mute': ({ id }) => mute(id, true),
    'members.unmute': ({ id }) => mute(id, false),
    'members.muted': () => ({ items: [...muted].map(member) }),
    'posts.list': (input) => {
      const { topic, tag, author, kind, status, search, following, bookmarked, sort } = input;
      const all = [...posts.values()].filter(
        (post) =>
          post.parentId == null &&
          post.kind !== 'comment' &&
          (topic === undefined || post.topic?.id === topic) &&
          (tag === undefined || post.tags?.includes(tag)) &&
          (author === undefined || post.author?.id === author) &&
          (!kind?.length || (post.kind && kind.includes(post.kind))) &&
          (!status?.length ||
            status.some((one) =>
              one === 'reported' ? post.reports?.length : (post.moderation?.status ?? 'approved') === one,
            )) &&
          (!following || post.following) &&
          (!bookmarked || post.bookmarked) &&
          (!search || `${post.title} ${post.body?.text}`.toLowerCase().includes(search.toLowerCase())),
      );
      const by = sort === 'active' ? 'lastActiveAt' : 'createdAt';
      all.sort((a, b) => Number(b.pinned) - Number(a.pinned) || (b[by] ?? '').localeCompare(a[by] ?? ''));
      return pageOf(all, input, 20);
    },
    'posts.replies': (input) => {
      const { id, subject, sort, depth } = input;
      const roots = [...posts.values()].filter((post) =>
        id === undefined ? post.subject?.key === subject && post.parentId == null : post.id === id,
      );
      const all: Post[] = [];
      const walk = (parent: Post, level: number): void => {
        if (depth !== undefined && level > depth) return;
        const answers = [...posts.values()].filter((post) => post.parentId === parent.id);
        answers.sort((a, b) => String(a.createdAt).localeCompare(String(b.createdAt)) * (sort === 'newest' ? -1 : 1));
        for (const answer of answers) {
          all.push(answer);
          walk(answer, level + 1);
        }
      };
      for (const root of roots) {
        if (id === undefined) all.push(root);
        walk(root, 1);
      }
      return pageOf(all, input, 50);
    },
    'posts.get': ({ id, subject }) => {
      if (id !== undefined) return get(id);
      const post = [...posts.values()].find((one) => one.subject?.key === subject);
      if (!post) throw new CommunityError('not-found');
      return post;
    },
    'posts.counts': ({ subjects }) =>
      subjects.map((subject) => ({
        subject,
        count: [...posts.values()].filter((post) => post.subject?.key === subject).length,
      })),
    'posts.reactions': ({ id, reaction, ...slice }) => {
      if (reactors) return pageOf(reactors, slice, 50);
      const items = (get(id).reactions ?? []).flatMap(({ name, count, mine }) =>
        reaction === undefined || reaction === name
          ? Array.from({ length: Math.min(9, count ?? 0) }, (_, index) => ({
              id: `${name}${index}`,
              reaction: name,
              author: someAuthor(mine ? index : index + 1),
            }))
          : [],
      );
      return { items, total: items.length };
    },
    'posts.history': ({ id }) =>
      versions.get(id) ?? [
        {
          title: get(id).title ?? null,
          body: { text: 'It opens at *ten*.', format: 'markdown' },
          editedAt: '2026-11-20T09:30:00Z',
          editor: get(id).author,
        },
      ],
    'posts.reports': ({ id }): Page<Report> => ({ items: get(id).reports ?? [] }),
    'posts.rules': () => rules,
    'topics.list': () => ({ items: [{ id: 't1', name: 'Meetups', following: false }] }),
    'topics.get': ({ id }) => ({ id, name: 'Meetups', following: false, viewerCan: ['post', 'follow'] }),
    'topics.follow': ({ id }) => ({ id, following: true }),
    'topics.unfollow': ({ id }) => ({ id, following: false }),
    'tags.list': () => ({ items: [{ id: 'saturday', name: 'saturday' }] }),
    'tags.follow': ({ id }) => ({ id, following: true }),
    'tags.unfollow': ({ id }) => ({ id, following: false }),
    'posts.create': (input, { writeId }) => ({ ...create(input, `new${++made}`), clientId: writeId ?? null }),
    'posts.edit': ({ id, revision: _, topic, attachments: __, ...words }) => {
      const { title, body, editedAt } = get(id);
      versions.set(id, [{ title, body, editedAt }, ...(versions.get(id) ?? [])]);
      return change(id, {
        ...words,
        ...(topic !== undefined && { topic: { id: topic } }),
        editedAt: new Date().toISOString(),
      });
    },
    'posts.delete': ({ id }) => change(id, { deletedAt: new Date().toISOString() }),
    'posts.restore': ({ id }) => change(id, { deletedAt: null }),
    'posts.react': ({ id, reaction }) => react(id, reaction, true),
    'posts.unreact': ({ id, reaction }) => react(id, reaction, false),
    'posts.vote': ({ id, options }) => {
      const { poll } = get(id);
      if (!poll) throw new CommunityError('invalid');
      const had = poll.options.some(({ mine }) => mine);
      return change(id, {
        poll: {
          ...poll,
          voters: (poll.voters ?? 0) + Number(options.length > 0) - Number(had),
          options: poll.options.map((option) => {
            const mine = options.includes(option.id);
            return { ...option, mine, votes: (option.votes ?? 0) + Number(mine) - Number(option.mine ?? false) };
          }),
        },
      });
    },
    'posts.bookmark': ({ id }) => change(id, { bookmarked: true }),
    'posts.unbookmark': ({ id }) => change(id, { bookmarked: false }),
    'posts.follow': ({ id }) => change(id, { following: true }),
    'posts.unfollow': ({ id }) => change(id, { following: false }),
    'posts.report': ({ id }) => get(id),
    'posts.accept': ({ id }) => change(get(id).threadId ?? id, { acceptedAnswerId: id }),
    'posts.unaccept': ({ id }) => change(get(id).threadId ?? id, { acceptedAnswerId: null }),
    'posts.approve': ({ id, ...why }) => decide(id, 'approved', why),
    'posts.reject': ({ id, ...why }) => decide(id, 'rejected', why),
    'posts.hide': ({ id, ...why }) => decide(id, 'hidden', why),
    'posts.pin': ({ id }) => change(id, { pinned: true }),
    'posts.unpin': ({ id }) => change(id, { pinned: false }),
    'posts.lock': ({ id }) => change(id, { locked: true }),
    'posts.unlock': ({ id }) => change(id, { locked: false }),
    'posts.archive': ({ id }) => change(id, { archived: true }),
    'posts.unarchive': ({ id }) => change(id, { archived: false }),
    'posts.markRead': () => null,
  };
  const watched = gatewayOf(
    Object.fromEntries(Object.entries(functions).filter(([name]) => !without.some((one) => one === name))),
  );
  return {
    gateway: {
      supports: (name) => {
        const support = watched.supports(name);
        return support && { ...support, idempotent: true };
      },
      async run(name, input, options) {
        calls.push({ name, input });
        if (delayMs) await new Promise((resolve) => setTimeout(resolve, delayMs));
        const failure = failures.get(name);
        failures.delete(name);
        if (failure) throw failure;
        return watched.run(name, input, options);
      },
    },
    posts,
    calls,
    fail: (name, error = new CommunityError('forbidden')) => void failures.set(name, error),
  };
}

function pageOf<T extends { readonly id: Id }>(
  all: readonly T[],
  { first, after, before, around, page }: Slice,
  usual: number,
): Page<T> {
  const size = first ?? usual;
  const at = around === undefined ? -1 : all.findIndex(({ id }) => id === around);
  const start = Math.max(
    0,
    after !== undefined
      ? Number(after)
      : before !== undefined
        ? Number(before) - size
        : page !== undefined
          ? (page - 1) * size
          : at < 0
            ? 0
            : at - Math.floor(size / 2),
  );
  const end = before !== undefined ? Number(before) : start + size;
  return {
    items: all.slice(start, end),
    total: all.length,
    next: end < all.length ? String(end) : undefined,
    previous: start > 0 ? String(start) : undefined,
  };
}
