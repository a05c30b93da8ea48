import type { SqlValue } from '../database/database.js';

/** Collects the parameters of one statement and hands out their placeholders. */
export class Params {
  readonly values: SqlValue[] = [];

  /** @returns the placeholder, such as `$3`. */
  add(value: SqlValue): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}
