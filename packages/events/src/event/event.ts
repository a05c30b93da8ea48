import type { Community, CommunityEvent } from '@kith/core';
import { PeopleController } from '@kith/people';
import {
  afterPaint,
  firstUiMessages,
  KithElement,
  Lazy,
  LiveRegionController,
  ReadController,
  skeleton,
} from '@kith/ui';
import { html, nothing, type PropertyDeclarations } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { EventsController, eventProperties } from '../occasion/events-controller.js';
import { isLive, isOver, overAt, spanOf } from '../occasion/span.js';
import type { EventAround } from './event-around.js';
import { eventPage } from './event-page.js';
import { eventStyles } from './event.styles.js';
import { eventInAddress } from './in-address.js';
import { eventMessages, type EventWords } from './messages/first.js';

const around = new Lazy(() => import('./event-around.js'));

/**
 * @summary All about one event, and the way to say that one comes: named by `event`, else by the page's address.
 * @tag kith-event
 *
 * @slot - Shown when the event cannot be loaded, and before the script runs.
 * @slot actions - Beside the buttons.
 * @slot section - Below what is known: room for what other widgets show of this event, such as comments.
 *
 * @event {KithRsvpSubmitEvent} kith-rsvp-submit - Before an answer is sent; cancelable.
 * @event {KithRsvpSubmittedEvent} kith-rsvp-submitted - The backend has the answer.
 * @event {KithMemberOpenEvent} kith-member-open - A host or a speaker is opened; cancelable.
 * @event {KithSignInRequestEvent} kith-sign-in-request - A guest wants what needs an account; cancelable.
 *
 * @csspart event - Everything.
 * @csspart cover - The picture.
 * @csspart header - What, when and where; `date`, `mark`, `title`, `when`, `venue-time`, `previous`, `where`, `place` and
 *   `join` are within it.
 * @csspart side - What one does about it: `rsvp`, `places`, `price`, `attendees`, `actions` are within it.
 * @csspart rsvp - The way to say that one comes; each of its buttons is an `answer`.
 * @csspart actions - The buttons: `add-to-calendar`, `share` and `print`.
 * @csspart description - The words about it; `rich-text` is within it.
 * @csspart sessions - Its meetings, where it has several; each is a `session`.
 * @csspart people - Those who invite and those who speak; each is a `person`.
 * @csspart dates - Further dates of its series.
 * @csspart tags - Its topic and tags; each is a `tag`.
 *
 * @cssstate loading - The event is on the way.
 * @cssstate failed - The event could not be loaded.
 * @cssstate not-found - There is no such event.
 * @cssstate live - It is taking place.
 * @cssstate past - It is over.
 * @cssstate cancelled - It does not take place.
 * @cssstate going - The viewer goes.
 */
export class KithEvent extends KithElement {
  static override readonly family = 'event';
  static override styles = eventStyles;

  static override properties: PropertyDeclarations = {
    ...eventProperties,
    event: {},
    level: { type: Number },
    live: {},
    structuredData: { type: Boolean, attribute: 'structured-data' },
  };

  /** Which: its id; as a property also the event itself; else the page's address says. */
  event: string | CommunityEvent | undefined;
  /** The IANA name of the zone in which times are shown; by default the visitor's. */
  timeZone: string | undefined;
  /** The address of a map, with places for what is known of a venue. */
  mapUrl: string | undefined;
  /** The level of the heading that its title is, from 1 to 6. */
  level = 2;
  /** `off`: what happens to it elsewhere shows at the next visit. */
  live: string | undefined;
  /** Tells search engines about it, as schema.org/Event in the page. */
  structuredData = false;

