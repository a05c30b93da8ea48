import { fieldsInAddress } from '@kith/ui';

/** Which event a page is about: `?event=…`, else what the host's template for events' pages finds in the address. */
export function eventInAddress(address: URL, template: string | undefined): string | undefined {
  return address.searchParams.get('event') ?? fieldsInAddress(address, template)?.['id'];
}
