import type { Id, IsoDate, OperationTable, Page } from './operation.js';

/** Text with its format. `html` and `markdown` pass the rich-text gate before they are shown. */
export interface RichText {
  readonly text: string;
  readonly format: 'text' | 'markdown' | 'html';
  /** BCP 47 tag of the language it is written in, where known. */
  readonly lang?: string | null | undefined;
}

/** A link that a member shows on a profile. The URL gate decides whether it becomes an anchor. */
export interface Link {
  readonly url: string;
  /** What to call it; else the host name of `url`. */
  readonly label?: string | null | undefined;
}

export interface Badge {
  readonly id: Id;
  readonly label: string;
  readonly imageUrl?: string | null | undefined;
}

/** A field of the host's own, shown as a labelled line on the profile. */
export interface CustomField {
  readonly name: string;
  readonly label: string;
  readonly value: string;
}

/** Whole numbers of 0 or more. A count that is not known is absent. */
export interface MemberCounts {
  readonly posts?: number | null | undefined;
  readonly followers?: number | null | undefined;
  readonly following?: number | null | undefined;
  readonly events?: number | null | undefined;
}

/** What the viewer may do with this member; a control that is not allowed is not there. */
export type MemberAction = 'follow' | 'message' | 'edit' | 'report' | 'mute';

/**
 * One person of the community. In every field `undefined` means not loaded and `null` means there is none,
 * so that a list item and a full profile merge into one entity.
 */
export interface Member {
  readonly id: Id;
  /** Short unique name for addresses, without `@`. */
  readonly handle?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly avatarUrl?: string | null | undefined;
  /** One line on who they are. */
  readonly headline?: string | null | undefined;
  readonly bio?: RichText | null | undefined;
  readonly pronouns?: string | null | undefined;
  readonly location?: string | null | undefined;
  /** IANA zone name, such as `Europe/Lisbon`. */
  readonly timeZone?: string | null | undefined;
  /** BCP 47 tags of the languages they speak. */
  readonly languages?: readonly string[] | null | undefined;
  readonly organisation?: string | null | undefined;
  /** What they are known for. */
  readonly expertise?: readonly string[] | null | undefined;
  /** What they offer help with. */
  readonly offers?: readonly string[] | null | undefined;
  /** What they want to learn. */
  readonly wants?: readonly string[] | null | undefined;
  readonly links?: readonly Link[] | null | undefined;
  readonly badges?: readonly Badge[] | null | undefined;
  readonly joinedAt?: IsoDate | null | undefined;
  readonly lastActiveAt?: IsoDate | null | undefined;
  readonly counts?: MemberCounts | null | undefined;
  /** Whether the viewer follows them. */
  readonly following?: boolean | null | undefined;
  /** Whether the viewer has muted them: what they post is not shown. */
  readonly muted?: boolean | null | undefined;
  readonly viewerCan?: readonly MemberAction[] | null | undefined;
  readonly fields?: readonly CustomField[] | null | undefined;
  /** Their page at the backend, used where the host names no `member-url`. */
  readonly url?: string | null | undefined;
}

/** What a directory can be narrowed by. */
export type FacetName = 'expertise' | 'offers' | 'wants' | 'location' | 'organisation' | 'language' | 'badge';

export type MemberSort = 'relevance' | 'name' | 'newest' | 'active';

/** Chosen values by facet: any value within a facet, every facet together. */
export type FacetChoice = { readonly [F in FacetName]?: readonly string[] | undefined };

export interface ListMembers {
  /** Words as typed; the backend folds case and accents. */
  readonly search?: string | undefined;
  readonly facets?: FacetChoice | undefined;
  readonly sort?: MemberSort | undefined;
  /** How many to a page, 1 or more. */
  readonly first?: number | undefined;
  /** `next` of the page before. Not together with `page`. */
  readonly after?: string | undefined;
  /** Number of the page, from 1, where the backend can jump. */
  readonly page?: number | undefined;
}

export interface FacetMembers {
  readonly names: readonly FacetName[];
  readonly search?: string | undefined;
  readonly facets?: FacetChoice | undefined;
  /** At most so many values for each facet. */
  readonly limit?: number | undefined;
}

export interface FacetValue {
  readonly value: string;
  /** What to show; else `value`. */
  readonly label?: string | null | undefined;
  /** How many members carry it with the other facets applied; absent where not known. */
  readonly count?: number | null | undefined;
}

export interface Facet {
  readonly name: FacetName;
  readonly values: readonly FacetValue[];
}

/** By `id` or by `handle`, exactly one. */
export interface GetMember {
  readonly id?: Id | undefined;
  readonly handle?: string | undefined;
}

export interface MemberOperations {
  'members.list': { input: ListMembers; output: Page<Member> };
  'members.facets': { input: FacetMembers; output: readonly Facet[] };
  'members.get': { input: GetMember; output: Member };
  'members.follow': { input: { readonly id: Id }; output: Member };
  'members.unfollow': { input: { readonly id: Id }; output: Member };
}

export const memberOperations = {
  'members.list': { kind: 'read', returns: { page: 'member' } },
  'members.facets': { kind: 'read' },
  'members.get': { kind: 'read', returns: 'member' },
  'members.follow': { kind: 'write', returns: 'member' },
  'members.unfollow': { kind: 'write', returns: 'member' },
} satisfies OperationTable<MemberOperations>;
