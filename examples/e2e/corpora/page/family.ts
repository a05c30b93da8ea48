/** Looks at what is drawn, before it goes. */
export type Look = (stage: HTMLElement) => void;

/**
 * The fields of one widget family, and how a payload gets into them. A new family is one module that exports this, and its
 * line in `families.ts`; the runner, the counts, the search for the guilty field and the check that each field can be seen
 * take it from there. It pays to draw many payloads in few elements: see `members.ts` and `posts.ts`, and for fields as
 * a table `post-fields.ts`.
 */
export interface Family {
  /** Every place where a stranger's text comes in, by names that no other family has: they are printed. */
  readonly fields: readonly string[];
  /**
   * Tries each payload in every field at once. Answers with what went wrong, each field and payload however many. There are
   * at most `batchSize` payloads (`try-in.ts`).
   */
  readonly all: (payloads: readonly string[]) => Promise<readonly string[]>;
  /** Tries a payload in one field, to name it. */
  readonly one: (field: string, payload: string) => Promise<readonly string[]>;
  /** For fields whose text can be seen: shows that they are. */
  readonly probe?: {
    /** Fields that elements take only where they say something they know, such as a date: no probe can be seen there. */
    readonly unseen: readonly string[];
    /** Draws, for each field, something harmless with that text in it; `look` is called while it is there. */
    readonly show: (texts: ReadonlyMap<string, string>, look: Look) => Promise<readonly string[]>;
    /** What carries a text in one field, and all that carries it when every field is tried at once: none may be left out. */
    readonly inOne: (field: string, text: string) => unknown;
    readonly inAll: (text: string) => readonly unknown[];
  };
}

/** @throws {TypeError} naming a field that a family does not have */
export function noField(field: string): never {
  throw new TypeError(`There is no field ${field}`);
}
