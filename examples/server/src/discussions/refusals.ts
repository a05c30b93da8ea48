import { GraphQLError } from 'graphql';
import { notFound, unauthenticated } from '../graphql/errors.js';
import type { PostRefusal } from './abilities.js';

/** @param reason why, in the contract's word, for `extensions.reason`. */
export function refused(reason: PostRefusal): GraphQLError {
  if (reason === 'unauthenticated') return unauthenticated();
  return new GraphQLError(sentences[reason], { extensions: { code: 'FORBIDDEN', reason } });
}

const sentences: Readonly<Record<Exclude<PostRefusal, 'unauthenticated'>, string>> = {
  forbidden: 'The viewer may not do this here',
  suspended: 'The account is suspended',
  locked: 'The discussion takes no more replies',
  archived: 'The discussion is kept for reading only',
  closed: 'The discussion is too old for replies',
};

/** The same for what is not there and what the viewer may not see. */
export function noPost(): GraphQLError {
  return notFound('There is no such post');
}

export function conflict(): GraphQLError {
  return new GraphQLError('The post has changed since', { extensions: { code: 'CONFLICT' } });
}
