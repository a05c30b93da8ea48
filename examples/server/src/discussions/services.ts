import type { Queryable } from '../database/database.js';
import { rateLimited } from '../graphql/errors.js';
import type { Viewer } from '../members/viewer.js';
import { RateLimit } from '../http/rate-limit.js';
import type { Sites } from './sites.js';

export const DEFAULT_WRITE_RATE = 1_200;
/** How long what a client may come back for is kept, as PostgreSQL writes it: answers to its requests and files that it sent. */
export const KEPT_FOR = '30 days';
const HOUR = 3_600_000;

/** What discussions share over all requests of this process. */
export class Discussions {
  readonly sites: Sites;
  readonly #members: RateLimit;
  readonly #guests: RateLimit;
  readonly #pages: ReadonlyMap<string, string>;
  #sweptAt = 0;

  /**
   * @param pages the origin of the site's pages for each origin that serves the API without them.
   * @param writesPerMinute of one member; all guests at one address together have a quarter of it.
   */
  constructor(sites: Sites, pages: ReadonlyMap<string, string>, writesPerMinute: number = DEFAULT_WRITE_RATE) {
    this.sites = sites;
    this.#pages = pages;
    this.#members = new RateLimit(writesPerMinute);
    this.#guests = new RateLimit(Math.max(1, Math.floor(writesPerMinute / 4)));
  }

  /** Where the pages are, of a site whose API was called by this origin. */
  pagesOf(origin: string): string {
    return this.#pages.get(origin) ?? origin;
  }

  /** @throws `RATE_LIMITED`, answered with 429 and `Retry-After`, where somebody writes too much. */
  takeWrite(viewer: Viewer | null, client: string): void {
    const wait = viewer ? this.#members.take(viewer.memberId) : this.#guests.take(client);
    if (wait === 0) return;
    throw rateLimited('Too many changes at once', wait);
  }

  /** Forgets old answers, once in an hour: who was cut off may come back after a holiday. */
  async sweep(database: Queryable): Promise<void> {
    if (Date.now() - this.#sweptAt < HOUR) return;
    this.#sweptAt = Date.now();
    await database.query('delete from answers where created_at < now() - $1::interval', [KEPT_FOR]);
  }
}
