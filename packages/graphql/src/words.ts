/** A word of the model; none for any other. */
export const oneOf =
  <W extends string>(...words: readonly W[]) =>
  (value: unknown): W | null =>
    words.find((word) => word === value) ?? null;

/** Words of the model, in the order in which they come; others are left out. */
export const someOf =
  <W extends string>(...words: readonly W[]) =>
  (value: unknown): readonly W[] | null =>
    Array.isArray(value) ? [...new Set(value.flatMap((one) => oneOf(...words)(one) ?? []))] : null;
