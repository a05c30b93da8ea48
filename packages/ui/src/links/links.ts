import { safeUrl } from './safe-url.js';

/** Addresses of the host's own pages, with `{field}` places: `/people/{handle}`. */
export interface LinkTemplates {
  readonly member?: string | undefined;
  readonly post?: string | undefined;
  readonly event?: string | undefined;
  readonly topic?: string | undefined;
  readonly tag?: string | undefined;
  /** A map, which takes a place instead of an entity. */
  readonly map?: string | undefined;
}

/**
 * The address for an entity, each place filled with its field, percent-encoded; `undefined` where there is no
 * template, a field that it names is missing, or the result is not a safe URL.
 */
export function fillLink(template: string | undefined, entity: object): string | undefined {
  if (!template) return undefined;
  let complete = true;
  const address = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value: unknown = Object.hasOwn(entity, name) ? Reflect.get(entity, name) : undefined;
    const text = typeof value === 'string' || typeof value === 'number' ? encoded(String(value)) : undefined;
    complete &&= text !== undefined;
    return text ?? '';
  });
  return complete ? safeUrl(address) : undefined;
}

/** For one step of a path; `undefined` for what would lead out of it, and for halves of characters. */
function encoded(text: string): string | undefined {
  if (/^\.{0,2}$/.test(text)) return undefined;
  try {
    return encodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** The sign-in page that comes back here, where the host names one. */
export function signInHref({ signInUrl }: { readonly signInUrl?: string | undefined }): string | undefined {
  return signInUrl && safeUrl(signInUrl.replaceAll('{return}', encodeURIComponent(location.href)));
}
