import type { Id, OperationTable } from './operation.js';

/** Who is looking. `key` changes when another account signs in; what was read under the last one is dropped. */
export interface Viewer {
  /** Opaque and stable for one account; `null` for a guest. */
  readonly key: string | null;
  /** The viewer's own member, where they have one. */
  readonly memberId?: Id | null | undefined;
  readonly name?: string | null | undefined;
  /** What they may do community-wide, such as `moderate`. */
  readonly permissions?: readonly string[] | null | undefined;
}

export interface ViewerOperations {
  'viewer.get': { input: Record<string, never>; output: Viewer };
}

export const viewerOperations = {
  'viewer.get': { kind: 'read' },
} satisfies OperationTable<ViewerOperations>;
