import type { SetupError } from '@kith/ui';

/** Parsed once for a text, so that tags with the same adapter inside share a community. */
const parsed = new Map<string, object>();

/** The adapter in a tag's `<script type="application/json">`, or what is wrong with it; neither where there is none. */
export function inlineAdapter(element: Element): { readonly adapter?: object; readonly error?: SetupError } {
  const text = element.querySelector(':scope > script[type="application/json"]')?.textContent;
  if (!text) return {};
  try {
    const adapter: unknown = parsed.get(text) ?? JSON.parse(text);
    if (typeof adapter !== 'object' || adapter === null) throw new SyntaxError('it is no record');
    parsed.set(text, adapter);
    return { adapter };
  } catch (thrown) {
    const why = thrown instanceof SyntaxError ? thrown.message : '';
    return { error: { code: 'bad-adapter', detail: `The adapter inside <${element.localName}> is not JSON: ${why}` } };
  }
}
