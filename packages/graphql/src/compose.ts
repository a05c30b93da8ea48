import type { Adapter } from './adapter.js';

/** What overrides a preset: any part of it, operation by operation and type by type. */
export type AdapterOverrides = Partial<Adapter>;

/** A preset with a host's own parts: later ones replace single operations, entity maps and settings of earlier ones. */
export function composeAdapters(base: Adapter, ...overrides: readonly AdapterOverrides[]): Adapter {
  return overrides.reduce<Adapter>((made, part) => {
    // What was plain may not be any more.
    const { grammar: _grammar, ...kept } = made;
    return {
      ...kept,
      ...part,
      settings: { ...made.settings, ...part.settings },
      entities: { ...made.entities, ...part.entities },
      operations: { ...made.operations, ...part.operations },
      watches: { ...made.watches, ...part.watches },
      families: { ...made.families, ...part.families },
    };
  }, base);
}
