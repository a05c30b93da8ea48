import { Calendar } from '@fullcalendar/core';
import dayGrid from '@fullcalendar/daygrid';
import { monthBench } from './contender.js';
import { perDay, shown } from './events.js';

globalThis.kithMonth = monthBench({
  mount(into, events) {
    new Calendar(into, {
      plugins: [dayGrid],
      initialView: 'dayGridMonth',
      initialDate: new Date(Date.UTC(shown.year, shown.month - 1, 15)),
      locale: shown.language,
      firstDay: 1,
      dayMaxEvents: perDay,
      events: events.map(({ id, title, startAt, endAt }) => ({
        id,
        title: title ?? '',
        start: startAt ?? '',
        end: endAt ?? '',
        url: `/events/${id}`,
      })),
    }).render();
  },
  events: () => document.querySelectorAll('.fc-event').length,
});
