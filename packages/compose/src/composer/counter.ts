import { formatNumber } from '@kith/ui';
import { html, nothing, type TemplateResult } from 'lit';
import { composeMessages } from '../messages/messages.js';
import { countGraphemes } from '../writing/count.js';
import type { Desk } from './desk.js';

/** How long typing must rest before it is counted anew, in milliseconds. */
const restMs = 200;

/** How many characters are left, near the end of what may be written; further off nothing is counted or shown. */
export class Counter {
  readonly #desk: Desk;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #counted: { readonly body: string; readonly count: number } | undefined;
  #told = '';

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** The words have changed. */
  look(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const { body } = this.#desk.drafts.draft;
      const { maxLength } = { ...this.#desk.about().rules };
      // A character is at least one unit: far from the limit there is nothing to count.
      const isNear = maxLength != null && body.length > maxLength - nearOf(maxLength);
      if (!isNear && !this.#counted) return;
      this.#counted = isNear ? { body, count: countGraphemes(body) } : undefined;
      if (maxLength != null) this.#say(maxLength);
      this.#desk.element.requestUpdate();
    }, restMs);
  }

  render(maxLength: number | null | undefined): TemplateResult | typeof nothing {
    const counted = this.#counted;
    if (maxLength == null) return nothing;
    if (!counted) {
      if (this.#desk.drafts.draft.body.length > maxLength - nearOf(maxLength)) this.look();
      return nothing;
    }
    const left = maxLength - counted.count;
    this.#desk.state('over', left < 0);
    if (left > nearOf(maxLength)) return nothing;
    return html`<span class="count ${left < 0 ? 'over' : ''}" part="count"
      ><span aria-hidden="true">${formatNumber(this.#desk.context.locale(), left)}</span
      ><span class="visually-hidden">${this.#words(left)}</span></span
    >`;
  }

  /** Once near the end, once at it, and then as it goes on, in steps. */
  #say(maxLength: number): void {
    const left = maxLength - (this.#counted?.count ?? 0);
    const step = left < 0 ? 'over' : left <= 20 ? '20' : left <= nearOf(maxLength) ? 'near' : '';
    if (step && step !== this.#told) this.#desk.announce(this.#words(left));
    this.#told = step;
  }

  #words(left: number): string {
    return this.#desk.context.text(composeMessages, left < 0 ? 'over' : 'left', { count: Math.abs(left) });
  }
}

/** From how many left it is shown. */
function nearOf(maxLength: number): number {
  return Math.min(200, Math.ceil(maxLength / 5));
}
