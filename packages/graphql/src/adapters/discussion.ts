import type { Alternative, AdapterPart, Shape } from '../adapter.js';
import type { Scope } from '../grammar.js';
import { own, read } from '../path.js';
import { counts, post, reaction, reportsAsked } from './discussion-fields.js';

const looking = '{key permissions member{id name}}';
const who = `viewer@include(if:$who)${looking}`;
const viewer: Shape = { result: 'viewer', as: 'viewer' };
const page = (nodes: string): string =>
  `totalCount pageInfo{hasNextPage endCursor hasPreviousPage startCursor}nodes{${nodes}}`;

/** Only moderators see reports, and a list of any other status than approved is what they decide by. */
export function wantsReports({ input, viewer: looking }: Scope): boolean {
  const status = own(input, 'status');
  const permissions = read(looking, 'permissions');
  return (
    (Array.isArray(status) && status.some((one) => one !== 'approved')) ||
    (Array.isArray(permissions) && permissions.includes('moderate'))
  );
}

/** Every input as it is, also where it is empty: no tags, no options. */
const whole = ({ input }: Scope): unknown => input;

/** The references to inputs by their own names. */
export function inputs<const N extends string>(...names: readonly N[]) {
  return Object.fromEntries(names.map((name) => [name, `$input.${name}`]));
}

export const slice = { first: '$page.first', after: '$page.after' };
const around = { ...slice, before: '$page.before', around: '$page.around' };

/** A mutation of what has an id. `types` are those of its variables beside the id, `fields` what may have changed. */
export function change(mutation: string, as: string, fields: string, types: Readonly<Record<string, string>> = {}) {
  const own = Object.entries(types);
  const declared = own.map(([name, type]) => `$${name}:${type} `).join('');
  const given = own.map(([name]) => `${name}:$${name} `).join('');
  return {
    document: `mutation($id:ID! ${declared}$try:String){${mutation}(id:$id ${given}clientMutationId:$try){${as}{${fields}}}}`,
    variables: { id: '$input.id', ...inputs(...Object.keys(types)), try: '$writeId' },
    result: `${mutation}.${as}`,
    as,
    idempotent: true,
  } satisfies Alternative;
}

export const onPost = (mutation: string, fields: string, types?: Readonly<Record<string, string>>) =>
  change(mutation, 'post', `id revision ${fields}`, types);

/** A mutation that takes what the widget asks as one input. */
export function send(mutation: string, type: string, names: readonly string[]) {
  return {
    document: `mutation($input:${type}!,$try:String){${mutation}(input:$input clientMutationId:$try){post{${post}}}}`,
    variables: { input: whole, try: '$writeId' },
    inputs: Object.fromEntries(names.map((name) => [name, true as const])),
    result: `${mutation}.post`,
    as: 'post',
    idempotent: true,
  } satisfies Alternative;
}

/**
 * What the first view of posts asks of the contract, and what it offers to do with them; the rest is in `discussion-more.ts`.
 * See `packages/graphql/schema/discussion.graphql`.
 */
export const discussionAdapter: AdapterPart = {
  operations: {
    'posts.list': {
      document: `query($topic:ID,$tag:ID,$author:ID,$following:Boolean,$bookmarked:Boolean,$kind:[PostKind!],$status:[PostStatus!],$search:String,$sort:PostSort,$first:Int,$after:String,$before:String,$around:ID,$page:Int,$reports:Boolean!,$who:Boolean!){posts(topic:$topic tag:$tag author:$author following:$following bookmarked:$bookmarked kind:$kind status:$status search:$search sort:$sort first:$first after:$after before:$before around:$around page:$page){${page(`${post} ${reportsAsked}`)}}${who}}`,
      variables: {
        ...inputs('topic', 'tag', 'author', 'following', 'bookmarked', 'kind', 'status', 'search', 'sort', 'page'),
        ...around,
        reports: wantsReports,
        who: '$page.isFirst',
      },
      result: 'posts',
      page: 'post',
      also: { 'viewer.get': viewer },
    },
    'posts.replies': {
      document: `query($id:ID,$subject:String,$site:String,$sort:ReplySort,$depth:Int,$first:Int,$after:String,$before:String,$around:ID,$reports:Boolean!,$who:Boolean!){replies(id:$id subject:$subject site:$site sort:$sort depth:$depth first:$first after:$after before:$before around:$around){${page(`${post} ${reportsAsked}`)}}${who}}`,
      variables: {
        ...inputs('id', 'subject', 'site', 'sort', 'depth'),
        ...around,
        reports: wantsReports,
        who: '$page.isFirst',
      },
      result: 'replies',
      page: 'post',
      also: { 'viewer.get': viewer },
    },
    'posts.get': {
      document: `query($id:ID,$subject:String,$site:String,$reports:Boolean!){post(id:$id subject:$subject site:$site){${post} ${reportsAsked}}viewer${looking}}`,
      variables: { ...inputs('id', 'subject', 'site'), reports: wantsReports },
      result: 'post',
      as: 'post',
      also: { 'viewer.get': viewer },
    },
    'posts.create': send('createPost', 'CreatePostInput', [
      'kind',
      'title',
      'body',
      'topic',
      'parent',
      'subject',
      'tags',
      'link',
      'attachments',
      'poll',
      'guest',
    ]),
    'posts.react': onPost('addReaction', `reactions{${reaction}}${counts}`, { reaction: 'String!' }),
    'posts.vote': {
      ...onPost('vote', 'poll{question options{id label votes mine}multiple closesAt closed voters}viewerCan', {
        options: '[ID!]!',
      }),
      variables: { id: '$input.id', options: ({ input }) => own(input, 'options'), try: '$writeId' },
      inputs: { options: true },
    },
  },
};
