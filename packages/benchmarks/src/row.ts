/** One measurement beside what it is compared with. Times in milliseconds, heap in bytes, nodes counted. */
export interface Row {
  readonly bench: string;
  readonly metric: string;
  readonly ours: number;
  readonly reference: number;
  /** `ours / reference`. */
  readonly ratio: number;
  /** The ratio may be at most this. */
  readonly goal: number;
}

export function rowOf(bench: string, metric: string, ours: number, reference: number, goal: number): Row {
  return { bench, metric, ours: rounded(ours), reference: rounded(reference), ratio: rounded(ours / reference), goal };
}

export function missed({ ratio, goal }: Row): boolean {
  return !(ratio <= goal);
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  const lower = sorted[sorted.length % 2 ? middle : middle - 1];
  if (upper === undefined || lower === undefined) throw new RangeError('median: no values were measured');
  return (upper + lower) / 2;
}

/** The rows as a person reads them, with a mark where a goal is missed. */
export function table(rows: readonly Row[]): string {
  const cells = rows.map((row) => [
    missed(row) ? '✗' : '✓',
    row.bench,
    row.metric,
    row.ours.toLocaleString('en'),
    row.reference.toLocaleString('en'),
    `${row.ratio}`,
    `≤ ${row.goal}`,
  ]);
  const lines = [['', 'bench', 'metric', 'ours', 'reference', 'ratio', 'goal'], ...cells];
  const widths = lines.reduce<number[]>((all, line) => line.map((cell, i) => Math.max(all[i] ?? 0, cell.length)), []);
  return lines.map((line) => line.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')).join('\n');
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
