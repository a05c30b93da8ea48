/** Text with `{name}` places; or one text for each plural form of `count` that the language has. */
export type Message = string | { readonly [form in Intl.LDMLPluralRule]?: string };

export type Catalogue<K extends string = string> = { readonly [key in K]: Message };

type Loader = () => Promise<{ readonly catalogue: Partial<Catalogue> }>;

/** One family's words: English at hand, other languages loaded when an element stands in one. */
export class Messages<K extends string = string> {
  readonly #english: Partial<Catalogue<K>>;
  readonly #loaders = new Map<string, Loader>();
  readonly #loading = new Map<string, Promise<boolean>>();
  readonly #loaded = new Map<string, Partial<Catalogue>>();

  constructor(english: Catalogue<K>, loaders: { readonly [language: string]: Loader } = {}) {
    this.#english = { ...english };
    for (const [language, loader] of Object.entries(loaders)) this.#loaders.set(language, loader);
  }

  /** These words and more in English, which come with what says them. */
  with<L extends string>(english: Catalogue<L>): Messages<K | L> {
    Object.assign(this.#english, english);
    return this as Messages<K | L>;
  }

  /** Adds a language, or changes words of one: keys that are absent stay as they are. */
  add(language: string, catalogue: Partial<Catalogue<K>>): void {
    this.#loaded.set(language, { ...this.#loaded.get(language), ...catalogue });
  }

  /**
   * Loads what the locale needs. Resolves to whether words have changed; never rejects: English stands in for
   * what cannot be loaded.
   */
  load(locale: string): Promise<boolean> {
    const language = languageOf(locale, this.#loaders);
    const loader = language && this.#loaders.get(language);
    if (!loader) return unchanged;
    let loading = this.#loading.get(language);
    if (!loading) this.#loading.set(language, (loading = this.#fetch(language, loader)));
    return loading;
  }

  async #fetch(language: string, loader: Loader): Promise<boolean> {
    try {
      const { catalogue } = await loader();
      this.#loaded.set(language, { ...catalogue, ...this.#loaded.get(language) });
      this.#loading.set(language, unchanged);
      return true;
    } catch {
      this.#loading.delete(language);
      return false;
    }
  }

  /** The words for `key`. Numbers among `values` are written for the locale. */
  text(locale: string, key: K, values: { readonly [name: string]: string | number } = {}): string {
    const language = languageOf(locale, this.#loaded);
    const own = language && this.#loaded.get(language)?.[key];
    const message = own ?? this.#english[key] ?? '';
    const words =
      typeof message === 'string' ? message : pluralForm(message, own ? locale : 'en', Number(values['count']));
    return words.replace(/\{(\w+)\}/g, (place, name: string) => {
      const value = Object.hasOwn(values, name) ? values[name] : undefined;
      return value === undefined ? place : typeof value === 'number' ? formatNumber(locale, value) : value;
    });
  }
}

const unchanged = Promise.resolve(false);

/** The longest part of the tag that there is: `pt-BR`, then `pt`. */
function languageOf(locale: string, languages: ReadonlyMap<string, unknown>): string | undefined {
  for (let tag = locale; tag; tag = tag.slice(0, Math.max(0, tag.lastIndexOf('-')))) if (languages.has(tag)) return tag;
  return undefined;
}

function pluralForm(message: Exclude<Message, string>, locale: string, count: number): string {
  return message[plurals(locale).select(count)] ?? message.other ?? '';
}

const plurals = cached((locale) => new Intl.PluralRules(locale));
const numbers = cached((locale) => new Intl.NumberFormat(locale));

export function formatNumber(locale: string, value: number): string {
  return numbers(locale).format(value);
}

/** Formatters are costly to make and safe to share. */
export function cached<T>(make: (locale: string) => T): (locale: string) => T {
  const made = new Map<string, T>();
  return (locale) => {
    let one = made.get(locale);
    if (one === undefined) made.set(locale, (one = make(locale)));
    return one;
  };
}
