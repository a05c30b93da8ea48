/** Who asks. A guest has neither. */
export interface Viewer {
  readonly memberId: string;
  readonly permissions: readonly string[];
  /** What the session is kept under: says whether it is still open, and opens none. */
  readonly session?: string | undefined;
}
