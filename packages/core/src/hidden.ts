/** Whether the page is in a tab that nobody sees; never where there is no page. */
export function isHidden(): boolean {
  return globalThis.document?.visibilityState === 'hidden';
}
