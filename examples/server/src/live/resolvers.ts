import type { Context } from '../graphql/context.js';
import type { PlaceInput } from './place.js';
import { watchPosts, type WatchPosts } from './post-changed.js';
import { notifyTyping, watchTyping } from './typing.js';

type NoParent = unknown;

const itself = { resolve: (event: unknown) => event };

export const liveResolvers = {
  Mutation: {
    async notifyTyping(
      _: NoParent,
      input: PlaceInput & { readonly clientMutationId?: string | null },
      context: Context,
    ) {
      await notifyTyping(context, input);
      return { clientMutationId: input.clientMutationId ?? null };
    },
  },
  Subscription: {
    postChanged: {
      subscribe: (_: NoParent, input: WatchPosts, context: Context) => watchPosts(context, input),
      ...itself,
    },
    typing: {
      subscribe: (_: NoParent, input: PlaceInput, context: Context) => watchTyping(context, input),
      ...itself,
    },
  },
};
