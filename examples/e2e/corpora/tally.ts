/** Something that must not be, and which payload in which field brought it about. */
export interface Finding {
  readonly browser: string;
  readonly file: string;
  /** The payload's id, or a range of them where no single one does it. */
  readonly id: string;
  readonly field: string;
  readonly problem: string;
}

/** Counts what was tried and what was found: a payload in a field in a browser is one check. */
export class Tally {
  readonly findings: Finding[] = [];
  readonly #tried = new Map<string, number>();
  readonly #files = new Map<string, number>();

  tried(file: string, field: string, count: number): void {
    this.#tried.set(field, (this.#tried.get(field) ?? 0) + count);
    this.#files.set(file, (this.#files.get(file) ?? 0) + count);
  }

  found(finding: Finding): void {
    this.findings.push(finding);
  }

  get failed(): number {
    return failures(this.findings);
  }

  get passed(): number {
    let total = 0;
    for (const count of this.#tried.values()) total += count;
    return total - this.failed;
  }

  /** Counts by file and by field, then each finding. */
  report(): string {
    const by = (counts: ReadonlyMap<string, number>, of: (finding: Finding) => string): string[] =>
      [...counts].map(([name, count]) => {
        const failed = failures(this.findings.filter((finding) => of(finding) === name));
        return `  ${name.padEnd(36)}${number(count).padStart(10)} tried ${number(failed).padStart(8)} failed`;
      });
    return [
      'By file:',
      ...by(this.#files, ({ file }) => file),
      'By field:',
      ...by(this.#tried, ({ field }) => field),
      ...this.findings.map(
        ({ browser, file, id, field, problem }) => `✖ ${browser}: ${file} ${id} as ${field}: ${problem}`,
      ),
    ].join('\n');
  }
}

/** A payload in a field in a browser fails once, however much it brings about. */
function failures(findings: readonly Finding[]): number {
  return new Set(findings.map(({ browser, file, id, field }) => JSON.stringify([browser, file, id, field]))).size;
}

function number(value: number): string {
  return value.toLocaleString('en');
}
