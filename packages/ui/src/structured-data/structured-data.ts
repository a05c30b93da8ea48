/** The part of a Trusted Types policy that is used here; TypeScript's DOM has none yet. */
interface ScriptPolicy {
  createScript(text: string): unknown;
}

interface TrustedTypes {
  createPolicy(name: string, rules: { createScript(text: string): string }): ScriptPolicy;
}

let policy: ScriptPolicy | undefined;

/**
 * Writes data for search engines (JSON-LD) into the page, in the light DOM of the element that shows it: they do not look
 * into shadow roots. Given again it takes the place of what was there; `undefined` takes it away.
 *
 * Where the page requires Trusted Types and does not allow the policy `kith`, nothing is written. `<` is escaped, so that no text can end the script.
 */
export function structuredData(element: HTMLElement, data: object | undefined): void {
  const before = [...element.children].find((child) => child.matches('script[type="application/ld+json"][data-kith]'));
  const text = data && JSON.stringify(data).replaceAll('<', '\\u003c');
  if (before?.textContent === text) return;
  before?.remove();
  if (text === undefined) return;
  const script = document.createElement('script');
  script.type = 'application/ld+json';
  script.dataset['kith'] = '';
  try {
    Reflect.set(script, 'textContent', trusted(text));
  } catch {
    return; // the page allows no policy of ours
  }
  element.append(script);
}

function trusted(text: string): unknown {
  const types = Reflect.get(globalThis, 'trustedTypes') as TrustedTypes | undefined;
  if (!types) return text;
  // Only text that was escaped above comes here.
  policy ??= types.createPolicy('kith', { createScript: (escaped) => escaped });
  return policy.createScript(text);
}
