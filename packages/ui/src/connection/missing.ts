import type { ConnectionHost } from './connection-controller.js';
import type { Missing } from './registry.js';
import type { SetupError } from './setup-error.js';

/** What to say of a widget that has found no community; nothing of a field in a form, which does without one. */
export function missing(host: ConnectionHost, what: Missing | 'no-connector'): SetupError | undefined {
  const { localName, community } = host;
  if (what !== 'unknown-id' && host.getAttribute('name') && host.closest('form')) return undefined;
  const errors: { readonly [what in Missing | 'no-connector']: SetupError } = {
    'no-connector': {
      code: 'no-connector',
      detail: `<${localName}> has an endpoint: import '@kith/community/define' to connect it.`,
    },
    'unknown-id': {
      code: 'unknown-community',
      detail: `<${localName} community="${community}">: no <kith-community id="${community}"> is on the page.`,
    },
    several: {
      code: 'ambiguous-community',
      detail: `<${localName}> stands outside of every <kith-community> and there are several: name one with community="id".`,
    },
    none: {
      code: 'not-configured',
      detail: `<${localName}> has no community: put it inside <kith-community endpoint="…"> or give it an endpoint.`,
    },
  };
  return errors[what];
}
