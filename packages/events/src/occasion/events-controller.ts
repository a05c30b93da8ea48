import type { CommunityEvent, Venue } from '@kith/core';
import { isZone, viewerZone } from '@kith/core/calendar';
import { textOf } from '@kith/people';
import { fillLink, safeUrl, type WidgetContext } from '@kith/ui';
import type { PropertyDeclarations, ReactiveControllerHost } from 'lit';
import { firstOccasionMessages, type FirstOccasionMessage } from './messages/first.js';
import { KithEventOpenEvent } from './open.js';
import type { Reader } from './when.js';

export interface EventsHost extends ReactiveControllerHost, HTMLElement {}

/** What an element that shows events lets its host decide; `eventProperties` declares them. */
export interface EventSettings {
  /** The IANA name of the zone in which times are shown; by default the visitor's. */
  readonly timeZone?: string | undefined;
  /** The address of a map, with places `{latitude}`, `{longitude}`, `{address}`, `{name}` or `{place}`: what of them is known. */
  readonly mapUrl?: string | undefined;
}

export const eventProperties: PropertyDeclarations = {
  timeZone: { attribute: 'time-zone' },
  mapUrl: { attribute: 'map-url' },
};

/** What every widget that shows events can do with them: name, link and open them, and tell the time. */
export class EventsController {
  readonly host: EventsHost;
  readonly context: WidgetContext;
  readonly #settings: () => EventSettings;
  /** The zone that the visitor has chosen here. */
  chosenZone: string | undefined;
  /** What is past, live and to come follows this (milliseconds since 1970). Whoever keeps it going asks for an update. */
  now = Date.now();

  constructor(host: EventsHost, context: WidgetContext, settings: () => EventSettings) {
    this.host = host;
    this.context = context;
    this.#settings = settings;
  }

  /** The zone in which times are shown: chosen here, else the host's, else the visitor's own. */
  get zone(): string {
    return [this.chosenZone, this.#settings().timeZone].find(isZone) ?? viewerZone();
  }

  get reader(): Reader {
    return { locale: this.context.locale(), zone: this.zone };
  }

  text(key: FirstOccasionMessage, values?: { readonly [name: string]: string | number }): string {
    return this.context.text(firstOccasionMessages, key, values);
  }

  title({ title }: CommunityEvent): string {
    return textOf(title) ?? this.text('untitled');
  }

  /** Where the event's page is, where there is one. */
  href(event: CommunityEvent): string | undefined {
    const { links, schemes } = this.context.settings();
    return fillLink(links.event, event) ?? safeUrl(event.url, schemes);
  }

  /** Where a place is to be seen: in the map that the host names, else on its own page. */
  mapHref(venue: Venue): string | undefined {
    const { latitude, longitude, address, name } = venue;
    const spot = typeof latitude === 'number' && typeof longitude === 'number' ? `${latitude},${longitude}` : undefined;
    const { links, schemes } = this.context.settings();
    const place = spot ?? textOf(address) ?? textOf(name);
    return fillLink(this.#settings().mapUrl ?? links.map, { ...venue, place }) ?? safeUrl(venue.url, schemes);
  }

  /** For the click on an event's link. A click that opens a tab or a window is the browser's. */
  open(click: MouseEvent, event: CommunityEvent): void {
    if (click.button || click.metaKey || click.ctrlKey || click.shiftKey || click.altKey) return;
    const recurrenceId = textOf(event.recurrenceId);
    if (!this.host.dispatchEvent(new KithEventOpenEvent({ event, ...(recurrenceId && { recurrenceId }) })))
      click.preventDefault();
  }
}
