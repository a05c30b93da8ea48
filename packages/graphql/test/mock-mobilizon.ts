import { own } from '../src/path.js';
import { backendError, matching, people, type Person } from './mock-people.js';

/** Mobilizon's errors have `code` and `status_code` beside the message. */
function refuse(name: unknown): void {
  if (name === 'missing') throw backendError('Group not found', { code: 'group_not_found', status_code: 404 });
  if (name === 'forbidden') throw backendError("You don't have permission", { code: 'unauthorized', status_code: 403 });
  if (name === 'limited') throw backendError('Too many requests', { code: 'rate_limit', status_code: 429 });
}

/** The part of Mobilizon that people are: a group's members, search, the instance's profiles. A guest is looking. */
export function mobilizonRoot() {
  return {
    group: (args: unknown) => {
      refuse(own(args, 'preferredUsername'));
      return {
        id: '1',
        members: (page: unknown) => {
          const found = matching(String(own(page, 'name') ?? ''));
          return paginated(
            found.map((one) => ({ id: `m${one.number}`, role: 'MEMBER', actor: person(one) })),
            page,
          );
        },
      };
    },
    searchPersons: (args: unknown) => paginated(matching(String(own(args, 'term') ?? '')).map(person), args),
    persons: (args: unknown) => paginated(people.map(person), args),
    fetchPerson: (args: unknown) => {
      const found = people.find((one) => handle(one) === own(args, 'preferredUsername'));
      if (!found) throw backendError('Person not found', { code: 'person_not_found', status_code: 404 });
      return person(found);
    },
    person: (args: unknown) => {
      const found = people.find((one) => String(one.number) === own(args, 'id'));
      return found ? person(found) : null;
    },
    loggedUser: () => {
      throw backendError('You need to be logged in', { code: 'unauthenticated', status_code: 401 });
    },
  };
}

/** Every seventh lives on another instance. */
function handle({ login, number }: Person): string {
  return number % 7 ? login : `${login}@elsewhere.example`;
}

function person(one: Person) {
  return {
    __typename: 'Person',
    id: String(one.number),
    preferredUsername: one.login,
    domain: one.number % 7 ? null : 'elsewhere.example',
    name: one.number % 10 ? one.name : '',
    summary: `<p>I am <strong>${one.name}</strong></p>`,
    avatar: one.number % 2 ? { url: `https://media.example/${one.number}.png` } : null,
    url: `https://events.example/@${one.login}`,
    followersCount: one.number,
    followingCount: 2,
  };
}

function paginated(all: readonly object[], args: unknown) {
  const limit = Number(own(args, 'limit') ?? 10);
  const start = (Number(own(args, 'page') ?? 1) - 1) * limit;
  return { total: all.length, elements: all.slice(start, start + limit) };
}
