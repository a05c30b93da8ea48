import type { Author, CommunityEvent } from '@kith/core';
import { recordsOf, textOf } from '@kith/people';
import { safeImageUrl, safeUrl } from '@kith/ui';
import type { EventsController } from '../occasion/events-controller.js';

const statuses: Readonly<Record<string, string>> = {
  scheduled: 'EventScheduled',
  tentative: 'EventScheduled',
  cancelled: 'EventCancelled',
  postponed: 'EventPostponed',
  moved: 'EventRescheduled',
};

const modes: Readonly<Record<string, string>> = {
  onsite: 'OfflineEventAttendanceMode',
  online: 'OnlineEventAttendanceMode',
  hybrid: 'MixedEventAttendanceMode',
};

/** An event as schema.org/Event, of what everybody may see. */
export function schemaEvent(event: CommunityEvent, events: EventsController): object {
  const { status, format, venue, price, registration } = event;
  const url = events.href(event);
  const name = textOf(venue?.name) ?? textOf(venue?.address);
  const place = name && { '@type': 'Place', name, address: textOf(venue?.address) };
  const online = format === 'online' || format === 'hybrid' ? { '@type': 'VirtualLocation', url } : undefined;
  const image = safeImageUrl(event.coverUrl);
  return {
    '@context': 'https://schema.org',
    '@type': 'Event',
    name: events.title(event),
    url,
    startDate: event.startAt,
    endDate: event.endAt ?? undefined,
    previousStartDate: event.previousStartAt ?? undefined,
    eventStatus: status ? schema(statuses[status]) : undefined,
    eventAttendanceMode: format ? schema(modes[format]) : undefined,
    location: place && online ? [place, online] : (place ?? online),
    description: textOf(event.summary) ?? plain(event),
    image,
    organizer: people(event.hosts),
    performer: people(event.speakers),
    offers: price && {
      '@type': 'Offer',
      price: price.amount,
      priceCurrency: price.currency ?? undefined,
      url: safeUrl(registration?.url) ?? url,
      availability: registration?.left === 0 ? schema('SoldOut') : schema('InStock'),
    },
  };
}

function schema(word: string | undefined): string | undefined {
  return word && `https://schema.org/${word}`;
}

function plain({ description }: CommunityEvent): string | undefined {
  return description?.format === 'text' ? description.text : undefined;
}

/** Names and pages alone: what else a profile says is its own. */
function people(authors: readonly Author[] | null | undefined): readonly object[] | undefined {
  const named = recordsOf(authors).flatMap((author) => {
    const name = textOf(author.name);
    return name ? [{ '@type': 'Person', name, url: safeUrl(author.url) }] : [];
  });
  return named.length ? named : undefined;
}
