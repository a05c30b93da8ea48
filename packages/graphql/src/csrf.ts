import type { CsrfStyle } from './adapter.js';

/** The value that the page holds now, as a header; none where the page has none. */
export function csrfHeader({ header, meta, cookie }: CsrfStyle): { readonly [name: string]: string } | undefined {
  const { document } = globalThis;
  if (!document) return undefined;
  const element = meta && document.querySelector(`meta[name=${JSON.stringify(meta)}]`)?.getAttribute('content');
  const pair = cookie && document.cookie.split('; ').find((one) => one.startsWith(`${cookie}=`));
  const value = element || (pair && cookie && decode(pair.slice(cookie.length + 1)));
  return value ? { [header]: value } : undefined;
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
