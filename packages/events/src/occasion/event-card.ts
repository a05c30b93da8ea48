import type { CommunityEvent, Price, Venue } from '@kith/core';
import { recordsOf, textOf } from '@kith/people';
import { cached, icon, safeImageUrl, ugcRel } from '@kith/ui';
import { html, nothing, type TemplateResult } from 'lit';
import type { EventsController } from './events-controller.js';
import { globeIcon, placeIcon } from './icons.js';
import { marksOf } from './marks.js';
import type { Occasion } from './occasion.js';
import { dayMs, dayOf, lastDayOf, type Span } from './span.js';
import { fullWhen, venueWhen, writeClock, writeDay, writeEnd } from './when.js';

export interface EventCardOptions {
  /** Level of its heading, from 2 to 6; by default 3. */
  readonly level?: number | undefined;
  /** It stands below a heading with its day: its times are enough. */
  readonly timed?: boolean | undefined;
  /** Its picture goes above. */
  readonly cover?: boolean | undefined;
}

/**
 * One event at one time: when, what, where, and how it stands. The same few elements make a row of an agenda, a row of a
 * list and a card in a grid. Stands inside an element with the class `event`. Needs `eventCardStyles`.
 */
export function eventCard(
  occasion: Occasion,
  events: EventsController,
  options: EventCardOptions = {},
): TemplateResult {
  const { event, span } = occasion;
  const { cover, timed, level = 3 } = options;
  return html`${cover ? coverOf(event) : nothing}${span ? (timed ? times(span, events) : leaf(span, events)) : nothing}
    <div class="about">
      ${marks(occasion, events)}
      <div class="title" part="title" role="heading" aria-level=${level}>${titleOf(event, events)}</div>
      ${span ? when(span, events, timed) : nothing}
      <div class="meta">${where(event, events)}${facts(occasion, events)}</div>
    </div>`;
}

/** An event's title: a link to its page where there is one. */
export function titleOf(event: CommunityEvent, events: EventsController): TemplateResult {
  const href = events.href(event);
  const title = html`<bdi dir="auto">${events.title(event)}</bdi>`;
  return href
    ? html`<a class="open" part="link" href=${href} @click=${(click: MouseEvent) => events.open(click, event)}
        >${title}</a
      >`
    : title;
}

/** The times of day, large; what it takes to know the rest is in `when`, which is heard. */
function times(span: Span, events: EventsController): TemplateResult {
  const { locale } = events.reader;
  const { is, from, to } = span;
  const days = lastDayOf(span) - dayOf(from) + 1;
  const long = is === 'day' ? days > 1 : to - from >= dayMs;
  const end = to > from && (is !== 'day' || long) ? writeEnd(locale, span) : '';
  return html`<p class="times" part="time" aria-hidden="true">
    <b
      >${is === 'day' ? (long ? events.text('days', { count: days }) : events.text('all-day')) : writeClock(locale, from)}</b
    >
    ${end && html`<span>${days > 1 ? events.text('until', { time: end }) : end}</span>`}
  </p>`;
}

/** The day as a leaf of a calendar; `when` says the same in words. */
function leaf({ from }: Span, events: EventsController): TemplateResult {
  const { locale } = events.reader;
  const day = dayOf(from);
  return html`<p class="leaf" part="date" aria-hidden="true">
    <span>${writeDay('month-short', locale, day)}</span><b>${writeDay('number', locale, day)}</b
    ><span>${writeDay('weekday-short', locale, day)}</span>
  </p>`;
}

/** The words for how an event stands, as chips. */
export function marks(occasion: Occasion, events: EventsController): TemplateResult | typeof nothing {
  const found = marksOf(occasion, events.now);
  if (!found.length) return nothing;
  return html`<p class="marks" part="marks">
    ${found.map((mark) => html`<span class="mark ${mark}" part="mark ${mark}">${events.text(mark)}</span> `)}
  </p>`;
}

function when(span: Span, events: EventsController, timed: boolean | undefined): TemplateResult {
  const { datetime, text, zone } = fullWhen(span, events.reader);
  const venue = venueWhen(span, events.reader);
  return html`<p class="when ${timed ? 'visually-hidden' : ''}" part="when">
      <time datetime=${datetime}>${text}</time>${
        zone ? html` <span class=${timed ? nothing : 'visually-hidden'}>${zone}</span>` : nothing
      }
    </p>
    ${venue ? html`<p class="there" part="venue-time">${events.text('time-there', { time: venue.text, zone: venue.zone })}</p>` : nothing}`;
}

