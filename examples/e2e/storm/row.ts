/** What a storm came to. */
export interface Row {
  readonly interactions: number;
  readonly seed: number;
  /** Posts that a composer took and the server never had, and words that neither a composer nor a draft holds any more. */
  readonly lost: number;
  /** Posts that the server has more than once, or a list shows more than once. */
  readonly duplicated: number;
  /** Errors that nothing in the page caught. */
  readonly uncaught: number;
  /** Requests that left before the `Retry-After` of an answer that had come. */
  readonly early: number;
  /** Posts that in the end are not in the page as they are at the server, or not at all, or too many. */
  readonly different: number;
  /** Seconds of the page until all was right after the last fault and its pause were over: 99% of the faults are below. */
  readonly p99: number;
}

/** Seconds that it may take to come right. */
export const mostSeconds = 10;

export const isCalm = ({ lost, duplicated, uncaught, early, different, p99 }: Row): boolean =>
  lost + duplicated + uncaught + early + different === 0 && p99 <= mostSeconds;

/** The value that this share of all stays below or at, to a tenth. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1);
  return Math.round((sorted[Math.max(0, at)] ?? 0) * 10) / 10;
}
