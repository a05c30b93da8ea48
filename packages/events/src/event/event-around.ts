import type { Community, CommunityEvent, Id } from '@kith/core';
import { recordsOf, textOf } from '@kith/people';
import { adopt, button, icon, linkIcon, printIcon } from '@kith/ui';
import { html, nothing, type TemplateResult } from 'lit';
import { addToCalendar } from '../add/add-to-calendar.js';
import { Rsvp } from '../rsvp/rsvp.js';
import { Dates } from './dates.js';
import type { KithEvent } from './event.js';

/**
 * What stands around an event's words: the way to say that one comes, how many places are left, who comes, what can be
 * done with it, its next dates. Loaded once the event is on the screen.
 */
export class EventAround {
  readonly #page: KithEvent;
  readonly #rsvp: Rsvp;
  readonly #dates: Dates;
  #watched: readonly [Community | undefined, Id | undefined] = [undefined, undefined];
  #stopLive: (() => void) | undefined;
  /** Whether search engines are told. */
  #structured = false;

  constructor(page: KithEvent) {
    this.#page = page;
    this.#rsvp = new Rsvp(page.events, page.announcer, () => page.refetch());
    this.#dates = new Dates(page);
    adopt(page.shadowRoot ?? page, button);
    import('@kith/people/avatars/define').catch(() => {}); // without it, how many come is still told
  }

  /** What one does about it. */
  side(event: CommunityEvent): TemplateResult {
    return html`${this.#rsvp.render(event)} ${this.#places(event)} ${this.#attendees(event)} ${this.#actions(event)}`;
  }

  dates(event: CommunityEvent): unknown {
    return this.#dates.render(event);
  }

  /** Follows what happens to it elsewhere, and tells search engines. */
  async shown(event: CommunityEvent): Promise<void> {
    const { structuredData: wanted } = this.#page;
    if (wanted || this.#structured) {
      const [{ structuredData }, { schemaEvent }] = await Promise.all([
        import('@kith/ui/structured-data'),
        import('./structured.js'),
      ]);
      structuredData(this.#page, wanted ? schemaEvent(event, this.#page.events) : undefined);
      this.#structured = wanted;
    }
    await this.#watch(event);
  }

  letGo(): void {
    this.#rsvp.letGo();
    this.#stopLive?.();
    this.#stopLive = undefined;
    this.#watched = [undefined, undefined];
  }

  #places({ registration, counts, status }: CommunityEvent): unknown {
    const { words } = this.#page;
    const { capacity, left } = registration ?? {};
    if (typeof left !== 'number' || status === 'cancelled') return nothing;
    const said =
      typeof capacity !== 'number'
        ? words('some-left', { count: Math.max(0, left) })
        : left > 0
          ? words('places-left', { count: left, capacity })
          : words('no-places', { capacity });
    const waiting = counts?.waiting;
    return html`<div class="places" part="places">
      <p>${said}${waiting ? html` · ${words('waiting', { count: waiting })}` : nothing}</p>
      ${
        typeof capacity === 'number' && capacity > 0
          ? html`<progress
              max=${capacity}
              value=${Math.min(capacity, Math.max(0, capacity - left))}
              aria-hidden="true"
            ></progress>`
          : nothing
      }
    </div>`;
  }

  #attendees({ attendees, counts }: CommunityEvent): unknown {
    const { words } = this.#page;
    const members = recordsOf(attendees).flatMap((author) => {
      const id = textOf(author.id);
      return id ? [{ ...author, id }] : [];
    });
    const said = (['going', 'maybe'] as const).flatMap((key) => {
      const count = counts?.[key];
      return typeof count === 'number' && count > 0 ? [words(key, { count })] : [];
    });
    if (!members.length && !said.length) return nothing;
    return html`<div class="attendees" part="attendees">
      ${
        members.length
          ? html`<kith-avatars
              .members=${members}
              .total=${counts?.going ?? undefined}
              label=${words('attendees')}
            ></kith-avatars>`
          : nothing
      }
      ${said.length ? html`<p>${said.join(' · ')}</p>` : nothing}
    </div>`;
  }

  #actions(event: CommunityEvent): TemplateResult {
    const { words } = this.#page;
    const action = (part: string, path: string, label: string, run: () => void): TemplateResult =>
      html`<button class="button" part=${part} type="button" @click=${run}>${icon(path)}${label}</button>`;
    return html`<div class="actions" part="actions" role="group" aria-label=${words('actions')}>
      ${addToCalendar(event, this.#page.events)}
      ${action('share', linkIcon, words('share'), () => void this.#share(event))}
      ${action('print', printIcon, words('print'), () => print())}
      <slot name="actions"></slot>
    </div>`;
  }

  /** By what the device offers; else the link is copied. */
  async #share(event: CommunityEvent): Promise<void> {
    const { events, announcer, words } = this.#page;
    const url = events.href(event) ?? location.href;
    try {
      if (typeof navigator.share === 'function') return await navigator.share({ url, title: events.title(event) });
      await navigator.clipboard.writeText(url);
      announcer.announce(words('copied'), Date.now());
    } catch (thrown) {
      // Somebody who closes the device's sheet has shared nothing, which is no news.
      if (!(thrown instanceof DOMException && thrown.name === 'AbortError')) announcer.announce(url, Date.now());
    }
  }

  async #watch({ id }: CommunityEvent): Promise<void> {
    const page = this.#page;
    const community = page.events.context.community();
    const wanted = page.isConnected && page.live !== 'off' ? id : undefined;
    if (community === this.#watched[0] && wanted === this.#watched[1]) return;
    this.#watched = [community, wanted];
    this.#stopLive?.();
    this.#stopLive = undefined;
    if (!community || wanted === undefined) return;
    const { liveOf, readAgain } = await import('@kith/core/live');
    if (community !== this.#watched[0] || wanted !== this.#watched[1]) return;
    const gap = (): Promise<boolean> => readAgain(community.read('events.get', { id }));
    // Who waits may have got a place: that is told to nobody else.
    const event = (): void => void (community.entities.view('event', id)?.rsvp?.status === 'waiting' && gap());
    this.#stopLive = liveOf(community).watch('events.changes', { id }, { gap, event });
  }
}
