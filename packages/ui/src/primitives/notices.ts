import type { Community, CommunityError } from '@kith/core';
import { nothing, type LitElement, type TemplateResult } from 'lit';
import type { SetupError } from '../connection/setup-error.js';
import { iconStyles, type IconPath } from '../icons/icon.js';
import { requestSignIn } from '../links/sign-in.js';
import type { WidgetContext } from '../kith-element.js';
import { errorText, uiMessages, type UiMessage } from '../messages/messages.js';
import { adopt } from '../styles/adopt.js';
import { button } from '../styles/button.js';
import { notice, noticeStyles, type Notice } from './notice.js';

/** Every notice that a widget says of itself: what it takes is loaded when the first one is needed. */
export class Notices {
  readonly #element: LitElement;
  readonly #context: WidgetContext;

  constructor(element: LitElement, context: WidgetContext) {
    this.#element = element;
    this.#context = context;
    adopt(element.renderRoot, button, iconStyles, noticeStyles);
  }

  /**
   * A calm sentence for visitors; what to mend shows to those who can: on localhost, or with `debug`.
   * @param again - Asks anew for what the widget shows: the way on where nobody answered.
   */
  setup({ code, detail, retry }: SetupError, again?: () => void): TemplateResult {
    const local = /^(?:localhost|127\..*|\[::1\])$/.test(location.hostname);
    // A visitor cannot know, and nor can we, whether nobody answers today or ever.
    const silent = code === 'cors' || code === 'unreachable';
    const run = retry ?? (silent ? again : undefined);
    return notice({
      kind: 'info',
      text: this.#text(silent ? 'error-network' : 'setup-failed'),
      detail: this.#context.settings().debug || local ? detail : undefined,
      action: run && { label: this.#text('retry'), run },
    });
  }

  /** Nothing is loaded from the community until the visitor agrees. */
  consent(community: Community): TemplateResult {
    const { endpoint } = this.#context.settings();
    const words = endpoint
      ? this.#text('consent', { host: new URL(endpoint, document.baseURI).host })
      : this.#text('consent-unnamed'); // the host's own transport: only the host knows where it leads
    const run = (): void => community.grantConsent();
    return notice({
      kind: 'info',
      text: words,
      action: { label: this.#text('consent-grant'), run },
    });
  }

  /** What went wrong with a read, in whole or in part; nothing where all is well. `kept`: the last answer still shows. */
  read(
    { error, partial }: { readonly error?: CommunityError | undefined; readonly partial?: CommunityError | undefined },
    retry: () => void,
    kept = false,
  ): TemplateResult | typeof nothing {
    if (error) return this.#failure(error, retry, kept);
    return partial ? notice({ kind: 'partial', text: this.#text('partial') }) : nothing;
  }

  /** There is nothing here; what would be, and a way to it. @param picture - By default the one for what was not found. */
  empty(text: string, detail: string, action?: Notice['action'], picture?: IconPath): TemplateResult {
    return notice({ kind: 'empty', text, detail, action, picture });
  }

  /** The way on is to sign in where that would help, else to try again. */
  #failure(error: CommunityError, retry: () => void, kept: boolean): TemplateResult {
    const { community, settings } = this.#context;
    const guest = error.kind === 'unauthenticated' || (error.kind === 'forbidden' && !community()?.viewer?.key);
    if (guest)
      return notice({
        kind: 'info',
        text: this.#text('error-unauthenticated'),
        action: { label: this.#text('sign-in'), run: () => void requestSignIn(this.#element, settings()) },
      });
    const action = error.transient ? { label: this.#text('retry'), run: retry } : undefined;
    return kept && error.kind === 'network' && !navigator.onLine
      ? notice({ kind: 'offline', text: this.#text('offline'), action })
      : notice({ kind: 'error', text: this.#text(errorText(error)), action });
  }

  #text(key: UiMessage, values?: { readonly [name: string]: string | number }): string {
    return this.#context.text(uiMessages, key, values);
  }
}
