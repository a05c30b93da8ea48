import '@kith/events/events/define';
import { gatewayOf } from '@kith/core';
import { monthBench } from './contender.js';
import { shown } from './events.js';

let widget: HTMLElementTagNameMap['kith-events'] | undefined;

globalThis.kithMonth = monthBench({
  mount(into, events) {
    widget = document.createElement('kith-events');
    widget.gateway = gatewayOf({ 'events.list': () => ({ items: events, total: events.length }) });
    widget.view = 'month';
    widget.timeZone = shown.timeZone;
    widget.lang = shown.language;
    widget.date = '2026-05-15';
    into.append(widget);
  },
  events: () => widget?.shadowRoot?.querySelectorAll('[part~=entry]').length ?? 0,
});
