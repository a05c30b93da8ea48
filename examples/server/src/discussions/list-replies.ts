import type { Queryable } from '../database/database.js';
import { badInput } from '../graphql/errors.js';
import { checkSlice, decodeKeys, encodeKeys, type Slice } from './cursor.js';
import type { IdPage } from './list-posts.js';
import { isPostId } from './read-posts.js';
import type { Reader } from './reader.js';

export type ReplySort = 'oldest' | 'newest' | 'top';

export interface ListReplies extends Omit<Slice, 'page'> {
  readonly sort?: ReplySort | null;
  readonly depth?: number | null;
}

/** What reading order takes of a post. */
interface Node {
  readonly id: string;
  readonly parent: Node | undefined;
  readonly depth: number;
  readonly approval: number;
  readonly at: number;
  readonly accepted: boolean;
  readonly replies: Node[];
  /** Shown whole by itself. */
  readonly whole: boolean;
  /** How many are shown whole below it. */
  below: number;
}

export interface ReplyPage extends IdPage {
  readonly total: number;
  /** How many are shown below each of the page. */
  readonly below: ReadonlyMap<string, number>;
}

const SIZE = { standard: 50, most: 100 } as const;

/** @throws where an argument cannot be taken. */
export function checkReplies(input: ListReplies): number {
  const first = checkSlice(input, SIZE);
  if (input.depth != null && input.depth < 1) throw badInput('depth', 'must be 1 or more');
  cursorOf(input);
  return first;
}

function cursorOf({ after, before, sort }: ListReplies): string | undefined {
  const cursor = after ?? before;
  if (cursor == null) return undefined;
  const patterns = [/^replies$/, new RegExp(`^${sort ?? 'oldest'}$`), /^[1-9]\d{0,15}$/];
  return decodeKeys(cursor, after != null ? 'after' : 'before', patterns)[2];
}

/**
 * What answers to `base`, at any depth, each after what it answers to. Order and place are found over all of the thread,
 * so that a cursor keeps its place when the post that it names is gone.
 */
export async function listReplies(
  database: Queryable,
  base: { readonly id: string; readonly threadId: string },
  input: ListReplies,
  reader: Reader,
): Promise<ReplyPage> {
  const first = checkReplies(input);
  const sort = input.sort ?? 'oldest';
  const nodes = await readTree(database, base.threadId, reader);
  const root = nodes.get(base.id);
  const order = root ? inReadingOrder(root, sort) : [];
  const deepest = input.depth == null ? Infinity : (root?.depth ?? 0) + input.depth;
  const listed = (node: Node) => node.depth <= deepest && (node.whole || node.below > 0);
  const shown = order.filter(listed);
  const start = startOf(order, shown, listed, input, first, nodes);
  const page = shown.slice(start.from, start.to);
  const cursor = (node: Node | undefined) => (node ? encodeKeys(['replies', sort, node.id]) : null);
  return {
    ids: page.map(({ id }) => id),
    total: shown.length,
    below: new Map(page.map(({ id, below }) => [id, below])),
    hasNextPage: start.to < shown.length,
    endCursor: cursor(page.at(-1)),
    hasPreviousPage: start.from > 0,
    startCursor: cursor(page[0]),
  };
}

function startOf(
  order: readonly Node[],
  shown: readonly Node[],
  listed: (node: Node) => boolean,
  input: ListReplies,
  first: number,
  nodes: ReadonlyMap<string, Node>,
): { from: number; to: number } {
  const window = (from: number) => ({ from, to: Math.min(shown.length, from + first) });
  const id = cursorOf(input);
  if (id !== undefined) {
    const place = order.findIndex((node) => node.id === id);
    if (place < 0) throw badInput(input.after != null ? 'after' : 'before', 'is not a cursor of this list');
    const ahead = order.slice(0, place).filter(listed).length;
    const at = order[place];
    if (input.after != null) return window(ahead + (at && listed(at) ? 1 : 0));
    return { from: Math.max(0, ahead - first), to: ahead };
  }
  if (input.around != null && isPostId(input.around)) {
    // Deeper than is listed: what it answers to stands for it.
    let node = nodes.get(input.around);
    if (node?.whole) while (node && !listed(node)) node = node.parent;
    const place = node ? shown.indexOf(node) : -1;
    if (place >= 0) {
      const from = Math.max(0, Math.min(place - Math.floor((first - 1) / 2), shown.length - first));
      return window(from);
    }
  }
  return window(0);
}

/** Few bytes for each post, so that a thread of thousands is read in one statement. */
async function readTree(database: Queryable, threadId: string, reader: Reader): Promise<Map<string, Node>> {
  const rows = await database.query<{
    id: string;
    parent: string | null;
    depth: number;
    approval: number;
    at: number;
    accepted: boolean;
    whole: boolean;
  }>(
    `select p.id::text, p.parent_id::text as parent, p.depth, p.reaction_count as approval,
        (extract(epoch from p.created_at) * 1000)::float8 as at, p.id = r.accepted_id as accepted,
        p.deleted_at is null and ($3::boolean or p.status = 'approved' or p.member_id = $2::bigint)
          and ($3::boolean or not exists (select from mutes u where u.member_id = $2::bigint and u.muted_id = p.member_id)) as whole
      from posts p join posts r on r.id = p.thread_id where p.thread_id = $1::bigint order by p.depth, p.id`,
    [threadId, reader.viewerId, reader.moderator],
  );
  const nodes = new Map<string, Node>();
  for (const { parent, accepted, ...row } of rows) {
    const above = parent === null ? undefined : nodes.get(parent);
    const node: Node = { ...row, accepted: accepted ?? false, parent: above, replies: [], below: 0 };
    above?.replies.push(node);
    nodes.set(row.id, node);
  }
  // From the deepest up, without recursion: threads may be thousands deep.
  for (const node of [...nodes.values()].reverse())
    if (node.parent) node.parent.below += node.below + (node.whole ? 1 : 0);
  return nodes;
}

const compare: Readonly<Record<ReplySort, (a: Node, b: Node) => number>> = {
  oldest: (a, b) => a.at - b.at || Number(a.id) - Number(b.id),
  newest: (a, b) => b.at - a.at || Number(b.id) - Number(a.id),
  top: (a, b) =>
    Number(b.accepted) - Number(a.accepted) || b.approval - a.approval || a.at - b.at || Number(a.id) - Number(b.id),
};

function inReadingOrder(root: Node, sort: ReplySort): Node[] {
  const order: Node[] = [];
  const next: Node[] = [root];
  for (let node = next.pop(); node; node = next.pop()) {
    if (node !== root) order.push(node);
    for (const reply of [...node.replies].sort(compare[sort]).reverse()) next.push(reply);
  }
  return order;
}
