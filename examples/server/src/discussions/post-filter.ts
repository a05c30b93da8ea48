import { badInput } from '../graphql/errors.js';
import { isMemberId } from '../members/get-member.js';
import { searchWords } from '../members/search-words.js';
import type { Params } from '../members/sql-parts.js';
import type { ModerationStatus, PostKind } from './post-row.js';
import type { Reader } from './reader.js';

export type PostStatus = ModerationStatus | 'reported';

/** What a list of posts is narrowed by. All that is given must match. */
export interface PostFilter {
  readonly topic?: string | null;
  readonly tag?: string | null;
  readonly author?: string | null;
  readonly following?: boolean | null;
  readonly bookmarked?: boolean | null;
  readonly kind?: readonly PostKind[] | null;
  readonly status?: readonly PostStatus[] | null;
  readonly search?: string | null;
}

/** Whether replies are listed too: where somebody decides about posts, keeps them, or asks for comments. */
export function listsReplies({ bookmarked, kind, status }: PostFilter): boolean {
  return (
    bookmarked === true || (kind?.includes('comment') ?? false) || (status?.some((one) => one !== 'approved') ?? false)
  );
}

/** Conditions on `posts p join posts r on r.id = p.thread_id`. What others may not see matches nothing of theirs. */
export function postConditions(filter: PostFilter, reader: Reader, params: Params): string[] {
  const { viewerId, moderator } = reader;
  // A parameter that no condition uses is one too many.
  let placeholder: string | undefined;
  const viewer = () => (placeholder ??= `${params.add(viewerId)}::bigint`);
  const words = searchWords(filter.search);
  const conditions = ['p.deleted_at is null', 'p.body is not null', statusCondition(filter, reader, viewer)];
  if (!listsReplies(filter)) conditions.push('p.depth = 0');
  else if (!moderator) conditions.push(`(p.depth = 0 or (r.status = 'approved' or r.member_id = ${viewer()}))`);
  const queue = moderator && listsReplies(filter) && !filter.bookmarked;
  if (viewerId !== null && !queue)
    conditions.push(`not exists (select from mutes u where u.member_id = ${viewer()} and u.muted_id = p.member_id)`);
  for (const word of words) {
    const pattern = `kith_pattern(${params.add(word)})`;
    conditions.push(`(p.search like ${pattern} or p.member_id in
      (select id from members where search_name like ${pattern} and not hidden))`);
  }
  if (filter.topic != null) conditions.push(`p.topic = ${params.add(clean(filter.topic))}`);
  if (filter.tag != null) conditions.push(`p.tags @> array[${params.add(clean(filter.tag).toLowerCase())}]`);
  if (filter.author != null) conditions.push(authorCondition(filter.author, reader, viewer, params));
  if (filter.kind && filter.kind.length > 0) conditions.push(`p.kind = any(${params.add([...filter.kind])}::text[])`);
  if (filter.bookmarked === true)
    conditions.push(`p.id in (select post_id from bookmarks where member_id = ${viewer()})`);
  if (filter.following === true)
    conditions.push(`(p.member_id in (select followee_id from follows where follower_id = ${viewer()})
      or r.topic in (select topic from topic_follows where member_id = ${viewer()})
      or p.tags && array(select tag from tag_follows where member_id = ${viewer()})
      or r.id in (select post_id from thread_follows where member_id = ${viewer()}))`);
  return conditions;
}

/** Without a choice: what is approved, and the viewer's own. */
function statusCondition({ status }: PostFilter, { viewerId, moderator }: Reader, viewer: () => string): string {
  const own = () => (viewerId === null ? 'false' : `p.member_id = ${viewer()}`);
  if (!status || status.length === 0) return `(p.status = 'approved' or ${own()})`;
  const each = status.map((one) => {
    if (one === 'approved') return `p.status = 'approved'`;
    // Who is reported is not told that they are.
    if (one === 'reported') return moderator ? 'p.report_count > 0' : 'false';
    return moderator ? `p.status = '${one}'` : `(p.status = '${one}' and ${own()})`;
  });
  return `(${each.join(' or ')})`;
}

/** By nobody's name can a hidden member's posts be found, but by themselves and by moderators. */
function authorCondition(author: string, { moderator }: Reader, viewer: () => string, params: Params): string {
  if (!isMemberId(author)) return 'false';
  const id = `${params.add(author)}::bigint`;
  const seen = moderator ? 'true' : `(not hidden or id = ${viewer()})`;
  return `p.member_id = ${id} and exists (select from members where id = ${id} and ${seen})`;
}

/** @throws where an argument cannot be taken. */
export function checkFilter(filter: PostFilter): void {
  searchWords(filter.search);
  for (const name of ['topic', 'tag'] as const)
    if ((filter[name]?.length ?? 0) > 200) throw badInput(name, 'is longer than 200 characters');
}

/** PostgreSQL's text has no null character, and no half of one. */
export function clean(text: string): string {
  return text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\u{fffd}');
}
