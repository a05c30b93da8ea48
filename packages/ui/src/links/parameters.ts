/** An address's parameters with these in place of the ones of such names; the others stay to the letter. */
export function withParameters(query: string, names: ReadonlySet<string>, chosen: URLSearchParams): string {
  const others = query
    .replace(/^\?/, '')
    .split('&')
    .filter((pair) => pair && !names.has(new URLSearchParams(pair).keys().next().value ?? ''));
  const written = [...others, ...(chosen.size ? [chosen.toString()] : [])].join('&');
  return written && `?${written}`;
}

/** Shows this query, and fragment, in the page's address: a step in the history, or instead of the current one. */
export function showInAddress(query: string, hash: string, step: boolean): void {
  const address = location.href.replace(/[?#].*/s, '') + query + hash;
  if (address === location.href) return;
  const state: unknown = history.state; // a router's: it stays
  try {
    if (step) history.pushState(state, '', address);
    else history.replaceState(state, '', address);
  } catch {
    // A sandboxed or inlined document has no address of its own.
  }
}
