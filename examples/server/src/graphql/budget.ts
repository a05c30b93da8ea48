import { GraphQLError } from 'graphql';

const LIMIT = 600;

/**
 * What one request may ask of the database, in units of about one member read. Cost by fields cannot see that
 * the same list is asked for fifty times under fifty names.
 */
export class Budget {
  #left = LIMIT;

  /** For the next event of a subscription. */
  renew(): void {
    this.#left = LIMIT;
  }

  spend(units: number): void {
    this.#left -= units;
    if (this.#left < 0) {
      throw new GraphQLError('The request asks for too much at once', { extensions: { code: 'QUERY_TOO_COSTLY' } });
    }
  }
}
