import type { CSSResult } from 'lit';

/** Gives styles that come with a part loaded on use to a root that already stands. */
export function adopt(root: Node, ...styles: readonly CSSResult[]): void {
  if (!(root instanceof ShadowRoot)) return;
  const fresh = styles.flatMap(({ styleSheet }) =>
    styleSheet && !root.adoptedStyleSheets.includes(styleSheet) ? [styleSheet] : [],
  );
  if (fresh.length) root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...fresh];
}
