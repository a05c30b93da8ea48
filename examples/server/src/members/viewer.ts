/** Who asks. A guest has neither. */
export interface Viewer {
  readonly memberId: string;
  readonly permissions: readonly string[];
}
