import type { CommentCount, Community, Query } from '@kith/core';

/** As many pages are asked about at once (`posts.counts`). */
const most = 100;

interface Wish {
  readonly subject: string;
  readonly site: string | undefined;
  readonly changed: () => void;
}

/** The counts that a page shows, asked for together: one request for all that stand there when a frame begins. */
export class Counts {
  readonly #community: Community;
  readonly #wishes = new Set<Wish>();
  readonly #numbers = new Map<string, number>();
  #queries: {
    readonly subjects: ReadonlySet<string>;
    readonly query: Query<'posts.counts'>;
    readonly release: () => void;
  }[] = [];
  #planned = false;
  #stopEntities: (() => void) | undefined;
  readonly #counted = new Set<string>();

  constructor(community: Community) {
    this.#community = community;
  }

  /** How many comments stand under a page; `undefined` as long as that is not known. */
  of(subject: string, site: string | undefined): number | undefined {
    return this.#numbers.get(nameOf(subject, site));
  }

  /** Calls `changed` when the number changes, until the function that comes back is called. */
  watch(subject: string, site: string | undefined, changed: () => void): () => void {
    const wish = { subject, site, changed };
    this.#wishes.add(wish);
    this.#plan();
    this.#stopEntities ??= this.#community.entities.subscribe((keys) => this.#look(keys));
    return () => {
      this.#wishes.delete(wish);
      if (this.#wishes.size) return;
      for (const { release } of this.#queries.splice(0)) release();
      this.#stopEntities?.();
      this.#stopEntities = undefined;
    };
  }

  #plan(): void {
    if (this.#planned) return;
    this.#planned = true;
    setTimeout(() => {
      this.#planned = false;
      this.#ask();
    });
  }

  /** Asks for what nobody has asked for yet. */
  #ask(): void {
    const asked = new Set(this.#queries.flatMap(({ subjects }) => [...subjects]));
    const bySite = new Map<string | undefined, Set<string>>();
    for (const { subject, site } of this.#wishes) {
      if (asked.has(nameOf(subject, site))) continue;
      const subjects = bySite.get(site) ?? new Set();
      bySite.set(site, subjects.add(subject));
    }
    for (const [site, subjects] of bySite) {
      const all = [...subjects];
      for (let from = 0; from < all.length; from += most) this.#askFor(all.slice(from, from + most), site);
    }
  }

  #askFor(subjects: readonly string[], site: string | undefined): void {
    const query = this.#community.read('posts.counts', { subjects, ...(site !== undefined && { site }) });
    const take = (): void => {
      const { state } = query;
      const counts: unknown = state.status === 'pending' ? undefined : state.data;
      for (const one of Array.isArray(counts) ? (counts as readonly (CommentCount | null)[]) : [])
        if (typeof one?.count === 'number') this.#set(one.subject, site, one.count);
    };
    const names = new Set(subjects.map((subject) => nameOf(subject, site)));
    this.#queries.push({ subjects: names, query, release: query.subscribe(take) });
    take();
  }

  #set(subject: string, site: string | undefined, count: number): void {
    const name = nameOf(subject, site);
    if (this.#numbers.get(name) === count) return;
    this.#numbers.set(name, count);
    for (const wish of this.#wishes) if (nameOf(wish.subject, wish.site) === name) wish.changed();
  }

  /** A comment that was written on this page has been taken in: what counts it is asked for again. */
  #look(keys: ReadonlySet<string>): void {
    for (const key of keys) {
      if (!key.startsWith('post:')) continue;
      const post = this.#community.entities.view('post', key.slice('post:'.length));
      if (!post?.subject || post.clientId == null || post.clientId === post.id || this.#counted.has(post.id)) continue;
      this.#counted.add(post.id);
      for (const { subjects, query } of this.#queries)
        if ([...subjects].some((name) => name.endsWith(` ${post.subject?.key}`))) void query.refetch();
    }
  }
}

function nameOf(subject: string, site: string | undefined): string {
  return `${site ?? ''} ${subject}`;
}

const all = new WeakMap<Community, Counts>();

/** The counts of a community, together for all who show one. */
export function countsOf(community: Community): Counts {
  const counts = all.get(community) ?? new Counts(community);
  all.set(community, counts);
  return counts;
}
