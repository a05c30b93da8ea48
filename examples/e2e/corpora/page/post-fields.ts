import type {
  Author,
  Emoji,
  LinkCard,
  Post,
  PostRules,
  PostVersion,
  Reactor,
  Report,
  RichText,
  Tag,
  Topic,
} from '@kith/core';

/** A post, and what the backend says about it when it is asked further. */
export interface Talk {
  readonly post: Post;
  readonly topic: Topic;
  readonly tag: Tag;
  readonly reactor: Reactor;
  readonly version: PostVersion;
  /** Somebody who can be named in a text. */
  readonly named: Author;
  readonly emoji: Emoji;
  readonly card: LinkCard;
  readonly rules: PostRules;
  /** The name of a file that is dropped, and the words of a draft. */
  readonly file: string;
  readonly draft: string;
}

type Change = { readonly [Part in keyof Talk]?: Partial<Talk[Part]> | string };
type Fill = (payload: string) => Change;

const inPost =
  (fill: (payload: string) => Partial<Post>): Fill =>
  (payload) => ({ post: fill(payload) });
const body = (format: RichText['format']): Fill => inPost((text) => ({ body: { text, format } }));
const author = (fill: (payload: string) => Author): Fill => inPost((payload) => ({ author: fill(payload) }));
const somebody: Author = { id: 'm1', handle: 'somebody', name: 'Somebody' };
const report: Report = { id: 'r1', reason: 'spam', by: somebody };
const file = { id: 'f1', url: 'https://example.org/file.pdf', name: 'file.pdf', mediaType: 'application/pdf', size: 9 };
const picture = { ...file, mediaType: 'image/png', alt: 'A picture', width: 40, height: 30 };
const link: LinkCard = { url: 'https://example.org/', title: 'A page' };
const option = { id: 'o1', label: 'Yes', votes: 1 };

