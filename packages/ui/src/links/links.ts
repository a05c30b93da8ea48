import { safeUrl } from './safe-url.js';

/** Addresses of the host's own pages, with `{field}` places: `/people/{handle}`. */
export interface LinkTemplates {
  readonly member?: string | undefined;
  readonly post?: string | undefined;
  readonly event?: string | undefined;
  readonly topic?: string | undefined;
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
    if ((typeof value !== 'string' && typeof value !== 'number') || value === '') complete = false;
    return encodeURIComponent(String(value));
  });
  return complete ? safeUrl(address) : undefined;
}
