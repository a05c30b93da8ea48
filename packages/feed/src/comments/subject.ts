/**
 * The page that comments stand under, where its host does not say: the address of `<link rel="canonical">`, else the
 * page's own; without query and fragment, `index.html` and the slash at the end, so that the same page has one key.
 */
export function pageSubject(page: Document = document, address = page.location.href): string {
  const canonical = page.querySelector<HTMLLinkElement>('link[rel~="canonical" i][href]')?.href;
  return keyOf(canonical) ?? keyOf(address) ?? address;
}

/** Where the page stands, for a backend that serves several sites. */
export function pageSite(page: Document = document): string | undefined {
  const { origin } = page.location;
  return origin === 'null' ? undefined : origin;
}

function keyOf(address: string | undefined): string | undefined {
  if (!address || !URL.canParse(address)) return undefined;
  const { origin, pathname } = new URL(address);
  if (origin === 'null') return undefined;
  return origin + (pathname.replace(/(?:\/index\.html?)?\/*$/i, '') || '/');
}
