import { administrationResolvers } from '../administration/resolvers.js';
import { badInput, unauthenticated } from './errors.js';
import type { Context } from './context.js';
import { dateTime } from './date-time.js';
import { facetMembers, type Facet, type FacetMembers } from '../members/facet-members.js';
import { setFollowing } from '../members/follow-member.js';
import { getMember } from '../members/get-member.js';
import { checkListing, countMembers, DEFAULT_FIRST, listMembers, type ListMembers } from '../members/list-members.js';
import { attachmentResolvers } from '../attachments/resolvers.js';
import { discussionResolvers } from '../discussions/resolvers.js';
import { eventResolvers } from '../events/resolvers.js';
import { liveResolvers } from '../live/resolvers.js';
import { toMember, type MemberView } from '../members/member.js';

const COUNT_COST = 10;
const FACET_COST = 10;

interface MemberConnection {
  readonly nodes: () => Promise<MemberView[]>;
  readonly pageInfo: () => Promise<{ hasNextPage: boolean; endCursor: string | null }>;
  readonly totalCount: () => Promise<number>;
}

interface ChangeFollow {
  readonly id: string;
  readonly clientMutationId?: string | null;
}

interface MemberPayload {
  readonly member: MemberView;
  readonly clientMutationId: string | null;
}

type NoParent = unknown;

const Query = {
  async viewer(_: NoParent, __: unknown, { viewer, database, origin, budget }: Context) {
    budget.spend(1);
    if (!viewer) return { key: null, member: null, permissions: [] };
    const row = await getMember(database, { id: viewer.memberId }, viewer.memberId);
    return {
      key: viewer.memberId,
      member: row ? toMember(row, viewer.memberId, origin) : null,
      permissions: viewer.permissions,
    };
  },

  async member(_: NoParent, { id, handle }: { id?: string | null; handle?: string | null }, context: Context) {
    context.budget.spend(1);
    if ((id == null) === (handle == null)) throw badInput('id', 'give exactly one of id and handle');
    const viewerId = context.viewer?.memberId ?? null;
    const row = await getMember(context.database, id != null ? { id } : { handle: handle ?? '' }, viewerId);
    return row ? toMember(row, viewerId, context.origin) : null;
  },

  /** Reads the page once, and the count only where it is asked for. */
  members(_: NoParent, input: ListMembers, { database, viewer, origin, budget }: Context): MemberConnection {
    checkListing(input);
    const viewerId = viewer?.memberId ?? null;
    let reading: ReturnType<typeof listMembers> | undefined;
    const read = () => {
      if (!reading) {
        budget.spend(input.first ?? DEFAULT_FIRST);
        reading = listMembers(database, input, viewerId);
      }
      return reading;
    };
    return {
      nodes: async () => (await read()).rows.map((row) => toMember(row, viewerId, origin)),
      pageInfo: async () => {
        const { hasNextPage, endCursor } = await read();
        return { hasNextPage, endCursor };
      },
      totalCount: () => {
        budget.spend(COUNT_COST);
        return countMembers(database, input);
      },
    };
  },

  memberFacets(_: NoParent, input: FacetMembers, { database, budget }: Context): Promise<Facet[]> {
    budget.spend(input.names.length * FACET_COST);
    return facetMembers(database, input);
  },
};

function changeFollow(follow: boolean) {
  return async (_: NoParent, { id, clientMutationId }: ChangeFollow, context: Context): Promise<MemberPayload> => {
    const { viewer, database, origin, budget } = context;
    budget.spend(2);
    if (!viewer) throw unauthenticated();
    const row = await setFollowing(database, viewer.memberId, id, follow);
    return { member: toMember(row, viewer.memberId, origin), clientMutationId: clientMutationId ?? null };
  };
}

const memberResolvers = {
  DateTime: dateTime,
  Query,
  Mutation: { followMember: changeFollow(true), unfollowMember: changeFollow(false) },
};

/** Each part answers for its own fields; together they answer the contract. */
export const resolvers = [
  memberResolvers,
  discussionResolvers,
  eventResolvers,
  liveResolvers,
  attachmentResolvers,
  administrationResolvers,
];
