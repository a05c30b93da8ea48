import { decoded, fieldsInAddress } from '@kith/ui';

const mark = '#kith-post-';

/** Which post a page is about, by its address: `#kith-post-<id>`, else `?post=<id>` (with the host's prefix, where it names one). */
export function postInAddress(address: URL, prefix?: string): string | undefined {
  if (address.hash.startsWith(mark)) return decoded(address.hash.slice(mark.length));
  const named = prefix ? address.searchParams.get(`${prefix}-post`) : null;
  return (named ?? address.searchParams.get('post')) || undefined;
}

/** Which discussion a page is about: `?thread=<id>`, else what the host's template for posts' pages finds in the address. */
export function threadInAddress(address: URL, template: string | undefined): string | undefined {
  const named = address.searchParams.get('thread');
  if (named) return named;
  const found = fieldsInAddress(address, template);
  return found?.['threadId'] ?? found?.['id'];
}

/** Which topic a page is about, by the host's template for topics' pages. */
export function topicInAddress(address: URL, template: string | undefined): string | undefined {
  const found = fieldsInAddress(address, template);
  return found?.['id'] ?? found?.['slug'];
}

/** Which tag a page is about, by the host's template for tags' pages. */
export function tagInAddress(address: URL, template: string | undefined): string | undefined {
  const found = fieldsInAddress(address, template);
  return found?.['name'] ?? found?.['tag'] ?? found?.['id'];
}
