export interface TokenRow {
  /** The custom property. */
  readonly name: string;
  readonly light: string;
  readonly dark: string;
  readonly description: string;
  readonly isColor: boolean;
}

/** The tokens of a DTCG source as rows of a table; the dark source holds only what differs. */
export function tokensOf(light: unknown, dark: unknown): readonly TokenRow[] {
  const darker = new Map(leavesOf(dark).map((leaf) => [leaf.name, leaf.value]));
  return leavesOf(light).map(({ name, value, type, description }) => ({
    name,
    light: value,
    dark: darker.get(name) ?? value,
    description,
    isColor: type === 'color',
  }));
}

interface Leaf {
  readonly name: string;
  readonly value: string;
  readonly type: string;
  readonly description: string;
}

function leavesOf(group: unknown, path: readonly string[] = [], inherited = ''): readonly Leaf[] {
  if (!isRecord(group)) return [];
  const type = typeof group['$type'] === 'string' ? group['$type'] : inherited;
  if ('$value' in group) {
    const description = typeof group['$description'] === 'string' ? group['$description'] : '';
    return [{ name: `--kith-${path.join('-')}`, value: wordsOf(group['$value']), type, description }];
  }
  return Object.entries(group).flatMap(([key, child]) =>
    key.startsWith('$') ? [] : leavesOf(child, [...path, key], type),
  );
}

/** A value in words: sizes with their unit, lists with commas. */
function wordsOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(wordsOf).join(', ');
  if (!isRecord(value)) return String(value);
  if ('value' in value) return `${String(value['value'])}${String(value['unit'] ?? '')}`;
  return Object.values(value).map(wordsOf).join(' ');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