/** Every place in a discussion that a stranger can write to, by the name under which the counts are printed. */
export const postFields = {
  'post id': inPost((id) => ({ id })),
  'post client id': inPost((clientId) => ({ clientId })),
  'post title': inPost((title) => ({ title })),
  'post body (text)': body('text'),
  'post body (markdown)': body('markdown'),
  'post body (html)': body('html'),
  'post language': inPost((lang) => ({ body: { text: 'Words', format: 'text', lang } })),
  'post date': inPost((createdAt) => ({ createdAt })),
  'post edited': inPost((editedAt) => ({ editedAt })),
  'post address': inPost((url) => ({ url })),
  'post thread': inPost((threadId) => ({ threadId })),
  'author id': author((id) => ({ ...somebody, id })),
  'author handle': author((handle) => ({ id: 'm1', handle })),
  'author name': author((name) => ({ ...somebody, name })),
  'author picture': author((avatarUrl) => ({ ...somebody, avatarUrl })),
  'author address': author((url) => ({ ...somebody, url })),
  'author headline': author((headline) => ({ ...somebody, headline })),
  'author pronouns': author((pronouns) => ({ ...somebody, pronouns })),
  'author badge': author((label) => ({ ...somebody, badges: [{ id: label, label, imageUrl: label }] })),
  'author role': author((role) => ({ ...somebody, roles: [role] })),
  'guest name': author((name) => ({ id: null, name })),
  'post topic': inPost((name) => ({ topic: { id: name, name, url: name } })),
  'post tag': inPost((tag) => ({ tags: [tag] })),
  'subject title': inPost((title) => ({ subject: { key: title, title, url: title, site: title } })),
  'reaction name': inPost((name) => ({ reactions: [{ name, count: 2 }] })),
  'reaction emoji': inPost((emoji) => ({ reactions: [{ name: 'heart', emoji, count: 2 }] })),
  'reaction image': inPost((imageUrl) => ({ reactions: [{ name: 'heart', imageUrl, count: 2 }] })),
  'poll question': inPost((question) => ({ poll: { question, options: [option] } })),
  'poll option': inPost((label) => ({ poll: { options: [{ id: label, label }], closesAt: label } })),
  'link address': inPost((url) => ({ links: [link, { ...link, url }] })),
  'link title': inPost((title) => ({ links: [{ ...link, title }] })),
  'link description': inPost((description) => ({ links: [{ ...link, description }] })),
  'link site': inPost((siteName) => ({ links: [{ ...link, siteName }] })),
  'link picture': inPost((imageUrl) => ({ links: [{ ...link, imageUrl }] })),
  'attachment address': inPost((url) => ({
    attachments: [
      { ...file, url },
      { ...picture, id: 'f2' },
      { ...picture, id: 'f3', url },
    ],
  })),
  'attachment name': inPost((name) => ({
    attachments: [
      { ...file, name },
      { ...picture, id: 'f2', name },
    ],
  })),
  'attachment type': inPost((mediaType) => ({ attachments: [{ ...file, mediaType }] })),
  'attachment alternative': inPost((alt) => ({ attachments: [file, { ...picture, alt }] })),
  'attachment preview': inPost((previewUrl) => ({ attachments: [file, { ...picture, previewUrl }] })),
  'moderation reason': inPost((reason) => ({ moderation: { status: 'rejected', reason } })),
  'moderation note': inPost((note) => ({ moderation: { status: 'rejected', note } })),
  moderator: inPost((by) => ({ moderation: { status: 'rejected', reason: 'spam', by } })),
  'report reason': inPost((reason) => ({ reports: [{ ...report, reason }] })),
  'report note': inPost((note) => ({ reports: [{ ...report, note }] })),
  reporter: inPost((name) => ({ reports: [{ ...report, by: { ...somebody, name }, createdAt: name }] })),
  'topic name': (name) => ({ topic: { name } }),
  'topic description': (description) => ({ topic: { description } }),
  'topic address': (url) => ({ topic: { url } }),
  'tag name': (name) => ({ tag: { name } }),
  'reactor name': (name) => ({ reactor: { author: { ...somebody, name } } }),
  'reactor reaction': (reaction) => ({ reactor: { reaction } }),
  'earlier title': (title) => ({ version: { title } }),
  'earlier body (markdown)': (text) => ({ version: { body: { text, format: 'markdown' } } }),
  'earlier body (html)': (text) => ({ version: { body: { text, format: 'html' } } }),
  editor: (name) => ({ version: { editor: { ...somebody, name }, editedAt: name } }),
  'completed member': (name) => ({ named: { name, handle: name, avatarUrl: name } }),
  'completed emoji': (name) => ({ emoji: { name, emoji: name } }),
  'emoji image': (imageUrl) => ({ emoji: { emoji: null, imageUrl } }),
  'composer link card': (title) => ({ card: { title, description: title, siteName: title, imageUrl: title } }),
  'palette reaction': (name) => ({ rules: { reactions: [{ name, emoji: name, imageUrl: name }] } }),
  'report choice': (reason) => ({ rules: { reportReasons: [reason] } }),
  'media type': (type) => ({ rules: { mediaTypes: [type, 'image/*'] } }),
  'file name': (name) => ({ file: name }),
  draft: (text) => ({ draft: text }),
} satisfies { readonly [field: string]: Fill };

export type PostField = keyof typeof postFields;
export const postFieldNames = Object.keys(postFields).filter(isPostField);

export function isPostField(name: string): name is PostField {
  return Object.hasOwn(postFields, name);
}

/** How the payload is written where it is a body: each format goes with other widgets. */
export const bodyFormats: readonly RichText['format'][] = ['text', 'markdown', 'html'];

