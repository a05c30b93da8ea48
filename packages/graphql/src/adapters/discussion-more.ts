import type { AdapterPart, Alternative } from '../adapter.js';
import { own } from '../path.js';
import { change, inputs, onPost, send, slice, wantsReports } from './discussion.js';
import {
  attachment,
  author,
  counts,
  linkCard,
  post,
  reaction,
  report,
  reportsAsked,
  richText,
} from './discussion-fields.js';

const topic = 'id slug name description url kinds counts{posts followers unread}following viewerCan';
const tag = 'id name counts{posts followers unread}following url';
const onward = (nodes: string): string => `totalCount pageInfo{hasNextPage endCursor}nodes{${nodes}}`;

/** What a decision changes: who may see it and do what, and its open reports. */
const decide = (mutation: string) =>
  onPost(mutation, `title body${richText}moderation{status reason note by at}reports{${report}} ${counts}viewerCan`, {
    reason: 'String',
    note: 'String',
  });
const state = 'pinned locked archived following viewerCan moderation{status reason note by at}';

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

/** What the contract's discussions can do beyond their first view. */
export const discussionMoreAdapter: AdapterPart = {
  operations: {
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
    'posts.unreact': onPost('removeReaction', `reactions{${reaction}}${counts}`, { reaction: 'String!' }),
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
