import type { Settings } from '../connection/connection.js';
import { signInHref } from './links.js';

export interface SignInRequest {
  /** The address to come back to. */
  readonly returnTo: string;
}

/**
 * A guest wants something that needs an account. `preventDefault()` when the host signs them in its own way;
 * else the page of `sign-in-url` is opened, where there is one.
 */
export class KithSignInRequestEvent extends CustomEvent<SignInRequest> {
  static readonly type = 'kith-sign-in-request';
  constructor(detail: SignInRequest) {
    super(KithSignInRequestEvent.type, { detail, bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'kith-sign-in-request': KithSignInRequestEvent;
  }
}

/** Asks the host to sign the visitor in. Returns whether something is under way: taken by the host, or a page opens. */
export function requestSignIn(from: Element, settings: Settings): boolean {
  if (!from.dispatchEvent(new KithSignInRequestEvent({ returnTo: location.href }))) return true;
  const href = signInHref(settings);
  if (href) location.assign(href);
  return href !== undefined;
}
