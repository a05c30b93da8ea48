import type { AdapterSource, Shape } from '../adapter.js';

const card = `id handle name avatarUrl headline pronouns location organisation expertise badges{id label imageUrl}
joinedAt lastActiveAt counts{posts followers following events}following viewerCan url`;
const profile = `${card} bio{text format lang}timeZone languages offers wants links{url label}fields{name label value}`;
const who = 'viewer{key permissions member{id name}}';

const viewer: Shape = { result: 'viewer', as: 'viewer' };

/** A mutation of one member's follow state, which answers with what changed. */
function change(mutation: string) {
  return {
    document: `mutation($id:ID!,$try:String){${mutation}(id:$id clientMutationId:$try){member{id following viewerCan counts{posts followers following events}}}}`,
    variables: { id: '$input.id', try: '$writeId' },
    result: `${mutation}.member`,
    as: 'member',
  };
}

/** The contract's members: `packages/graphql/schema/kith.graphql`. */
export const membersAdapter = {
  name: 'kith',
  grammar: 'plain',
  entities: {
    viewer: { fields: { key: 'key', memberId: 'member.id', name: 'member.name', permissions: 'permissions' } },
  },
  operations: {
    'members.list': {
      document: `query($search:String,$facets:MemberFacetsInput,$sort:MemberSort,$first:Int,$after:String,$page:Int,$who:Boolean!){members(search:$search facets:$facets sort:$sort first:$first after:$after page:$page){totalCount pageInfo{hasNextPage endCursor}nodes{${card}}}${who.replace('{', '@include(if:$who){')}}`,
      variables: {
        search: '$input.search',
        facets: '$input.facets',
        sort: '$input.sort',
        first: '$page.first',
        after: '$page.after',
        page: '$input.page',
        who: '$page.isFirst',
      },
      result: 'members',
      page: 'member',
      also: { 'viewer.get': viewer },
    },
    'members.facets': {
      document:
        'query($names:[MemberFacetName!]!,$search:String,$facets:MemberFacetsInput,$limit:Int){memberFacets(names:$names search:$search facets:$facets limit:$limit){name values{value label count}}}',
      variables: { names: '$input.names', search: '$input.search', facets: '$input.facets', limit: '$input.limit' },
      result: 'memberFacets',
      list: 'facet',
    },
    'members.get': {
      document: `query($id:ID,$handle:String){member(id:$id handle:$handle){${profile}}${who}}`,
      variables: { id: '$input.id', handle: '$input.handle' },
      result: 'member',
      as: 'member',
      also: { 'viewer.get': viewer },
    },
    'members.follow': change('followMember'),
    'members.unfollow': change('unfollowMember'),
    'viewer.get': { ...viewer, document: `{${who}}` },
  },
} as const satisfies AdapterSource;
