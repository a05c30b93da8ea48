import { fieldsInAddress } from '@kith/ui';

/** Whom a page is about: `?member=…`, else what the host's template for members' pages finds in the address. */
export function memberInAddress(address: URL, template: string | undefined): string | undefined {
  const named = address.searchParams.get('member');
  if (named) return named;
  const found = fieldsInAddress(address, template);
  if (!found) return undefined;
  return found['handle'] !== undefined ? `@${found['handle']}` : found['id'];
}
