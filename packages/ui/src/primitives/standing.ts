import type { Community, CommunityError } from '@kith/core';
import type { TemplateResult } from 'lit';
import type { Settings } from '../connection/connection.js';
import type { SetupError } from '../connection/setup-error.js';
import { requestSignIn } from '../links/sign-in.js';
import { errorText, type UiMessage } from '../messages/messages.js';
import { notice } from './notice.js';

/** A widget, as far as saying where it stands needs one. */
export interface StandingHost {
  readonly element: HTMLElement;
  readonly settings: Settings;
  readonly text: (key: UiMessage, values?: { readonly [name: string]: string | number }) => string;
}

/** A calm sentence for visitors; what to mend shows to those who can: on localhost, or with `debug`. */
export function setupNotice({ settings, text }: StandingHost, { code, detail }: SetupError): TemplateResult {
  const local = /^(?:localhost|127\..*|\[::1\])$/.test(location.hostname);
  // A visitor cannot know, and nor can we, whether nobody answers today or ever.
  const words = code === 'cors' || code === 'unreachable' ? 'error-network' : 'setup-failed';
  return notice({ kind: 'info', text: text(words), detail: settings.debug || local ? detail : undefined });
}

/** Nothing is loaded from the community until the visitor agrees. */
export function consentNotice({ settings, text }: StandingHost, community: Community): TemplateResult {
  const { host } = new URL(settings.endpoint ?? '', document.baseURI);
  const run = (): void => community.grantConsent();
  return notice({ kind: 'info', text: text('consent', { host }), action: { label: text('consent-grant'), run } });
}

/** What went wrong and the way on: to sign in where that would help, else to try again. */
export function errorNotice(
  { element, settings, text }: StandingHost,
  error: CommunityError,
  { retry, viewer, kept = false }: { retry: () => void; viewer: Community['viewer']; kept?: boolean },
): TemplateResult {
  const guest = error.kind === 'unauthenticated' || (error.kind === 'forbidden' && !viewer?.key);
  if (guest)
    return notice({
      kind: 'info',
      text: text('error-unauthenticated'),
      action: { label: text('sign-in'), run: () => void requestSignIn(element, settings) },
    });
  const action = error.transient ? { label: text('retry'), run: retry } : undefined;
  return kept && error.kind === 'network' && !navigator.onLine
    ? notice({ kind: 'offline', text: text('offline'), action })
    : notice({ kind: 'error', text: text(errorText(error)), action });
}
