import { GraphQLError } from 'graphql';
import type { Queryable } from '../database/database.js';

/** Which pages may carry comments: this server's own, those of allowed origins, and those listed in the table `sites`. */
export class Sites {
  readonly #own: ReadonlySet<string>;
  readonly #allowed: ReadonlySet<string>;

  constructor(own: Iterable<string>, allowed: Iterable<string>) {
    this.#own = new Set(own);
    this.#allowed = new Set(allowed);
  }

  /**
   * How a site is kept: empty for this server's own pages, whatever they are called, else the origin.
   *
   * @param origin how this server was called in the request.
   * @throws `SITE_FORBIDDEN` for any other.
   */
  async resolve(database: Queryable, site: string | null | undefined, origin: string): Promise<string> {
    if (site == null || site === '' || site === origin || this.#own.has(site)) return '';
    if (await this.#knows(database, site)) return site;
    throw forbidden();
  }

  /**
   * Whether an address is on a site that may carry comments: pages may be known by an address on another of them. What a
   * request calls this server says nothing: anybody may write that.
   */
  async holds(database: Queryable, address: string): Promise<boolean> {
    const { origin } = new URL(address);
    return this.#own.has(origin) || this.#knows(database, origin);
  }

  async #knows(database: Queryable, site: string): Promise<boolean> {
    if (this.#allowed.has(site)) return true;
    const known = await database.query('select 1 from sites where origin = $1', [site.replaceAll('\0', '')]);
    return known.length > 0;
  }
}

function forbidden(): GraphQLError {
  return new GraphQLError('site: is not one of the sites that this community knows', {
    extensions: { code: 'SITE_FORBIDDEN', argument: 'site' },
  });
}
