/** A value that both drivers send alike: text, numbers, booleans, instants, and lists of them. JSON goes as text. */
export type SqlValue = string | number | boolean | Date | null | readonly string[];

/** What runs one statement, inside a transaction or not. Placeholders are `$1`, `$2` … */
export interface Queryable {
  query<T extends Record<string, unknown>>(sql: string, params?: readonly SqlValue[]): Promise<T[]>;
}

/**
 * The one port to PostgreSQL. The embedded one and a real server run the same SQL; statements cast what the
 * drivers would read differently (`bigint` to `text` or `int`).
 */
export interface Database extends Queryable {
  /** Commits when `work` resolves and rolls back when it rejects. */
  transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T>;
  /** Runs several statements without parameters, in one transaction of their own. */
  script(sql: string): Promise<void>;
  /**
   * Hears what `pg_notify` sends on a channel, from any process, with its transaction's commit. `gap` is called where
   * some may have been missed.
   *
   * @param channel our own word, never input.
   * @returns what ends it.
   */
  listen(channel: string, heard: (payload: string) => void, gap: () => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}
