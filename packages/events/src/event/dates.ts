import type { CommunityEvent } from '@kith/core';
import { hasRules, occurrencesOf, eventAt, type ExpandRule } from '@kith/core/calendar';
import { textOf } from '@kith/people';
import { Lazy, safeUrl, ugcRel } from '@kith/ui';
import { html, nothing } from 'lit';
import { spanOf } from '../occasion/span.js';
import { fullWhen } from '../occasion/when.js';
import type { KithEvent } from './event.js';

/** Said again: Safari takes a list without markers for none. */
const listRole = 'list';

/** How many dates are shown, and how far ahead they are looked for (milliseconds: two years). */
const shown = 5;
const aheadMs = 2 * 366 * 86_400_000;

const rules = new Lazy(() => import('@kith/core/calendar/rules'));

/** The next dates of an event that comes again, by its rule; and the series that it is part of. */
export class Dates {
  readonly #page: KithEvent;

  constructor(page: KithEvent) {
    this.#page = page;
  }

  render(event: CommunityEvent): unknown {
    const { recurrence, series } = event;
    const name = textOf(series?.name);
    if (!recurrence && !name) return nothing;
    const { words, level, events } = this.#page;
    const { schemes } = events.context.settings();
    const href = safeUrl(series?.url, schemes);
    const part = words('series', { name: `\u2068${name ?? ''}\u2069` });
    return html`<section part="dates">
      ${recurrence ? html`<div class="heading" role="heading" aria-level=${level + 1}>${words('dates')}</div>` : nothing}
      ${recurrence ? this.#dates(event) : nothing}
      ${name ? html`<p>${href ? html`<a href=${href} rel=${ugcRel}>${part}</a>` : part}</p>` : nothing}
    </section>`;
  }

  #dates(event: CommunityEvent): unknown {
    const { events, words } = this.#page;
    let expand: ExpandRule | undefined;
    if (hasRules(event)) {
      const loaded = rules.for(this.#page);
      if (!loaded) return nothing;
      expand = loaded.expandRule;
    }
    const { now, zone, reader } = events;
    const window = { from: now, to: now + aheadMs, zone, limit: shown };
    const spans = occurrencesOf(event, window, expand).map((date) => spanOf(eventAt(date), zone));
    if (!spans.length) return html`<p>${words('no-dates')}</p>`;
    return html`<ul class="dates" role=${listRole}>
      ${spans.map((span) => {
        if (!span) return nothing;
        const { datetime, text } = fullWhen(span, reader);
        return html`<li><time datetime=${datetime}>${text}</time></li>`;
      })}
    </ul>`;
  }
}
