/** How much is remembered of what the page was told. */
const remembered = 4000;

interface Line {
  readonly at: number;
  readonly how: string;
  readonly id: string;
  readonly what: string;
}

/** What the page was told of each post, and how, to see how it came to show something else. */
export class History {
  readonly #lines: Line[] = [];

  /** @param how - The operation, or that it was an event. */
  note(how: string, text: string): void {
    try {
      this.#walk(how, JSON.parse(text));
    } catch {
      // What is no JSON told nothing.
    }
    this.#lines.splice(0, Math.max(0, this.#lines.length - remembered));
  }

  /** @param fault - What strikes the request. */
  asked(how: string, text: string, fault: string | undefined): void {
    const id = /"id":"(\w+)"/.exec(text)?.[1];
    if (id !== undefined) this.#lines.push({ at: performance.now(), how: `asked for ${how}`, id, what: fault ?? '' });
  }

  /** Everything of a post, oldest first, with milliseconds before now. */
  of(id: string): readonly string[] {
    const now = performance.now();
    const own = this.#lines.filter((line) => line.id === id);
    return own.slice(-30).map(({ at, how, what }) => `${Math.round(at - now)} ms ${how}: ${what}`);
  }

  #walk(how: string, value: unknown): void {
    if (typeof value !== 'object' || value === null) return;
    if ('id' in value && 'revision' in value) {
      const { id, revision, reactions, following, body } = value as Record<string, unknown>;
      const what = JSON.stringify({
        revision,
        reactions: mineOf(reactions),
        following,
        body: body === null ? null : undefined,
      });
      this.#lines.push({ at: performance.now(), how, id: String(id), what });
    }
    for (const inner of Object.values(value)) this.#walk(how, inner);
  }
}

function mineOf(reactions: unknown): unknown {
  return Array.isArray(reactions)
    ? reactions.map((one: { name?: unknown; mine?: unknown }) => `${String(one.name)}${one.mine ? ' mine' : ''}`)
    : reactions;
}
