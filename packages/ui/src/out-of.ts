/** What a node stands in as it is drawn: through slots, and out of shadow roots. */
export function outOf(node: Node): Node | null {
  return (node as Element).assignedSlot ?? node.parentNode ?? (node instanceof ShadowRoot ? node.host : null);
}
