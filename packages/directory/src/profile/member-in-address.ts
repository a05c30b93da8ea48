/** Whom a page is about: `?member=…`, else what the host's template for members' pages finds in the address. */
export function memberInAddress(address: URL, template: string | undefined): string | undefined {
  const named = address.searchParams.get('member');
  if (named) return named;
  const found = template ? match(address, template) : undefined;
  if (!found) return undefined;
  return found['handle'] !== undefined ? `@${found['handle']}` : found['id'];
}

type Found = { readonly [field: string]: string };

function match(address: URL, template: string): Found | undefined {
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
  for (const [key, value] of pattern.searchParams) parts.push([value, address.searchParams.get(key) ?? '']);
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

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
