interface Named {
  readonly name: string;
  readonly description: string;
}

export interface ElementRow {
  readonly tag: string;
  readonly summary: string;
  readonly lists: readonly { readonly title: string; readonly rows: readonly Named[] }[];
}

const kinds = [
  ['Parts', 'cssParts'],
  ['Slots', 'slots'],
  ['States', 'cssStates'],
  ['Properties', 'cssProperties'],
] as const;

/** The elements of a Custom Elements Manifest, with what a style sheet and a page can reach of each. */
export function elementsOf(manifest: unknown): readonly ElementRow[] {
  return listOf(manifest, 'modules')
    .flatMap((module) => listOf(module, 'declarations'))
    .flatMap((declaration) => {
      const tag = textOf(declaration, 'tagName');
      if (!tag) return [];
      const lists = kinds.map(([title, kind]) => ({ title, rows: listOf(declaration, kind).map(namedOf) }));
      return [{ tag, summary: textOf(declaration, 'summary'), lists: lists.filter(({ rows }) => rows.length) }];
    })
    .sort((a, b) => a.tag.localeCompare(b.tag));
}

function namedOf(value: unknown): Named {
  return { name: textOf(value, 'name'), description: textOf(value, 'description') };
}

function listOf(value: unknown, key: string): readonly unknown[] {
  const list = fieldOf(value, key);
  return Array.isArray(list) ? list : [];
}

function textOf(value: unknown, key: string): string {
  const text = fieldOf(value, key);
  return typeof text === 'string' ? text : '';
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
