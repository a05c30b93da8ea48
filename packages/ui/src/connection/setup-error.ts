/** Stable codes of what a host can have set up wrongly; each has its section in docs/setup-errors.md. */
export type SetupCode =
  | 'not-configured'
  | 'no-connector'
  | 'unknown-community'
  | 'ambiguous-community'
  | 'unreachable'
  | 'cors'
  | 'csp'
  | 'mixed-content'
  | 'html-answer'
  | 'bad-adapter'
  | 'sign-in-needed'
  | 'unknown-attribute'
  | 'bad-attribute';

/** Something that only the host can mend. Visitors see a calm sentence; `detail` shows on localhost or with `debug`. */
export interface SetupError {
  readonly code: SetupCode;
  /** For developers, in English: what was wrong and where. */
  readonly detail: string;
  /** Tries again, where that may help. */
  readonly retry?: (() => void) | undefined;
}

const told = new Set<string>();

/** Says it once in the console, with the page that explains it. */
export function reportSetupError({ code, detail }: SetupError): void {
  const line = `Kith: ${detail} (docs/setup-errors.md#${code})`;
  if (told.has(line)) return;
  told.add(line);
  console.warn(line);
}
