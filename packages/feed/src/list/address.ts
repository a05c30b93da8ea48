import { decoded } from '@kith/ui';

const mark = '#kith-post-';

/** Which post a page is about, by its address: `#kith-post-<id>`, else `?post=<id>` (with the host's prefix, where it names one). */
export function postInAddress(address: URL, prefix?: string): string | undefined {
  if (address.hash.startsWith(mark)) return decoded(address.hash.slice(mark.length));
  const named = prefix ? address.searchParams.get(`${prefix}-post`) : null;
  return (named ?? address.searchParams.get('post')) || undefined;
}
