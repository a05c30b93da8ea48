/** A field as text, where it holds any: a backend may withhold it or send something else. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() ? value : undefined;
}

/** The texts of a field that lists them. */
export function textsOf(value: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  return list.filter((one): one is string => textOf(one) !== undefined);
}

/** The records of a field that lists them. */
export function recordsOf<T extends object>(value: readonly T[] | null | undefined): readonly T[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  return list.filter((one): one is T => typeof one === 'object' && one !== null);
}
