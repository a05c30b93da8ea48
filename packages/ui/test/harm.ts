const safeScheme = /^(?:https?:|mailto:)/i;
const safeImage = /^(?:https?:|data:image\/(?:png|jpeg|gif|webp|avif);base64,)/i;
/** Attributes that hold an address, wherever they stand. */
const addresses = new Set([
  'href',
  'src',
  'action',
  'formaction',
  'xlink:href',
  'data',
  'poster',
  'background',
  'srcset',
]);

/**
 * What hostile text has left in the page: handlers in attributes, addresses that run or reach elsewhere, elements that
 * nobody but the page may bring. Shadow roots are searched too. Empty when all is well.
 */
export function findHarm(root: ParentNode): string[] {
  return Array.from(root.querySelectorAll('*')).flatMap((element) => [
    ...(/^(?:script|iframe|frame|frameset|object|embed|base|link|meta|form|math|foreignobject|animate|set)$/.test(
      element.localName.toLowerCase(),
    )
      ? [`<${element.localName}>`]
      : []),
    ...Array.from(element.attributes).flatMap(({ name, value }) => harmIn(element, name.toLowerCase(), value)),
    ...(element.shadowRoot ? findHarm(element.shadowRoot) : []),
  ]);
}

function harmIn(element: Element, name: string, value: string): string[] {
  const where = `<${element.localName} ${name}=${JSON.stringify(value.slice(0, 80))}>`;
  if (name.startsWith('on') || name === 'srcdoc' || name === 'style') return [where];
  if (!addresses.has(name)) return [];
  // A host's own links may be relative; they cannot hold a scheme then.
  const safe = element.localName === 'img' ? safeImage : safeScheme;
  return safe.test(value) || /^(?:[/?#.]|$)/.test(value) ? [] : [where];
}
