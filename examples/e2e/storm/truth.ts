import { shown, type Shown, type Told } from './shown.js';

const fields = `id clientId body { text } deletedAt bookmarked following
  reactions { name count mine } poll { options { votes mine } }`;

/** Asks the server itself, past the proxy, as one who is signed in. */
export class Truth {
  readonly #origin: string;
  readonly #cookie: string;

  constructor(origin: string, cookie: string) {
    this.#origin = origin;
    this.#cookie = cookie;
  }

  /** @throws with what the server said where it refuses */
  async ask<T>(query: string, variables: Record<string, unknown> = {}): Promise<T> {
    const response = await fetch(`${this.#origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: this.#cookie },
      body: JSON.stringify({ query, variables }),
    });
    const answer = (await response.json()) as { data?: T | null; errors?: { message: string }[] };
    if (!answer.data || answer.errors?.length)
      throw new Error(`The server refused ${query.slice(0, 60)}: ${JSON.stringify(answer.errors)}`);
    return answer.data;
  }

  /** These posts as the viewer may see them now; what is gone is not among them. */
  async posts(ids: readonly string[]): Promise<ReadonlyMap<string, Shown>> {
    const found = new Map<string, Shown>();
    for (let from = 0; from < ids.length; from += 20) {
      const some = ids.slice(from, from + 20);
      const parts = some.map((id, index) => `p${index}: post(id: ${JSON.stringify(id)}) { ${fields} }`);
      const answer = await this.ask<Record<string, Told | null>>(`{ ${parts.join(' ')} }`);
      for (const post of Object.values(answer)) if (post) found.set(post.id, shown(post));
    }
    return found;
  }

  /** Everything of a list, in its order. */
  async all(field: 'posts' | 'replies', input: string): Promise<readonly Shown[]> {
    const posts: Shown[] = [];
    for (let after: string | undefined; ;) {
      const given = `first: 50${after === undefined ? '' : `, after: ${JSON.stringify(after)}`}`;
      type Page = { nodes: Told[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
      const answer: Record<string, Page> = await this.ask(
        `{ ${field}(${input}, ${given}) { nodes { ${fields} } pageInfo { hasNextPage endCursor } } }`,
      );
      const page = answer[field];
      posts.push(...(page?.nodes ?? []).map(shown));
      if (!page?.pageInfo.hasNextPage || page.pageInfo.endCursor === null) return posts;
      after = page.pageInfo.endCursor;
    }
  }
}

/** How what is shown differs from what is so; nothing where it does not. */
export function difference(page: Shown, server: Shown): string | undefined {
  const names = ['deleted', 'reactions', 'bookmarked', 'following', 'votes', 'text'] as const;
  for (const name of names) {
    // Of a deleted post only the mark counts.
    if ((page.deleted || server.deleted) && name !== 'deleted') continue;
    const [here, there] = [JSON.stringify(page[name]), JSON.stringify(server[name])];
    if (here !== there) return `${page.id} ${name}: the page has ${here}, the server ${there}`;
  }
  return undefined;
}
