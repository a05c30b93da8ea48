import 'temporal-polyfill/global';
import { createCalendar, createViewMonthGrid } from '@schedule-x/calendar';
import { monthBench } from './contender.js';
import { perDay, shown } from './events.js';

const theme = document.createElement('link');
theme.rel = 'stylesheet';
theme.href = '/theme.css';
document.head.append(theme);

globalThis.kithMonth = monthBench({
  mount(into, events) {
    createCalendar({
      views: [createViewMonthGrid()],
      defaultView: 'month-grid',
      selectedDate: Temporal.PlainDate.from({ year: shown.year, month: shown.month, day: 15 }),
      locale: shown.language,
      timezone: shown.timeZone,
      monthGridOptions: { nEventsPerDay: perDay },
      events: events.map(({ id, title, startAt, endAt }) => ({
        id,
        title: title ?? '',
        ...(startAt?.length === 10
          ? {
              start: Temporal.PlainDate.from(startAt),
              // Its last day is within the event.
              end: Temporal.PlainDate.from(endAt ?? startAt).subtract({ days: 1 }),
            }
          : { start: zoned(startAt), end: zoned(endAt) }),
      })),
    }).render(into);
  },
  events: () => document.querySelectorAll('.sx__month-grid-event').length,
});

function zoned(at: string | null | undefined): Temporal.ZonedDateTime {
  return Temporal.Instant.from(at ?? '').toZonedDateTimeISO(shown.timeZone);
}
