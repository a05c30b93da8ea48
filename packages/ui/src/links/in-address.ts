import { decoded } from './decoded.js';

/** What a template's places hold in an address, by the field that each is named for. */
export type Found = { readonly [field: string]: string };

/**
 * What stands in an address at the places of the host's template for such pages, decoded; `undefined` where it is not one
 * of them. A parameter that is a place alone may be absent.
 */
export function fieldsInAddress(address: URL, template: string | undefined): Found | undefined {
  if (!template) return undefined;
  let pattern: URL;
  try {
    // Letters stand for the places, so that parsing leaves them be.
    pattern = new URL(template.replace(/\{(\w+)\}/g, 'kithplace$1kithend'), document.baseURI);
  } catch {
    return undefined;
  }
  if (pattern.origin !== address.origin) return undefined;
  const found: Record<string, string> = {};
  const parts: [string, string][] = [[trimmed(pattern.pathname), trimmed(address.pathname)]];
  for (const [key, value] of pattern.searchParams) {
    const given = address.searchParams.get(key);
    if (given !== null || !/^kithplace\w+?kithend$/.test(value)) parts.push([value, given ?? '']);
  }
  if (pattern.hash) parts.push([pattern.hash, address.hash]);
  return parts.every(([expected, actual]) => read(expected, actual, found)) ? found : undefined;
}

function read(expected: string, actual: string, found: Record<string, string>): boolean {
  const names: string[] = [];
  const source = expected
    .split(/kithplace(\w+?)kithend/)
    .map((part, index) => {
      if (index % 2 === 0) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      names.push(part);
      return '([^/?#]+)';
    })
    .join('');
  const match = new RegExp(`^${source}$`).exec(actual);
  if (!match) return false;
  names.forEach((name, index) => (found[name] = decoded(match[index + 1] ?? '')));
  return true;
}

function trimmed(path: string): string {
  return path.replace(/\/+$/, '');
}
