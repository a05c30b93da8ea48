import type { Alternative, AdapterPart, Shape } from '../adapter.js';
import type { Scope } from '../grammar.js';
import { own, read } from '../path.js';
import {
  author,
  attachment,
  reaction,
  linkCard,
  report,
  counts,
  topic,
  tag,
  richText,
  post,
  reports,
  reportsAsked,
} from './discussion-fields.js';

const looking = '{key permissions member{id name}}';
const who = `viewer@include(if:$who)${looking}`;
const viewer: Shape = { result: 'viewer', as: 'viewer' };
const page = (nodes: string): string =>
  `totalCount pageInfo{hasNextPage endCursor hasPreviousPage startCursor}nodes{${nodes}}`;
const onward = (nodes: string): string => `totalCount pageInfo{hasNextPage endCursor}nodes{${nodes}}`;

/** Only moderators see reports, and a list of any other status than approved is what they decide by. */
function wantsReports({ input, viewer: looking }: Scope): boolean {
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
function inputs<const N extends string>(...names: readonly N[]) {
  return Object.fromEntries(names.map((name) => [name, `$input.${name}`]));
}

const slice = { first: '$page.first', after: '$page.after' };
const around = { ...slice, before: '$page.before', around: '$page.around' };

/** A mutation of what has an id. `types` are those of its variables beside the id, `fields` what may have changed. */
function change(mutation: string, as: string, fields: string, types: Readonly<Record<string, string>> = {}) {
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

const onPost = (mutation: string, fields: string, types?: Readonly<Record<string, string>>) =>
  change(mutation, 'post', `id revision ${fields}`, types);
/** What a decision changes: who may see it and do what, and its open reports. */
const decide = (mutation: string) =>
  onPost(mutation, `title body${richText}moderation{status reason note by at}${reports} ${counts}viewerCan`, {
    reason: 'String',
    note: 'String',
  });
const state = 'pinned locked archived following viewerCan moderation{status reason note by at}';

/** A mutation that takes what the widget asks as one input. */
function send(mutation: string, type: string, names: readonly string[]) {
  return {
    document: `mutation($input:${type}!,$try:String){${mutation}(input:$input clientMutationId:$try){post{${post}}}}`,
    variables: { input: whole, try: '$writeId' },
    inputs: Object.fromEntries(names.map((name) => [name, true as const])),
    result: `${mutation}.post`,
    as: 'post',
    idempotent: true,
  } satisfies Alternative;
}

/** A mutation with no answer but that it was taken. */
function tell(mutation: string, types: Readonly<Record<string, string>>) {
  const own = Object.entries(types);
  return {
    document: `mutation(${own.map(([name, type]) => `$${name}:${type} `).join('')}$try:String){${mutation}(${own
      .map(([name]) => `${name}:$${name} `)
      .join('')}clientMutationId:$try){clientMutationId}}`,
    variables: { ...inputs(...Object.keys(types)), try: '$writeId' },
    result: mutation,
    as: 'nothing',
    otherwise: null,
    idempotent: true,
  } satisfies Alternative;
}

const place = { topic: 'ID', parent: 'ID', subject: 'String', site: 'String' };

/** The contract's discussions: `packages/graphql/schema/discussion.graphql`. */
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
    'posts.counts': {
      document: 'query($subjects:[String!]!,$site:String){commentCounts(subjects:$subjects site:$site){subject count}}',
      variables: inputs('subjects', 'site'),
      result: 'commentCounts',
      list: 'commentCount',
    },
    'posts.reactions': {
      document: `query($id:ID!,$reaction:String,$first:Int,$after:String){reactors(id:$id reaction:$reaction first:$first after:$after){${onward(`id reaction author{${author}}createdAt`)}}}`,
      variables: { ...inputs('id', 'reaction'), ...slice },
      result: 'reactors',
      page: 'reactor',
    },
    'posts.history': {
      document: `query($id:ID!){postHistory(id:$id){title body${richText}editedAt editor{${author}}}}`,
      variables: inputs('id'),
      result: 'postHistory',
      list: 'postVersion',
    },
    'posts.reports': {
      document: `query($id:ID!,$first:Int,$after:String){postReports(id:$id first:$first after:$after){${onward(report)}}}`,
      variables: { ...inputs('id'), ...slice },
      result: 'postReports',
      page: 'report',
    },
    'posts.rules': {
      document: `query($topic:ID,$parent:ID,$subject:String,$site:String){postRules(topic:$topic parent:$parent subject:$subject site:$site){refused kinds formats maxLength guests moderated mediaTypes maxFileSize maxFiles maxPollOptions reactions{${reaction}}reportReasons}}`,
      variables: inputs('topic', 'parent', 'subject', 'site'),
      result: 'postRules',
      as: 'postRules',
    },
    'topics.list': {
      document: `query($search:String,$following:Boolean,$first:Int,$after:String){topics(search:$search following:$following first:$first after:$after){${onward(topic)}}}`,
      variables: { ...inputs('search', 'following'), ...slice },
      result: 'topics',
      page: 'topic',
    },
    'topics.get': {
      document: `query($id:ID!){topic(id:$id){${topic}}}`,
      variables: inputs('id'),
      result: 'topic',
      as: 'topic',
    },
    'tags.list': {
      document: `query($search:String,$following:Boolean,$first:Int,$after:String){tags(search:$search following:$following first:$first after:$after){${onward(tag)}}}`,
      variables: { ...inputs('search', 'following'), ...slice },
      result: 'tags',
      page: 'tag',
    },
    'members.complete': {
      document: `query($prefix:String!,$thread:ID,$limit:Int){completeMember(prefix:$prefix thread:$thread limit:$limit){${author}}}`,
      variables: { ...inputs('thread', 'limit'), prefix: ({ input }) => own(input, 'prefix') },
      inputs: { prefix: true },
      result: 'completeMember',
      list: 'author',
    },
    'members.muted': {
      document: `query($first:Int,$after:String){mutedMembers(first:$first after:$after){${onward('id handle name avatarUrl headline pronouns badges{id label imageUrl}url muted viewerCan')}}}`,
      variables: slice,
      result: 'mutedMembers',
      page: 'member',
    },
    'tags.complete': {
      document: `query($prefix:String!,$limit:Int){completeTag(prefix:$prefix limit:$limit){${tag}}}`,
      variables: { ...inputs('limit'), prefix: ({ input }) => own(input, 'prefix') },
      inputs: { prefix: true },
      result: 'completeTag',
      list: 'tag',
    },
    'emoji.complete': {
      document: 'query($prefix:String!,$limit:Int){completeEmoji(prefix:$prefix limit:$limit){name emoji imageUrl}}',
      variables: { ...inputs('limit'), prefix: ({ input }) => own(input, 'prefix') },
      inputs: { prefix: true },
      result: 'completeEmoji',
      list: 'emoji',
    },
    'links.card': {
      document: `query($url:String!){linkCard(url:$url){${linkCard}}}`,
      variables: inputs('url'),
      result: 'linkCard',
      as: 'linkCard',
      otherwise: null,
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
    'posts.edit': send('editPost', 'EditPostInput', [
      'id',
      'revision',
      'title',
      'body',
      'topic',
      'tags',
      'attachments',
    ]),
    'posts.delete': change('deletePost', 'post', post, { reason: 'String', note: 'String' }),
    'posts.restore': change('restorePost', 'post', post),
    'posts.react': onPost('addReaction', `reactions{${reaction}}${counts}`, { reaction: 'String!' }),
    'posts.unreact': onPost('removeReaction', `reactions{${reaction}}${counts}`, { reaction: 'String!' }),
    'posts.vote': {
      ...onPost('vote', 'poll{question options{id label votes mine}multiple closesAt closed voters}viewerCan', {
        options: '[ID!]!',
      }),
      variables: { id: '$input.id', options: ({ input }) => own(input, 'options'), try: '$writeId' },
      inputs: { options: true },
    },
    'posts.bookmark': onPost('bookmarkPost', 'bookmarked'),
    'posts.unbookmark': onPost('unbookmarkPost', 'bookmarked'),
    'posts.follow': onPost('followPost', 'following'),
    'posts.unfollow': onPost('unfollowPost', 'following'),
    'posts.report': onPost('reportPost', `${counts}viewerCan`, { reason: 'String!', note: 'String' }),
    'posts.accept': onPost('acceptAnswer', 'acceptedAnswerId viewerCan'),
    'posts.unaccept': onPost('unacceptAnswer', 'acceptedAnswerId viewerCan'),
    'posts.approve': decide('approvePost'),
    'posts.reject': decide('rejectPost'),
    'posts.hide': decide('hidePost'),
    'posts.pin': onPost('pinPost', state),
    'posts.unpin': onPost('unpinPost', state),
    'posts.lock': onPost('lockPost', state, { reason: 'String', note: 'String' }),
    'posts.unlock': onPost('unlockPost', state),
    'posts.archive': onPost('archivePost', state),
    'posts.unarchive': onPost('unarchivePost', state),
    'posts.markRead': tell('markRead', { id: 'ID', topic: 'ID', until: 'DateTime!' }),
    'posts.typing': tell('notifyTyping', place),
    'topics.follow': change('followTopic', 'topic', topic),
    'topics.unfollow': change('unfollowTopic', 'topic', topic),
    'tags.follow': change('followTag', 'tag', tag),
    'tags.unfollow': change('unfollowTag', 'tag', tag),
    'members.mute': change('muteMember', 'member', 'id muted following viewerCan'),
    'members.unmute': change('unmuteMember', 'member', 'id muted following viewerCan'),
    'attachments.create': {
      document: `mutation($file:Upload!,$name:String!,$alt:String,$try:String){createAttachment(file:$file name:$name alt:$alt clientMutationId:$try){attachment{${attachment}}}}`,
      variables: { ...inputs('name', 'alt'), try: '$writeId' },
      upload: 'multipart',
      // The part of the form that holds the file says these.
      inputs: { mediaType: true, size: true },
      result: 'createAttachment.attachment',
      as: 'attachment',
      idempotent: true,
    },
    'attachments.describe': {
      ...change('describeAttachment', 'attachment', attachment, { alt: 'String!' }),
      variables: { id: '$input.id', alt: ({ input }) => own(input, 'alt'), try: '$writeId' },
      inputs: { alt: true },
    },
    'attachments.delete': tell('deleteAttachment', { id: 'ID!' }),
  },
  watches: {
    'posts.changes': {
      document: `subscription($id:ID,$subject:String,$site:String,$topic:ID,$tag:ID,$author:ID,$following:Boolean,$kind:[PostKind!],$status:[PostStatus!],$reports:Boolean!){postChanged(id:$id subject:$subject site:$site topic:$topic tag:$tag author:$author following:$following kind:$kind status:$status){type post{${post} ${reportsAsked}}}}`,
      variables: {
        ...inputs('id', 'subject', 'site', 'topic', 'tag', 'author', 'following', 'kind', 'status'),
        reports: wantsReports,
      },
      result: 'postChanged.post',
      as: 'post',
      type: 'postChanged.type',
    },
    'posts.typing': {
      document: `subscription($topic:ID,$parent:ID,$subject:String,$site:String){typing(topic:$topic parent:$parent subject:$subject site:$site){author{${author}}until}}`,
      variables: inputs('topic', 'parent', 'subject', 'site'),
      result: 'typing',
      as: 'typing',
    },
  },
};
