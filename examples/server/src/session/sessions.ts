import { createHash, randomBytes } from 'node:crypto';
import type { Database } from '../database/database.js';
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

  /** Ends a session and every token made from it. */
  async close(cookie: string): Promise<void> {
    await this.#database.query(`delete from sessions where hash = $1 and kind = 'cookie'`, [hash(cookie)]);
  }

  async viewer(kind: 'cookie' | 'token', secret: string): Promise<Viewer | undefined> {
    const rows = await this.#database.query<{ id: string; permissions: string[] }>(
      `select m.id::text, m.permissions from sessions s join members m on m.id = s.member_id
        where s.hash = $1 and s.kind = $2 and s.expires_at > now()`,
      [hash(secret), kind],
    );
    const row = rows[0];
    return row && { memberId: row.id, permissions: row.permissions };
  }
}

function hash(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
