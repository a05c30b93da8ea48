/** Registers a tag once, however many copies of the library are on the page; nothing happens on a server. */
export function defineOnce(tag: string, element: CustomElementConstructor): void {
  const registry = globalThis.customElements as CustomElementRegistry | undefined;
  if (!registry) return;
  const existing = registry.get(tag);
  if (!existing) registry.define(tag, element);
  else if (existing !== element) console.warn(`Kith: <${tag}> is already defined by another copy.`);
}
