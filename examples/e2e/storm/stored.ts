import { tokenOf } from './settle.js';
import type { Stage } from './stage.js';

/** What became of the posts that were taken from the visitor. */
export interface Stored {
  /** The server never had them. */
  readonly lost: readonly string[];
  /** The server has them more than once. */
  readonly twice: readonly string[];
}

/** Looks into the server's own tables. @param tokens - The words of what was taken */
export async function lookUp({ database }: Pick<Stage, 'database'>, tokens: readonly string[]): Promise<Stored> {
  const counts = new Map<string, number>();
  for (const { body } of await database.query<{ body: string }>(`select body from posts where body like 'storm %'`))
    counts.set(tokenOf(body), (counts.get(tokenOf(body)) ?? 0) + 1);
  // An edit or a deletion takes the words with it: the version before has them.
  const versions = await database.query<{ body: string }>(`select body from post_versions where body like 'storm %'`);
  for (const { body } of versions) if (!counts.has(tokenOf(body))) counts.set(tokenOf(body), 1);
  return {
    lost: tokens.filter((token) => !counts.has(token)),
    twice: [...counts].filter(([, count]) => count > 1).map(([token]) => token),
  };
}
