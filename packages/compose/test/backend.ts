import {
  type CommunityError,
  gatewayOf,
  type Attachment,
  type CreatePost,
  type EditPost,
  type Gateway,
  type GatewayFunctions,
  type Post,
  type PostRules,
  type RunOptions,
} from '@kith/core';

/** What a backend in memory was asked to keep. */
export interface Backend {
  readonly gateway: Gateway;
  readonly created: CreatePost[];
  readonly edited: EditPost[];
  readonly uploaded: { readonly name: string; readonly writeId: string | undefined }[];
  /** What `posts.create` and `posts.edit` do instead, as long as it is set. */
  refuse: CommunityError | undefined;
  viewer: { key: string | null; memberId?: string };
}

const people = [
  { id: 'm1', handle: 'ada', name: 'Ada Lovelace' },
  { id: 'm2', handle: 'adele', name: 'Adele Goldberg' },
  { id: 'm3', handle: 'grace', name: 'Grace Hopper' },
];

/** A backend that takes posts. `more` adds operations, or takes one away with `undefined`. */
export function backend(
  rules: PostRules = {},
  more: { readonly [N in keyof GatewayFunctions]?: GatewayFunctions[N] | undefined } = {},
): Backend {
  const created: CreatePost[] = [];
  const edited: EditPost[] = [];
  const uploaded: { name: string; writeId: string | undefined }[] = [];
  const functions: GatewayFunctions = {
    'viewer.get': () => made.viewer,
    'posts.rules': () => rules,
    'posts.create': (input, { writeId }) => {
      if (made.refuse) throw made.refuse;
      created.push(input);
      const post: Post = { id: `p${created.length}`, clientId: writeId ?? null, kind: input.kind, body: input.body };
      return post;
    },
    'posts.edit': (input) => {
      if (made.refuse) throw made.refuse;
      edited.push(input);
      return { id: input.id, body: input.body ?? null, revision: (input.revision ?? 0) + 1 };
    },
    'members.complete': ({ prefix }) => people.filter(({ handle }) => handle.startsWith(prefix.toLowerCase())),
    'tags.complete': ({ prefix }) =>
      ['design', 'docs'].filter((name) => name.startsWith(prefix)).map((name) => ({ id: name, name })),
    'attachments.create': ({ name, mediaType, size, alt }, { writeId }: RunOptions): Attachment => {
      uploaded.push({ name, writeId });
      return { id: `a${uploaded.length}`, name, mediaType, size, alt, url: `https://files.example/${uploaded.length}` };
    },
    'attachments.describe': ({ id, alt }) => ({ id, alt }),
    'attachments.delete': () => null,
  };
  const entries = Object.entries({ ...functions, ...more }).filter(([, run]) => run !== undefined);
  const made: Backend = {
    gateway: gatewayOf(Object.fromEntries(entries)),
    created,
    edited,
    uploaded,
    refuse: undefined,
    viewer: { key: 'ada', memberId: 'm1' },
  };
  return made;
}