/** Something of everything, none of it hostile. */
function plain(id: string): Talk {
  return {
    post: {
      id,
      revision: 1,
      kind: 'discussion',
      author: somebody,
      title: 'A title',
      body: { text: 'Words', format: 'text' },
      createdAt: '2026-11-20T09:30:00Z',
      editedAt: '2026-11-21T09:30:00Z',
      threadId: id,
      depth: 1,
      reactions: [{ name: 'heart', emoji: '❤️', count: 2 }],
      counts: { replies: 0, comments: 0, reactions: 2, edits: 1, reports: 1 },
      reports: [report],
      viewerCan: ['reply', 'react', 'vote', 'report', 'approve', 'reject', 'hide'],
    },
    topic: { id: 't1', name: 'A topic' },
    tag: { id: 'tag', name: 'tag' },
    reactor: { id: 'a', reaction: 'heart', author: somebody },
    version: { title: 'Before', body: { text: 'Before', format: 'text' }, editedAt: '2026-11-20T09:30:00Z' },
    named: somebody,
    emoji: { name: 'own', emoji: '🙂' },
    card: link,
    rules: {
      kinds: ['discussion', 'link', 'comment'],
      formats: ['markdown'],
      reactions: [{ name: 'heart', emoji: '❤️' }],
      reportReasons: ['spam'],
      mediaTypes: ['image/*', 'text/plain'],
      maxFiles: 9,
      maxFileSize: 1000,
    },
    file: 'notes.txt',
    draft: 'A draft',
  };
}

function filled(talk: Talk, change: Change): Talk {
  const parts = Object.entries(change).map(([part, more]): readonly [string, unknown] => {
    const before: unknown = Reflect.get(talk, part);
    return [part, typeof more === 'string' || typeof before !== 'object' ? more : { ...before, ...more }];
  });
  return { ...talk, ...Object.fromEntries<unknown>(parts) };
}

/** With the payload in one field. */
export function talkWith(field: PostField, payload: string, id: string): Talk {
  return filled(plain(id), postFields[field](payload));
}

/**
 * With the payload in every field at once: what is tried first, because it is many times faster. Where something is
 * found, each field is tried by itself to name the one.
 */
export function talkOf(payload: string, id: string, format: RichText['format']): Talk {
  const by: Author = {
    id: `m ${payload}`,
    handle: payload,
    name: format === 'text' ? null : payload,
    avatarUrl: payload,
    url: payload,
    headline: payload,
    pronouns: payload,
    badges: [{ id: payload, label: payload, imageUrl: payload }],
    roles: [payload],
  };
  const text: RichText = { text: payload, format, ...(format === 'text' && { lang: payload }) };
  const { post, ...rest } = plain(id);
  return {
    ...rest,
    post: {
      ...post,
      // No two are the same: what comes for the next of the same name would be this one's.
      id: `${id} ${payload}`,
      threadId: payload,
      clientId: `client ${id} ${payload}`,
      author: format === 'markdown' ? { ...by, id: null } : by,
      title: payload,
      body: text,
      createdAt: payload,
      editedAt: payload,
      url: payload,
      topic: { id: payload, name: payload, url: payload },
      tags: [payload, 'second'],
      subject: { key: payload, title: payload, url: payload, site: payload },
      reactions: [
        {
          name: payload,
          emoji: format === 'html' ? payload : null,
          imageUrl: format === 'html' ? null : payload,
          count: 2,
        },
      ],
      poll: { question: payload, options: [{ id: payload, label: payload }, option], closesAt: payload },
      links: [
        { ...link, title: payload, description: payload, siteName: payload, imageUrl: payload },
        { url: payload },
      ],
      attachments: [
        { id: payload, url: payload, name: payload, mediaType: payload },
        { ...picture, id: 'f2', name: payload, alt: payload, previewUrl: payload },
        { ...picture, id: 'f3', url: payload },
      ],
      moderation: { status: 'rejected', reason: payload, note: payload, by: payload },
      reports: [{ id: payload, reason: payload, note: payload, by, createdAt: payload }],
    },
    topic: { id: payload, name: payload, description: payload, url: payload },
    tag: { id: payload, name: payload },
    reactor: { id: payload, reaction: payload, author: by },
    version: { title: payload, body: text, editor: by, editedAt: payload },
    named: by,
    emoji: { name: payload, emoji: format === 'html' ? payload : null, imageUrl: payload },
    card: { url: 'https://example.org/', title: payload, description: payload, siteName: payload, imageUrl: payload },
    rules: {
      ...rest.rules,
      reactions: [{ name: payload, emoji: payload, imageUrl: payload }],
      reportReasons: [payload],
      mediaTypes: [payload, 'image/*', 'text/plain'],
    },
    file: payload,
    draft: payload,
  };
}
