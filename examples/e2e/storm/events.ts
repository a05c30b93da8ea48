/** Events that are told after the next one. */
export type Held = string[];

/** What is told instead of an event: it twice, or later. */
export function tamper(event: string, held: Held, strikes: boolean): readonly string[] {
  const before = held.splice(0);
  if (!strikes) return [event, ...before];
  if (before.length) return [event, event, ...before];
  // An event's own length decides, so that both happen and no dice are needed here.
  if (event.length % 2) return [event, event];
  held.push(event);
  return [];
}