  readonly events = new EventsController(this, this.context, () => this);
  readonly people = new PeopleController(this, this.context);
  readonly announcer = new LiveRegionController(this);
  readonly words: EventWords = (key, values) => this.text(eventMessages, key, values);
  readonly #read = new ReadController<'events.get'>(
    this,
    () => {
      const { community } = this.connection;
      const id = typeof this.event === 'object' ? undefined : this.#ref;
      return community && id ? { community, name: 'events.get', input: { id } } : undefined;
    },
    { keep: false },
  );
  #given: readonly [Community | undefined, CommunityEvent | undefined] = [undefined, undefined];
  #stopEntities: (() => void) | undefined;
  #clock: ReturnType<typeof setTimeout> | undefined;
  #around: EventAround | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('popstate', this.#readAddress);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('popstate', this.#readAddress);
    clearTimeout(this.#clock);
    this.#stopEntities?.();
    this.#stopEntities = undefined;
    this.#given = [undefined, undefined];
    this.#around?.letGo();
  }

  /** The event as it stands now: a change in one widget shows in all. */
  get shown(): CommunityEvent | undefined {
    const { event } = this;
    if (typeof event === 'object') return this.connection.community?.entities.view('event', event.id) ?? event;
    const { state } = this.#read;
    return state.status === 'pending' ? undefined : state.data;
  }

  /** Reads it again. */
  refetch(): void {
    void this.#read.refetch();
  }

  protected override willUpdate(): void {
    this.#take();
    this.events.now = Date.now();
  }

  protected override render(): unknown {
    const { barrier } = this;
    if (barrier) return barrier;
    const { state } = this.#read;
    const event = this.shown;
    const error = state.status === 'failed' ? state.error : undefined;
    const nothingNamed = this.connection.community && !event && !this.#ref;
    if (error?.kind === 'not-found' || nothingNamed)
      return html`${this.say((notices) => notices.empty(this.words('not-found'), this.words('not-found-hint')))}<slot
        ></slot>`;
    const partial = state.status === 'ready' ? state.partial : undefined;
    const retry = (): void => this.refetch();
    const notice =
      error || partial ? this.say((notices) => notices.read({ error, partial }, retry, event !== undefined)) : nothing;
    if (event)
      // Another event is another page: nothing of the old one stays while the next loads.
      return keyed(event.id, html`${notice}${eventPage(event, this, this.#around)}${this.announcer.region()}`);
    if (error) return html`${notice}<slot></slot>`;
    return html`<div aria-busy="true">
      <p class="visually-hidden">${this.text(firstUiMessages, 'loading')}</p>
      <div aria-hidden="true">${skeleton('profile')}</div>
    </div>`;
  }

  protected override updated(): void {
    const event = this.shown;
    const { state } = this.#read;
    const given = typeof this.event === 'object';
    const span = event && spanOf(event, this.events.zone);
    const { now } = this.events;
    const off = event?.status === 'cancelled' || event?.status === 'postponed';
    this.toggleState('loading', !given && state.status === 'pending');
    this.toggleState('failed', !given && state.status === 'failed');
    this.toggleState('not-found', state.status === 'failed' && state.error.kind === 'not-found');
    this.toggleState('live', Boolean(span && !off && isLive(span, now)));
    this.toggleState('past', Boolean(span && isOver(span, now)));
    this.toggleState('cancelled', event?.status === 'cancelled');
    this.toggleState('going', event?.rsvp?.status === 'going');
    clearTimeout(this.#clock);
    if (!event || !this.isConnected) return;
    // What is to come, live and over follows the clock.
    const next = span && [span.startAt, overAt(span)].find((moment) => moment > now);
    if (next !== undefined)
      this.#clock = setTimeout(() => this.requestUpdate(), Math.min(next - now + 50, 2 ** 31 - 1));
    afterPaint(() => void this.#surround(event));
  }

  /** What stands around the event comes once it is on the screen; where that cannot be loaded, with the next change. */
  async #surround(event: CommunityEvent): Promise<void> {
    try {
      const { EventAround } = await around.load();
      if (!this.isConnected) return;
      if (!this.#around) {
        this.#around = new EventAround(this);
        this.requestUpdate();
      }
      await this.#around.shown(event);
    } catch {
      // The event itself is there.
    }
  }

  /** An event that the host has becomes the community's, and follows what becomes of it. */
  #take(): void {
    const { community } = this.connection;
    const event = typeof this.event === 'object' ? this.event : undefined;
    if (!this.isConnected || (community === this.#given[0] && event === this.#given[1])) return;
    this.#given = [community, event];
    this.#stopEntities?.();
    this.#stopEntities = undefined;
    if (!community || !event) return;
    community.entities.merge('event', event);
    this.#stopEntities = community.entities.subscribe(() => this.requestUpdate());
  }

  get #ref(): string | undefined {
    if (typeof this.event === 'object') return undefined;
    return this.event || eventInAddress(new URL(location.href), this.connection.settings.links.event);
  }

  readonly #readAddress = (): void => this.requestUpdate();
}

declare global {
  interface HTMLElementTagNameMap {
    'kith-event': KithEvent;
  }
}
