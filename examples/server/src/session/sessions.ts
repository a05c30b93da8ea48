import { createHash, randomBytes } from 'node:crypto';
import type { Database, SqlValue } from '../database/database.js';
import { publishMember } from '../live/changes.js';
import type { Viewer } from '../members/viewer.js';

const SESSION_SECONDS = 30 * 24 * 3600;

/** Sign-ins and their short-lived tokens. Only hashes are stored: who reads the database cannot sign in. */
export class Sessions {
  readonly #database: Database;
  readonly tokenSeconds: number;

  constructor(database: Database, tokenSeconds: number) {
    this.#database = database;
    this.tokenSeconds = tokenSeconds;
  }

  /** @returns the cookie's value, or `undefined` where no member has that handle. */
  async open(handle: string): Promise<string | undefined> {
    await this.#database.query('delete from sessions where expires_at < now()');
    const secret = randomBytes(32).toString('base64url');
    const rows = await this.#database.query<{ hash: string }>(
      `insert into sessions (hash, kind, member_id, expires_at)
        select $1, 'cookie', id, now() + make_interval(secs => $3::int) from members where handle = $2 returning hash`,
      [hash(secret), handle.replaceAll('\0', ''), SESSION_SECONDS],
    );
    return rows.length > 0 ? secret : undefined;
  }

  /** A token that ends with its session at the latest; `undefined` where there is no such session. */
  async issueToken(cookie: string): Promise<string | undefined> {
    const secret = randomBytes(32).toString('base64url');
    const rows = await this.#database.query<{ hash: string }>(
      `insert into sessions (hash, kind, parent_hash, member_id, expires_at)
        select $1, 'token', hash, member_id, now() + make_interval(secs => $3::int) from sessions
        where hash = $2 and kind = 'cookie' and expires_at > now() returning hash`,
      [hash(secret), hash(cookie), this.tokenSeconds],
    );
    return rows.length > 0 ? secret : undefined;
  }

  /** Ends a session, every token made from it, and what is open with them. */
  async close(cookie: string): Promise<void> {
    await this.#database.transaction(async (transaction) => {
      const closed = await transaction.query<{ member: string }>(
        `delete from sessions where hash = $1 and kind = 'cookie' returning member_id::text as member`,
        [hash(cookie)],
      );
      for (const { member } of closed) await publishMember(transaction, member);
    });
  }

  async viewer(kind: 'cookie' | 'token', secret: string): Promise<Viewer | undefined> {
    const key = hash(secret);
    return (await this.#read('s.hash = $1 and s.kind = $2', [key, kind])).get(key);
  }

  /** Those of these sessions that are open, and whose, by `Viewer.session`. */
  alive(sessions: readonly string[]): Promise<ReadonlyMap<string, Viewer>> {
    return this.#read('s.hash = any($1)', [sessions]);
  }

  async #read(which: string, params: readonly SqlValue[]): Promise<Map<string, Viewer>> {
    const rows = await this.#database.query<{ id: string; permissions: string[]; hash: string }>(
      `select m.id::text, m.permissions, s.hash from sessions s join members m on m.id = s.member_id
        where ${which} and s.expires_at > now()`,
      params,
    );
    return new Map(
      rows.map((row) => [row.hash, { memberId: row.id, permissions: row.permissions, session: row.hash }]),
    );
  }
}

function hash(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
