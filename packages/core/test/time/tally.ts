/** What was compared, and what was not the same; the first few differences in words. */
export class Tally {
  passed = 0;
  readonly failures: string[] = [];
  failed = 0;

  check(same: boolean, what: () => string): void {
    if (same) this.passed += 1;
    else {
      this.failed += 1;
      if (this.failures.length < 60) this.failures.push(what());
    }
  }

  equal(actual: number | undefined, expected: number, what: () => string): void {
    const iso = (at: number | undefined) => (at === undefined ? 'nothing' : new Date(at).toISOString());
    this.check(actual === expected, () => `${what()}: ${iso(actual)}, expected ${iso(expected)}`);
  }
}
