import { nothing } from 'lit';
import { getCommittedValue, getDirectiveClass, setCommittedValue } from 'lit/directive-helpers.js';
import { Directive, directive, type ChildPart } from 'lit/directive.js';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Place } from './post-list.js';

/** Draws a row again only where what it follows has changed. */
export const keep: (follows: unknown[], draw: () => unknown) => unknown = guard;

const keyOf = ([key]: Place): string => key;

/**
 * Lit's `repeat` for a list whose first rows were drawn without it, before anything could move in it: they keep their
 * elements, and with them the focus and what is open in them.
 */
class KeyedRows extends (getDirectiveClass(repeat([], String)) ?? Directive) {
  #begun = false;

  override render(_places: readonly Place[], _draw: (place: Place) => unknown, _drawn: readonly Place[]): unknown {
    return nothing;
  }

  override update(part: ChildPart, [places, draw, drawn]: Parameters<this['render']>): unknown {
    const there = getCommittedValue(part);
    if (!this.#begun && Array.isArray(there)) {
      // It is told their keys as if it were about to draw them, and then that they are there.
      setCommittedValue(part, nothing);
      super.update(part, [drawn, keyOf, () => nothing]);
      setCommittedValue(part, there);
    }
    this.#begun = true;
    return super.update(part, [places, keyOf, draw]);
  }
}

/** The rows of a list by their keys: one that moves takes its elements along. */
export const keyed: (places: readonly Place[], draw: (place: Place) => unknown, drawn: readonly Place[]) => unknown =
  directive(KeyedRows);
