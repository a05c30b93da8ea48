import { CommunityError } from '../errors.js';
import { fold } from '../fold.js';
import type { Gateway } from '../gateway.js';
import { gatewayOf } from '../gateway-of.js';
import type { Facet, FacetChoice, FacetMembers, FacetName, ListMembers, Member, MemberSort } from '../model/member.js';
import type { Page } from '../model/operation.js';
import type { Viewer } from '../model/viewer.js';

const sorts: readonly MemberSort[] = ['relevance', 'name', 'newest', 'active'];

/** Where a facet's values lie on a member. */
const facetValues: { readonly [F in FacetName]: (member: Member) => readonly string[] } = {
  expertise: (member) => member.expertise ?? [],
  offers: (member) => member.offers ?? [],
  wants: (member) => member.wants ?? [],
  location: (member) => (member.location ? [member.location] : []),
  organisation: (member) => (member.organisation ? [member.organisation] : []),
  language: (member) => member.languages ?? [],
  badge: (member) => member.badges?.map((badge) => badge.label) ?? [],
};
const facetNames = Object.keys(facetValues) as readonly FacetName[];

/** A member with what searching and sorting compare, made once and not before it is needed. */
class Row {
  readonly member: Member;
  #name: string | undefined;
  #words: string | undefined;

  constructor(member: Member) {
    this.member = member;
  }

  get name(): string {
    return (this.#name ??= fold(this.member.name ?? this.member.handle ?? ''));
  }

  get words(): string {
    if (this.#words === undefined) {
      const { handle, headline, location, organisation, expertise } = this.member;
      const rest = [handle, headline, location, organisation, ...(expertise ?? [])].filter(Boolean).join(' ');
      this.#words = `${this.name} ${fold(rest)}`;
    }
    return this.#words;
  }
}

/**
 * A gateway over members that the host already has: a file, another client's cache, a story. Search folds case
 * and accents and wants every word; answers need no network.
 */
export function memberGateway(members: readonly Member[], viewer: Viewer = { key: null }): Gateway {
  const byId = new Map(members.map((member) => [member.id, member]));
  /** Every member in an order, made when it is first asked for. */
  const orders = new Map<MemberSort, readonly Row[]>();

  const rowsBy = (sort: MemberSort): readonly Row[] => {
    let rows = orders.get(sort);
    if (!rows)
      orders.set(
        sort,
        (rows = ordered(sort === 'relevance' ? members.map((member) => new Row(member)) : rowsBy('relevance'), sort)),
      );
    return rows;
  };

  const found = (search: string | undefined, chosen: FacetChoice | undefined, sort: MemberSort): readonly Row[] => {
    const sought = fold(search ?? '').trim();
    const words = sought.split(/\s+/).filter(Boolean);
    const wanted = chosenIn(chosen);
    let rows = rowsBy(sort);
    if (words.length) rows = rows.filter((row) => words.every((word) => row.words.includes(word)));
    if (wanted.length) rows = rows.filter((row) => matches(row.member, wanted));
    return words.length && sort === 'relevance' ? byRank(rows, sought) : rows;
  };

  const list = ({ search, facets, sort = 'relevance', first = 24, after, page }: ListMembers): Page<Member> => {
    const all = found(search, facets, sort);
    const start = after ? Number(after) : ((page ?? 1) - 1) * first;
    const end = start + first;
    return {
      items: all.slice(start, end).map((row) => byId.get(row.member.id) ?? row.member),
      total: all.length,
      next: end < all.length ? String(end) : undefined,
    };
  };

  const facets = ({ names, search, facets: chosen, limit = 50 }: FacetMembers): readonly Facet[] =>
    names.map((name) => {
      const counts = new Map<string, number>();
      for (const { member } of found(search, { ...chosen, [name]: undefined }, 'relevance'))
        for (const value of new Set(facetValues[name](member))) counts.set(value, (counts.get(value) ?? 0) + 1);
      const values = [...counts].map(([value, count]) => ({ value, count }));
      return { name, values: values.sort((a, b) => b.count - a.count || compare(a.value, b.value)).slice(0, limit) };
    });

  const follow = (id: string, following: boolean): Member => {
    const member = byId.get(id);
    if (!member) throw new CommunityError('not-found');
    if (Boolean(member.following) === following) return member;
    const followers = Math.max(0, (member.counts?.followers ?? 0) + (following ? 1 : -1));
    const changed = { ...member, following, counts: { ...member.counts, followers } };
    byId.set(id, changed);
    return changed;
  };

  return gatewayOf(
    {
      'members.list': list,
      'members.facets': facets,
      'members.get': ({ id, handle }) => {
        const named = (one: Member): boolean => handle !== undefined && one.handle === handle;
        const member = id === undefined ? [...byId.values()].find(named) : byId.get(id);
        if (!member) throw new CommunityError('not-found');
        return member;
      },
      'members.follow': ({ id }) => follow(id, true),
      'members.unfollow': ({ id }) => follow(id, false),
      'viewer.get': () => viewer,
    },
    {
      'members.list': {
        inputs: { search: true, facets: facetNames, sort: sorts, first: true, after: true, page: true },
        instant: true,
      },
      'members.facets': { inputs: { names: facetNames, search: true, facets: facetNames, limit: true }, instant: true },
    },
  );
}

/** The facets that have chosen values, each with its values. */
function chosenIn(chosen: FacetChoice = {}): readonly (readonly [FacetName, readonly string[]])[] {
  return facetNames.flatMap((name) => (chosen[name]?.length ? [[name, chosen[name]] as const] : []));
}

function matches(member: Member, wanted: ReturnType<typeof chosenIn>): boolean {
  return wanted.every(([name, values]) => facetValues[name](member).some((value) => values.includes(value)));
}

function ordered(rows: readonly Row[], sort: MemberSort): readonly Row[] {
  const byName = (a: Row, b: Row): number => compare(a.name, b.name);
  switch (sort) {
    case 'name':
      return rows.toSorted(byName);
    case 'newest':
      return rows.toSorted((a, b) => compare(b.member.joinedAt ?? '', a.member.joinedAt ?? '') || byName(a, b));
    case 'active':
      return rows.toSorted((a, b) => compare(b.member.lastActiveAt ?? '', a.member.lastActiveAt ?? '') || byName(a, b));
    case 'relevance':
      return rows;
  }
}

/** Names that begin with what is sought, then names that hold it, then the others, each as they were. */
function byRank(rows: readonly Row[], sought: string): readonly Row[] {
  const ranks: [Row[], Row[], Row[]] = [[], [], []];
  for (const row of rows) ranks[row.name.startsWith(sought) ? 0 : row.name.includes(sought) ? 1 : 2].push(row);
  return ranks.flat();
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
