import type { Community } from '@kith/core';
import type { LinkTemplates } from '../links/links.js';
import type { SetupError } from './setup-error.js';

/** What the host decided for every widget of a community. JSON values only, so that two versions of the library can share it. */
export interface Settings {
  readonly links: LinkTemplates;
  /** Where requests go, as the host wrote it; absent where its own transport does that. */
  readonly endpoint?: string | undefined;
  /** Where a guest signs in; `{return}` stands for the address to come back to. */
  readonly signInUrl?: string | undefined;
  /** URL schemes beyond http, https and mailto that links may use. */
  readonly schemes?: readonly string[] | undefined;
  /** Shows set-up details to everyone, not on localhost only. */
  readonly debug?: boolean | undefined;
}

/**
 * A widget's way to its community: still connecting, connected, or failed for a reason that the host can mend.
 * This shape is frozen as version 1: widgets of another version on the same page join it.
 */
export interface Connection {
  readonly settings: Settings;
  /** Absent while the adapter loads, and when setting up failed. */
  readonly community?: Community | undefined;
  readonly error?: SetupError | undefined;
  /** Calls `listener` when any of it changes, or the viewer does. */
  subscribe(listener: () => void): () => void;
}

export const noSettings: Settings = { links: {} };

/** A connection that never changes, for a gateway that is given directly. */
export function fixedConnection(community: Community, settings: Settings = noSettings): Connection {
  return { community, settings, subscribe: (listener) => community.subscribe(listener) };
}
