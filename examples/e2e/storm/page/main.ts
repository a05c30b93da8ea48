import type { Action } from '../plan.js';
import { watchTurns } from '../turns.js';
import { hurry } from './clock.js';
import { listEarly } from './early.js';
import { look, type Look } from './look.js';
import { act, sortBy, type Deed } from './visitor.js';
import { comments, feed, inside, lists, thread } from './widgets.js';

export interface Storm {
  readonly early: readonly string[];
  /** From now on time goes so much faster than it does. */
  hurry(speed: number): void;
  act(action: Action, index: number, rolls: readonly number[]): Promise<Deed>;
  look(): Promise<Look>;
  /** Presses what a visitor would who sees that something failed. */
  retry(): number;
  /** Moves a widget to the other end of the page. */
  move(roll: number): void;
  /** As if the browser kept the page, and came back to it. */
  leave(): void;
  comeBack(): void;
  /** Shows everything that can be shown. @returns how many buttons that took */
  showAll(): number;
  newest(): void;
  subject(key: string): void;
  open(id: string): void;
}

declare global {
  var storm: Storm;
  var stormOptions: { readonly speed: number; readonly api: readonly string[] };
}

const { speed, api } = globalThis.stormOptions;
const stalls = watchTurns(); // by the real clock
const changeSpeed = hurry(speed);
const early = listEarly(api);

// A host's router: a post that is opened is shown beside the feed.
document.addEventListener('kith-post-open', (event) => {
  event.preventDefault();
  const { post } = (event as CustomEvent<{ post: { id: string; threadId?: string } }>).detail;
  thread().thread = post.threadId ?? post.id;
});

function click(selector: string): number {
  const found = lists().flatMap((list) => [...(list.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])]);
  for (const button of found) button.click();
  return found.length;
}

globalThis.storm = {
  early,
  hurry: changeSpeed,
  act,
  look: () => look(stalls),
  retry: () => click('[part~=retry], .notice button, [part~=notice] button'),
  move(roll) {
    const list = lists()[Math.floor(roll * 3)] ?? feed();
    const places = [...document.querySelectorAll('section')];
    places.find((place) => place !== list.parentElement)?.append(list);
  },
  leave: () => void dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })),
  comeBack: () => void dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })),
  showAll: () => click('[part~=more]:not([aria-disabled=true]), [part~=pill]'),
  newest() {
    for (const list of [feed(), comments()]) {
      const select = inside(list, '[part~=sort] select');
      if (select instanceof HTMLSelectElement && select.value !== 'newest') sortBy(select, 'newest');
    }
  },
  subject: (key) => comments().setAttribute('subject', key),
  open: (id) => void (thread().thread = id),
};
