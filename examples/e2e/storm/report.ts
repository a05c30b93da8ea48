import type { Outcome } from './round.js';

/** What a storm came to, in words, for whoever looks into it. */
export interface Findings {
  readonly outcomes: readonly Outcome[];
  /** How often each fault struck. */
  readonly struck: readonly { readonly fault: string }[];
  /** By heading. */
  readonly found: { readonly [heading: string]: readonly string[] };
}

/** How many lines of a kind are told at most. */
const most = 60;

export function report({ outcomes, struck, found }: Findings, tell: (line: string) => void): void {
  const deeds = outcomes.flatMap((outcome) => outcome.deeds);
  const names = [...new Set(deeds.map(({ deed }) => deed.action))];
  const byAction = names.map((name) => {
    const all = deeds.filter(({ deed }) => deed.action === name);
    return `${name} ${all.length} × ${Math.round(sum(all.map(({ ms }) => ms)) / all.length)} ms`;
  });
  const faults = [...new Set(struck.map(({ fault }) => fault))].map(
    (fault) => `${fault} ${struck.filter((one) => one.fault === fault).length}`,
  );
  const seconds = (of: 'acting' | 'waiting'): string => (sum(outcomes.map(({ spent }) => spent[of])) / 1000).toFixed(0);
  tell(`Done: ${byAction.join(', ')}`);
  tell(`Struck: ${faults.join(', ')}`);
  tell(`Spent: ${seconds('acting')} s acting, ${seconds('waiting')} s waiting until all was right`);
  for (const [heading, lines] of Object.entries(found))
    if (lines.length) tell(`${heading} (${lines.length}):\n  ${lines.slice(0, most).join('\n  ')}`);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
