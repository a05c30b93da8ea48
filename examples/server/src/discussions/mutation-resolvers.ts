import type { Context } from '../graphql/context.js';
import { notFound } from '../graphql/errors.js';
import { getMember } from '../members/get-member.js';
import { toMember } from '../members/member.js';
import { accept } from './accept-answer.js';
import { aliasSubject } from './alias-subject.js';
import { createPost } from './create-post.js';
import { deletePost, restorePost } from './delete-post.js';
import { editPost, type EditPostInput } from './edit-post.js';
import { bookmark, followTag, followThread, followTopic, markRead, mute } from './keep.js';
import { decide, turn } from './moderate-post.js';
import { getTag, getTopic } from './places.js';
import type { CreatePostInput } from './post-input.js';
import { addReaction, removeReaction } from './react-to-post.js';
import { readPost } from './read-posts.js';
import { noPost } from './refusals.js';
import { reportPost } from './report-post.js';
import { vote } from './vote.js';
import { writeOnce, type Result, type WriteArguments, type Writing } from './write-once.js';

type NoParent = unknown;
type Work<A> = (writing: Writing, args: A) => Promise<Result>;

/** Writes that answer with a post, as it stands afterwards. */
function onPost<A>(name: string, work: Work<A>) {
  return async (_: NoParent, args: A & WriteArguments, context: Context) => {
    const { id, reader, clientMutationId } = await writeOnce(context, name, args, (writing) => work(writing, args));
    const post = await readPost(context.database, id, reader);
    if (!post) throw noPost();
    return { post, clientMutationId };
  };
}

function onTopic<A>(name: string, work: Work<A>) {
  return async (_: NoParent, args: A & WriteArguments, context: Context) => {
    const { id, reader, clientMutationId } = await writeOnce(context, name, args, (writing) => work(writing, args));
    const topic = await getTopic(context.database, id, reader);
    if (!topic) throw notFound('There is no such topic');
    return { topic, clientMutationId };
  };
}

function onTag<A>(name: string, work: Work<A>) {
  return async (_: NoParent, args: A & WriteArguments, context: Context) => {
    const { id, reader, clientMutationId } = await writeOnce(context, name, args, (writing) => work(writing, args));
    const tag = await getTag(context.database, id, reader);
    if (!tag) throw notFound('There is no such tag');
    return { tag, clientMutationId };
  };
}

function onMember<A>(name: string, work: Work<A>) {
  return async (_: NoParent, args: A & WriteArguments, context: Context) => {
    const { id, reader, clientMutationId } = await writeOnce(context, name, args, (writing) => work(writing, args));
    const row = await getMember(context.database, { id }, reader.viewerId);
    if (!row) throw notFound('There is no such member');
    return { member: toMember(row, reader.viewerId, context.origin), clientMutationId };
  };
}

export const Mutation = {
  /** A guest sees what they have just written, also where it waits for a moderator. */
  async createPost(_: NoParent, args: { readonly input: CreatePostInput } & WriteArguments, context: Context) {
    const { id, reader, clientMutationId } = await writeOnce(context, 'createPost', args, (writing) =>
      createPost(context, writing, args.input),
    );
    const guest = reader.viewerId === null;
    const post = await readPost(context.database, id, reader, { written: guest });
    if (!post) throw noPost();
    // Only here: nobody else could tell that it is theirs.
    return { post: guest ? { ...post, clientId: clientMutationId } : post, clientMutationId };
  },
  editPost: onPost('editPost', (writing, { input }: { readonly input: EditPostInput }) => editPost(writing, input)),
  deletePost: onPost('deletePost', deletePost),
  restorePost: onPost('restorePost', restorePost),
  addReaction: onPost('addReaction', addReaction),
  removeReaction: onPost('removeReaction', removeReaction),
  vote: onPost('vote', vote),
  bookmarkPost: onPost('bookmarkPost', bookmark(true)),
  unbookmarkPost: onPost('unbookmarkPost', bookmark(false)),
  followPost: onPost('followPost', followThread(true)),
  unfollowPost: onPost('unfollowPost', followThread(false)),
  reportPost: onPost('reportPost', reportPost),
  acceptAnswer: onPost('acceptAnswer', accept(true)),
  unacceptAnswer: onPost('unacceptAnswer', accept(false)),
  approvePost: onPost('approvePost', decide('approve')),
  rejectPost: onPost('rejectPost', decide('reject')),
  hidePost: onPost('hidePost', decide('hide')),
  pinPost: onPost('pinPost', turn('pin')),
  unpinPost: onPost('unpinPost', turn('unpin')),
  lockPost: onPost('lockPost', turn('lock')),
  unlockPost: onPost('unlockPost', turn('unlock')),
  archivePost: onPost('archivePost', turn('archive')),
  unarchivePost: onPost('unarchivePost', turn('unarchive')),
  followTopic: onTopic('followTopic', followTopic(true)),
  unfollowTopic: onTopic('unfollowTopic', followTopic(false)),
  followTag: onTag('followTag', followTag(true)),
  unfollowTag: onTag('unfollowTag', followTag(false)),
  muteMember: onMember('muteMember', mute(true)),
  unmuteMember: onMember('unmuteMember', mute(false)),
  async markRead(_: NoParent, args: Parameters<typeof markRead>[1] & WriteArguments, context: Context) {
    const { clientMutationId } = await writeOnce(context, 'markRead', args, (writing) => markRead(writing, args));
    return { clientMutationId };
  },
  async aliasSubject(_: NoParent, args: Parameters<typeof aliasSubject>[2] & WriteArguments, context: Context) {
    const { id, reader, clientMutationId } = await writeOnce(context, 'aliasSubject', args, (writing) =>
      aliasSubject(context, writing, args),
    );
    const post = await readPost(context.database, id, reader);
    if (!post) throw noPost();
    return { post, clientMutationId };
  },
};
