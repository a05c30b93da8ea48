import type { CommunityEvent } from '@kith/core';
import { occurrencesOf, type ExpandRule, type Occurrence } from '@kith/core/calendar';
import { safeUrl, saveFile, type KithMenuSelectEvent } from '@kith/ui';
import { html, nothing, type TemplateResult } from 'lit';
import '@kith/ui/menu/define';
import type { EventsController } from '../occasion/events-controller.js';
import { spanOf } from '../occasion/span.js';
import { addMessages, type AddMessage } from './messages/first.js';

/** How far ahead the next date is looked for (milliseconds: two years). */
const aheadMs = 2 * 366 * 86_400_000;

const services = ['google', 'outlook', 'office365', 'yahoo'] as const;

/** A menu that puts an event into the reader's calendar: as a file, or at one of the calendars on the web. */
export function addToCalendar(event: CommunityEvent, events: EventsController): TemplateResult | typeof nothing {
  if (event.status === 'cancelled' || !spanOf(event, events.zone)) return nothing;
  const text = (key: AddMessage): string => events.context.text(addMessages, key);
  const feed = events.context.community()?.supports('events.calendar') && event.series?.id;
  const values = ['file', ...services, ...(feed ? (['subscribe'] as const) : [])] as const;
  const choose = (choice: KithMenuSelectEvent): void => {
    const value = values.find((one) => one === choice.detail.value);
    if (value === 'file') void save(event, events);
    else if (value === 'subscribe') void subscribe(event, events);
    else if (value) void open(event, events, value);
  };
  return html`<kith-menu
    part="add-to-calendar"
    exportparts="button: add-to-calendar-button, menu: add-to-calendar-menu, item: add-to-calendar-item"
    .label=${text('add')}
    .items=${values.map((value) => ({ value, label: text(value) }))}
    @kith-menu-select=${choose}
  ></kith-menu>`;
}

/** The file is made here: nobody else learns what goes into whose calendar. */
async function save(event: CommunityEvent, events: EventsController): Promise<void> {
  const { writeCalendar } = await import('@kith/core/calendar/ics');
  const url = new URL(events.href(event) ?? location.href, location.href).href;
  const text = writeCalendar([{ ...event, url }], { now: Date.now(), name: events.title(event), url });
  saveFile(text, 'text/calendar', `${events.title(event)}.ics`);
}

async function open(
  event: CommunityEvent,
  events: EventsController,
  service: (typeof services)[number],
): Promise<void> {
  // Before anything is waited for: a window that opens later than its press is held back by browsers.
  const opened = window.open('', '_blank');
  try {
    const [{ addLinks }, { expandRule }] = await Promise.all([
      import('@kith/core/calendar/links'),
      import('@kith/core/calendar/rules'),
    ]);
    const link = nextOf(event, events, expandRule);
    const address = link && safeUrl(addLinks(link, { series: true })[service]);
    if (opened && address) {
      opened.opener = null;
      opened.location.href = address;
    } else opened?.close();
  } catch {
    opened?.close();
  }
}

/** The date that one would add: the next one, else the first. */
function nextOf(event: CommunityEvent, { now, zone }: EventsController, expand: ExpandRule): Occurrence | undefined {
  const [next] = occurrencesOf(event, { from: now, to: now + aheadMs, zone, limit: 1 }, expand);
  return next ?? occurrencesOf(event, { from: -8.64e15, to: 8.64e15, zone, limit: 1 })[0];
}

/** Calendars follow a feed: the whole series of the event. */
async function subscribe({ series }: CommunityEvent, events: EventsController): Promise<void> {
  const community = events.context.community();
  if (!community || !series) return;
  const [feed, { subscribeLinks }] = await Promise.all([
    community.gateway.run('events.calendar', { series: series.id }),
    import('@kith/core/calendar/links'),
  ]);
  const url = safeUrl(feed?.url);
  const links = url && subscribeLinks(new URL(url, location.href).href, series.name ?? '');
  if (links) location.assign(links.webcal);
}
