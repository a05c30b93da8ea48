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

/** A member with what searching and sorting compare, made once. */
interface Row {
  readonly member: Member;
  readonly name: string;
  readonly words: string;
}

/**
 * A gateway over members that the host already has: a file, another client's cache, a story. Search folds case
 * and accents and wants every word; answers need no network.
 */
export function memberGateway(members: readonly Member[], viewer: Viewer = { key: null }): Gateway {
  const byId = new Map(members.map((member) => [member.id, member]));
  let rows: readonly Row[] | undefined;

  const found = (search: string | undefined): readonly Row[] => {
    rows ??= members.map(rowOf);
    const words = fold(search ?? '')
      .split(/\s+/)
      .filter(Boolean);
    return words.length ? rows.filter((row) => words.every((word) => row.words.includes(word))) : rows;
  };

  const list = ({ search, facets, sort, first = 24, after, page }: ListMembers): Page<Member> => {
    const all = ordered(
      found(search).filter((row) => matches(row.member, facets)),
      sort,
      fold(search ?? ''),
    );
    const start = after ? Number(after) : ((page ?? 1) - 1) * first;
    const end = start + first;
    return {
      items: all.slice(start, end).map((row) => byId.get(row.member.id) ?? row.member),
      total: all.length,
      next: end < all.length ? String(end) : undefined,
    };
  };

  const facets = ({ names, search, facets: chosen, limit = 50 }: FacetMembers): readonly Facet[] => {
    const candidates = found(search);
    return names.map((name) => {
      const counts = new Map<string, number>();
      const others = { ...chosen, [name]: undefined };
      for (const { member } of candidates) {
        if (!matches(member, others)) continue;
        for (const value of new Set(facetValues[name](member))) counts.set(value, (counts.get(value) ?? 0) + 1);
      }
      const values = [...counts].map(([value, count]) => ({ value, count }));
      return { name, values: values.sort((a, b) => b.count - a.count || compare(a.value, b.value)).slice(0, limit) };
    });
  };

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
        const member = id === undefined ? [...byId.values()].find((one) => one.handle === handle) : byId.get(id);
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

function rowOf(member: Member): Row {
  const name = fold(member.name ?? member.handle ?? '');
  const rest = [member.handle, member.headline, member.location, member.organisation, ...(member.expertise ?? [])];
  return { member, name, words: `${name} ${fold(rest.filter(Boolean).join(' '))}` };
}

function matches(member: Member, chosen: FacetChoice | undefined): boolean {
  if (!chosen) return true;
  return facetNames.every((name) => {
    const wanted = chosen[name];
    return !wanted?.length || facetValues[name](member).some((value) => wanted.includes(value));
  });
}

function ordered(rows: readonly Row[], sort: MemberSort | undefined, search: string): readonly Row[] {
  const byName = (a: Row, b: Row): number => compare(a.name, b.name);
  const rank = (row: Row): number => (row.name.startsWith(search) ? 0 : row.name.includes(search) ? 1 : 2);
  switch (sort) {
    case 'name':
      return rows.toSorted(byName);
    case 'newest':
      return rows.toSorted((a, b) => compare(b.member.joinedAt ?? '', a.member.joinedAt ?? '') || byName(a, b));
    case 'active':
      return rows.toSorted((a, b) => compare(b.member.lastActiveAt ?? '', a.member.lastActiveAt ?? '') || byName(a, b));
    case 'relevance':
    case undefined:
      return search ? rows.toSorted((a, b) => rank(a) - rank(b)) : rows;
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
