import { own } from '../src/path.js';
import { backendError, matching, people, type Person } from './mock-people.js';

/** GitHub's errors have a `type` beside the message. */
function refuse(login: unknown): void {
  if (login === 'missing')
    throw backendError(`Could not resolve to an Organization with the login of '${login}'.`, { type: 'NOT_FOUND' });
  if (login === 'forbidden') throw backendError('Resource not accessible', { type: 'FORBIDDEN' });
  if (login === 'limited') throw backendError('API rate limit exceeded', { type: 'RATE_LIMITED' });
}

/** The part of GitHub that people are: an organisation, search with users and organisations mixed, following. */
export function githubRoot() {
  const followed = new Set<number>();
  const user = (person: Person) => ({
    __typename: 'User',
    id: `U_${person.number}`,
    databaseId: person.number,
    login: person.login,
    // Some have no name: their login stands for it.
    name: person.number % 10 ? person.name : null,
    bio: `I am **${person.name}** & I build things`,
    bioHTML: `<div>I am <strong>${person.name}</strong></div>`,
    avatarUrl: `https://avatars.example/${person.number}?s=160`,
    company: person.number % 3 ? '@example' : null,
    location: person.number % 4 ? 'Porto' : null,
    pronouns: null,
    twitterUsername: person.number % 2 ? person.login : null,
    status: null,
    url: `https://github.example/${person.login}`,
    createdAt: '2019-01-02T03:04:05Z',
    viewerIsFollowing: () => followed.has(person.number),
    viewerCanFollow: true,
    followers: () => ({ totalCount: person.number + (followed.has(person.number) ? 1 : 0) }),
    following: { totalCount: 3 },
    socialAccounts: { nodes: [{ url: `https://social.example/@${person.login}`, displayName: `@${person.login}` }] },
  });
  const byId = (id: unknown): Person | undefined => people.find(({ number }) => `U_${number}` === id);
  const follow = (args: unknown, now: boolean) => {
    const person = byId(own(own(args, 'input'), 'userId'));
    if (!person) throw backendError('Could not resolve to a node', { type: 'NOT_FOUND' });
    if (now) followed.add(person.number);
    else followed.delete(person.number);
    return { user: user(person) };
  };
  return {
    organization: (args: unknown) => {
      refuse(own(args, 'login'));
      return { membersWithRole: (page: unknown) => connection(people.map(user), page) };
    },
    search: (args: unknown) => {
      const [words = ''] = String(own(args, 'query')).split(' type:');
      const found = matching(words).map(user);
      // Search mixes organisations in.
      const mixed = found.flatMap((one, index) =>
        index % 5 ? [one] : [{ __typename: 'Organization', id: `O_${one.id}` }, one],
      );
      return { ...connection(mixed, args), userCount: found.length };
    },
    user: (args: unknown) => {
      const person = people.find(({ login }) => login === own(args, 'login'));
      if (!person) throw backendError('Could not resolve to a User', { type: 'NOT_FOUND' });
      return user(person);
    },
    node: (args: unknown) => {
      const person = byId(own(args, 'id'));
      return person ? user(person) : null;
    },
    viewer: { id: 'U_1', login: people[0]?.login, name: people[0]?.name },
    followUser: (args: unknown) => follow(args, true),
    unfollowUser: (args: unknown) => follow(args, false),
  };
}

/** Relay's connection, forward only. */
function connection(all: readonly object[], args: unknown) {
  const start = Number(own(args, 'after') ?? 0);
  const end = start + Math.min(Number(own(args, 'first') ?? 100), 100);
  const nodes = all.slice(start, end);
  return {
    totalCount: all.length,
    nodes,
    edges: nodes.map((node, index) => ({ cursor: String(start + index + 1), node })),
    pageInfo: { hasNextPage: end < all.length, endCursor: nodes.length ? String(start + nodes.length) : null },
  };
}
