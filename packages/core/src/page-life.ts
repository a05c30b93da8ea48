import { isHidden } from './hidden.js';

/** `away`: kept by the browser for coming back to, or frozen; nothing may be held open and nothing will run. */
export type PageState = 'visible' | 'hidden' | 'away';

/** What becomes of the page as tabs change and the browser keeps or freezes it. */
export interface PageLife {
  /** As it is now; known while somebody is subscribed. */
  readonly state: PageState;
  /** Calls `listener` when the state may have changed. */
  subscribe(listener: () => void): () => void;
}

/** After these a page is away, or back (HTML, page navigation; Page Lifecycle, which Chromium alone has). */
const leaving = ['pagehide', 'freeze'];
const coming = ['pageshow', 'resume'];

/** The page that this runs in; always visible where there is none. One for each who listens. */
export function browserPage(): PageLife {
  let away = false;
  return {
    get state() {
      return away ? 'away' : isHidden() ? 'hidden' : 'visible';
    },
    subscribe(listener) {
      away = false; // who runs is here
      const ending = new AbortController();
      // Some are the document's and some the window's: capturing hears both.
      const options = { capture: true, signal: ending.signal };
      const listen = (types: readonly string[], isAway?: boolean): void => {
        const heard = (): void => {
          away = isAway ?? away;
          listener();
        };
        for (const type of types) globalThis.addEventListener?.(type, heard, options);
      };
      listen(leaving, true);
      listen(coming, false);
      listen(['visibilitychange']);
      return () => ending.abort();
    },
  };
}
