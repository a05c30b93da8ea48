import { Mutation } from './mutation-resolvers.js';
import { Query, Topic } from './query-resolvers.js';

export const discussionResolvers = { Query, Mutation, Topic };
