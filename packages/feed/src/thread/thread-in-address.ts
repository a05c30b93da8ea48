import { fieldsInAddress } from '@kith/ui';

/** Which discussion a page is about: `?thread=<id>`, else what the host's template for posts' pages finds in the address. */
export function threadInAddress(address: URL, template: string | undefined): string | undefined {
  const named = address.searchParams.get('thread');
  if (named) return named;
  const found = fieldsInAddress(address, template);
  return found?.['threadId'] ?? found?.['id'];
}