/** Where one goes, and whether one can join online. */
function where({ venue, format }: CommunityEvent, events: EventsController): unknown {
  const place = venue && placeOf(venue, events);
  const online = format === 'online' || format === 'hybrid';
  if (!place && !online) return nothing;
  return html`<p class="where" part="where">
    ${place ? html`<span>${icon(placeIcon)}${place}</span>` : nothing}${
      online ? html`<span class="online">${icon(globeIcon)}${events.text('online')}</span>` : nothing
    }
  </p>`;
}

/** A venue's name and address: in the map that the host names, where there is one. */
export function placeOf(venue: Venue, events: EventsController): TemplateResult | undefined {
  const name = textOf(venue.name);
  const address = textOf(venue.address);
  if (!name && !address) return undefined;
  const words = html`<bdi dir="auto">${name ?? address}</bdi>${
      name && address ? html` · <bdi dir="auto">${address}</bdi>` : nothing
    }`;
  const href = events.mapHref(venue);
  return href
    ? html`<a class="place" part="place" href=${href} rel=${ugcRel}>${words}</a>`
    : html`<span class="place" part="place">${words}</span>`;
}

function facts({ event, session }: Occasion, events: EventsController): unknown {
  const { kind, price, recurrence, sessions } = event;
  const { locale } = events.reader;
  const { length } = recordsOf(sessions);
  const said = [
    kind && kinds.includes(kind) && events.text(kind),
    session
      ? events.text('session', { number: session.number, of: session.of })
      : length > 1 && events.text('sessions', { count: length }),
    recordsOf(recurrence ? [recurrence] : []).length > 0 && events.text('repeats'),
    price && priceOf(price, events, locale),
    hostsOf(event, events),
  ];
  const shown = said.filter(Boolean);
  return shown.length
    ? html`<p class="facts" part="facts">${shown.map((one) => html`<span>${one}</span> `)}</p>`
    : nothing;
}

const kinds: readonly unknown[] = ['meetup', 'webinar', 'workshop', 'course', 'conference', 'meeting'];

const lists = cached((locale) => new Intl.ListFormat(locale, { style: 'narrow' }));

/** Who invites: the first few by name. Names keep their own direction. */
function hostsOf({ hosts }: CommunityEvent, events: EventsController): string | undefined {
  const names = recordsOf(hosts).flatMap(({ name, handle }) => textOf(name) ?? textOf(handle) ?? []);
  if (!names.length) return undefined;
  const shown = names.slice(0, 3).map((name) => `\u2068${name}\u2069`);
  return events.text('by', { names: lists(events.reader.locale).format(shown) });
}

/** What it costs, in the reader's way of writing money; `undefined` where that cannot be told. */
export function priceOf(
  { amount, max, currency }: Price,
  events: EventsController,
  locale: string,
): string | undefined {
  if (typeof amount !== 'number' || !Number.isFinite(amount)) return undefined;
  if (amount === 0 && !max) return events.text('free');
  const price = money(locale, amount, textOf(currency));
  return max && max > amount ? events.text('price-from', { price }) : price;
}

function money(locale: string, amount: number, currency: string | undefined): string {
  try {
    const digits = Number.isInteger(amount) ? { maximumFractionDigits: 0 } : {};
    return new Intl.NumberFormat(locale, { style: 'currency', currency: currency ?? '', ...digits }).format(amount);
  } catch {
    return `${new Intl.NumberFormat(locale).format(amount)} ${currency ?? ''}`.trim();
  }
}

function coverOf({ coverUrl, coverAlt }: CommunityEvent): TemplateResult | typeof nothing {
  const src = safeImageUrl(coverUrl);
  if (!src) return nothing;
  return html`<div class="cover" part="cover">
    <img
      src=${src}
      alt=${textOf(coverAlt) ?? ''}
      width="16"
      height="9"
      loading="lazy"
      decoding="async"
      referrerpolicy="no-referrer"
      @error=${hide}
      @load=${hide}
    />
  </div>`;
}

function hide({ target, type }: Event): void {
  if (target instanceof HTMLElement) target.hidden = type === 'error';
}
