import type { AdapterSource } from '../adapter.js';

const card = `id preferredUsername domain name summary url avatar { url } followersCount followingCount`;

/**
 * Mobilizon's people: the members of one group where the setting `group` names one, else the instance's profiles,
 * which only its moderators may list. People do not follow each other there.
 */
export const mobilizon = {
  name: 'mobilizon',
  settings: { group: { description: 'Name of the group whose members are listed, such as `gardeners`.' } },
  auth: { header: 'authorization', template: 'Bearer {$token}' },
  errors: {
    style: 'graphql',
    code: 'code|extensions.code|status_code',
    codes: {
      unauthenticated: 'unauthenticated',
      unauthorized: 'forbidden',
      validation: 'invalid',
      unknown_resource: 'not-found',
    },
  },
  paging: 'elements',
  entities: {
    member: {
      fields: {
        id: 'id',
        // Profiles of other instances share names with those of this one.
        handle: [{ template: '{preferredUsername}@{domain}' }, 'preferredUsername'],
        name: 'name|preferredUsername',
        avatarUrl: 'avatar.url',
        bio: { path: 'summary', as: 'html' },
        counts: { object: { followers: 'followersCount', following: 'followingCount' } },
        url: 'url',
      },
    },
    viewer: {
      fields: {
        key: 'id',
        memberId: 'actor.id',
        name: 'actor.name|actor.preferredUsername',
        permissions: { list: [{ path: 'role', enum: { MODERATOR: 'moderate', ADMINISTRATOR: 'moderate' } }] },
      },
    },
  },
  operations: {
    'members.list': [
      {
        when: { '$settings.group': true },
        document: `query ($group: String!, $name: String, $page: Int, $limit: Int) {
  group(preferredUsername: $group) {
    id
    members(name: $name, page: $page, limit: $limit, roles: "member,moderator,administrator,creator") {
      total
      elements { id role actor { ${card} } }
    }
  }
}`,
        variables: { group: '$settings.group', name: '$input.search', page: '$page.page', limit: '$page.first' },
        result: 'group.members',
        page: 'member',
        paging: { dialect: 'elements', items: 'elements[].actor', max: 100 },
      },
      {
        when: { '$input.search': true },
        document: `query ($term: String, $page: Int, $limit: Int) {
  searchPersons(term: $term, page: $page, limit: $limit) { total elements { ${card} } }
}`,
        variables: { term: '$input.search', page: '$page.page', limit: '$page.first' },
        result: 'searchPersons',
        page: 'member',
      },
      {
        document: `query ($page: Int, $limit: Int) {
  persons(local: true, suspended: false, page: $page, limit: $limit) { total elements { ${card} } }
}`,
        variables: { page: '$page.page', limit: '$page.first' },
        result: 'persons',
        page: 'member',
      },
    ],
    'members.get': [
      {
        when: { '$input.handle': true },
        document: `query ($name: String!) { fetchPerson(preferredUsername: $name) { ${card} } }`,
        variables: { name: '$input.handle' },
        result: 'fetchPerson',
        as: 'member',
      },
      {
        document: `query ($id: ID!) { person(id: $id) { ${card} } }`,
        variables: { id: '$input.id' },
        result: 'person',
        as: 'member',
      },
    ],
    'viewer.get': {
      document: 'query { loggedUser { id role actor: defaultActor { id name preferredUsername } } }',
      result: 'loggedUser',
      as: 'viewer',
      otherwise: { key: null },
    },
  },
} as const satisfies AdapterSource;
