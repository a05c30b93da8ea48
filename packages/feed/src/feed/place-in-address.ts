import { fieldsInAddress } from '@kith/ui';

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
