/** A row or entry that was not taken, and why. */
export interface Refusal {
  readonly file: string;
  /** A row number, UID, thread number or id. */
  readonly where: string;
  readonly reason: string;
}

export interface FileReport {
  readonly file: string;
  /** What its entries are called, such as `members`. */
  readonly noun: string;
  readonly missing: boolean;
  readonly taken: number;
  readonly refused: readonly Refusal[];
  /** Values that were left out of entries that were taken. */
  readonly warnings: readonly Refusal[];
}

const MAX_LINES = 10;

/** One line per file, and what was refused below it. */
export function printReport(reports: readonly FileReport[], print: (line: string) => void): void {
  for (const { file, noun, missing, taken, refused, warnings } of reports) {
    if (missing) {
      print(`  ${file}: not there, skipped`);
      continue;
    }
    print(
      `  ${file}: ${taken} ${noun} taken, ${refused.length} refused${warnings.length > 0 ? `, ${warnings.length} values left out` : ''}`,
    );
    for (const { where, reason } of [...refused, ...warnings].slice(0, MAX_LINES)) print(`    ${where}: ${reason}`);
    const more = refused.length + warnings.length - MAX_LINES;
    if (more > 0) print(`    and ${more} more`);
  }
}

/** Text from a file, safe for a terminal: control characters and long lines are cut. */
export function quoted(value: string): string {
  const clean = value.replace(/[\p{Cc}\p{Cf}]/gu, '\uFFFD');
  return JSON.stringify(clean.length > 80 ? `${clean.slice(0, 80)}…` : clean);
}
