import type { AdapterSource } from '../adapter.js';

const card = `__typename id databaseId login name avatarUrl(size: 160) bio pronouns location company createdAt url
  viewerIsFollowing viewerCanFollow followers { totalCount } following { totalCount }`;
const profile = `${card} bioHTML websiteUrl twitterUsername status { message emoji }
  socialAccounts(first: 10) { nodes { url displayName } }`;
const changed = 'id viewerIsFollowing viewerCanFollow followers { totalCount }';

/**
 * GitHub's people: the members of one organisation. GitHub has no search within an organisation, so searching finds
 * people on all of GitHub, narrowed by the setting `qualifiers`. It refuses anonymous requests: a token is needed.
 */
export const github = {
  name: 'github',
  settings: {
    organization: { required: true, description: 'Login of the organisation whose members are listed.' },
    qualifiers: { default: 'type:user', description: "What GitHub's search is narrowed by, such as `location:Porto`." },
  },
  auth: { header: 'authorization', template: 'Bearer {$token}' },
  errors: {
    style: 'graphql',
    code: 'type|extensions.code',
    codes: { UNPROCESSABLE: 'invalid', INSUFFICIENT_SCOPES: 'forbidden' },
  },
  paging: 'relay-nodes',
  entities: {
    member: {
      keys: { number: 'databaseId' },
      fields: {
        id: 'id',
        handle: 'login',
        name: 'name|login',
        avatarUrl: 'avatarUrl',
        headline: ['status.message', 'bio'],
        bio: [
          { path: 'bioHTML', as: 'html' },
          { path: 'bio', as: 'text' },
        ],
        pronouns: 'pronouns',
        location: 'location',
        organisation: 'company',
        links: {
          list: [
            { object: { url: { path: 'websiteUrl', as: 'url' } } },
            {
              object: {
                url: { template: 'https://x.com/{twitterUsername}' },
                label: { template: '@{twitterUsername}' },
              },
            },
            { each: 'socialAccounts.nodes', object: { url: 'url', label: 'displayName' } },
          ],
        },
        joinedAt: 'createdAt',
        counts: { object: { followers: 'followers.totalCount', following: 'following.totalCount' } },
        following: 'viewerIsFollowing',
        viewerCan: { list: [{ path: 'viewerCanFollow', enum: { true: 'follow' } }] },
        url: 'url',
      },
    },
    viewer: { fields: { key: 'id', memberId: 'id', name: 'name|login' } },
  },
  operations: {
    'members.list': [
      {
        when: { '$input.search': true },
        document: `query ($query: String!, $first: Int!, $after: String) {
  search(type: USER, query: $query, first: $first, after: $after) {
    userCount
    pageInfo { hasNextPage endCursor }
    edges { node { __typename ... on User { ${card} } } }
  }
}`,
        variables: {
          query: { $join: ['$input.search', '$settings.qualifiers'] },
          first: '$page.first',
          after: '$page.after',
        },
        result: 'search',
        page: 'member',
        paging: { dialect: 'relay-edges', total: 'userCount', max: 100 },
        accept: ['User'],
      },
      {
        document: `query ($organization: String!, $first: Int!, $after: String) {
  organization(login: $organization) {
    membersWithRole(first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { ${card} }
    }
  }
  viewer { id login name }
}`,
        variables: { organization: '$settings.organization', first: '$page.first', after: '$page.after' },
        result: 'organization.membersWithRole',
        page: 'member',
        paging: { dialect: 'relay-nodes', max: 100 },
        also: { 'viewer.get': { result: 'viewer', as: 'viewer' } },
      },
    ],
    'members.get': [
      {
        when: { '$input.handle': true },
        document: `query ($login: String!) { user(login: $login) { ${profile} } }`,
        variables: { login: '$input.handle' },
        result: 'user',
        as: 'member',
      },
      {
        document: `query ($id: ID!) { node(id: $id) { __typename ... on User { ${profile} } } }`,
        variables: { id: '$input.id' },
        result: 'node',
        as: 'member',
      },
    ],
    'members.follow': {
      document: `mutation ($id: ID!) { followUser(input: { userId: $id }) { user { ${changed} } } }`,
      variables: { id: '$input.id' },
      result: 'followUser.user',
      as: 'member',
    },
    'members.unfollow': {
      document: `mutation ($id: ID!) { unfollowUser(input: { userId: $id }) { user { ${changed} } } }`,
      variables: { id: '$input.id' },
      result: 'unfollowUser.user',
      as: 'member',
    },
    'viewer.get': {
      document: 'query { viewer { id login name } }',
      result: 'viewer',
      as: 'viewer',
      otherwise: { key: null },
    },
  },
} as const satisfies AdapterSource;
