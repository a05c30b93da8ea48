import { reportSetupError, type SetupError } from './setup-error.js';

/** What tags often carry: HTML's own, and names that frameworks write (`v-cloak`, `@click`, `_ngcontent-abc`). */
const foreign =
  /[^a-z-]|^(?:aria|data|hx|ng|v|x)-|^on|^(?:class|dir|hidden|id|lang|part|role|slot|style|tabindex|title)$/;

/** Names attributes that this element does not have, with the nearest that it has. The words load only then. */
export function checkAttributes(element: Element, known: readonly string[]): void {
  for (const name of element.getAttributeNames()) {
    if (!known.includes(name) && !foreign.test(name))
      void explain((words) => words.unknownAttribute(element, name, known));
  }
}

/** Whether every word of an attribute is one that it takes; names the first that is not. */
export function checkWords(element: Element, name: string, value: string, allowed: readonly string[]): boolean {
  const wrong = value.split(/\s+/).find((word) => word && !allowed.includes(word));
  if (wrong !== undefined) void explain((words) => words.badWord(element, name, wrong, allowed));
  return wrong === undefined;
}

/** The words of an attribute that are among `valid`, each once, in the order written. */
export function wordsIn<T extends string>(attribute: string | null | undefined, valid: readonly T[]): readonly T[] {
  const words = new Set((attribute ?? '').split(/\s+/));
  return [...words].flatMap((word) => valid.filter((one) => one === word));
}

async function explain(of: (words: typeof import('./attribute-words.js')) => SetupError | undefined): Promise<void> {
  const error = of(await import('./attribute-words.js'));
  if (error) reportSetupError(error);
}
