import { isZone, viewerZone } from '@kith/core/calendar';
import { html, nothing, type TemplateResult } from 'lit';
import type { EventsController } from '../occasion/events-controller.js';
import { zoneName } from '../occasion/format.js';
import type { Words } from './words.js';

interface Options {
  readonly events: EventsController;
  readonly words: Words;
  /** The zone that the host names. */
  readonly hosts: string | undefined;
  /** Zones of the events that are shown. */
  readonly venues: readonly string[];
  /** All zones are listed once the menu is about to open: there are more than four hundred. */
  readonly all: boolean;
  readonly open: () => void;
  readonly pick: (zone: string) => void;
}

/** In which zone times are shown, and the menu of all others. */
export function zoneMenu({ events, words, hosts, venues, all, open, pick }: Options): TemplateResult {
  const { zone } = events;
  const near: readonly (readonly [string, readonly string[]])[] = [
    [words('zone-yours'), [viewerZone()]],
    [words('zone-hosts'), isZone(hosts) ? [hosts] : []],
    [words('zone-venues'), venues],
  ];
  const change = ({ target }: Event): void => {
    if (target instanceof HTMLSelectElement) pick(target.value);
  };
  const option = (one: string): TemplateResult =>
    html`<option value=${one} .selected=${one === zone}>${cityOf(one)}</option>`;
  return html`<label class="zone" part="zone"
    ><span>${words('times-in')}</span>
    <select
      class="field"
      @change=${change}
      @pointerenter=${open}
      @focus=${open}
      title=${zoneName(events.reader.locale, zone, events.now, 'zone-long')}
    >
      ${near.map(([label, zones]) => (zones.length ? html`<optgroup label=${label}>${zones.map(option)}</optgroup>` : nothing))}
      ${all || !near.some(([, zones]) => zones.includes(zone)) ? html`<optgroup label=${words('zone-all')}>${(all ? Intl.supportedValuesOf('timeZone') : [zone]).map(option)}</optgroup>` : nothing}
    </select></label
  >`;
}

/** `America/Argentina/Buenos_Aires` as one reads it: the city first. */
function cityOf(zone: string): string {
  const [city = zone, ...areas] = zone.replaceAll('_', ' ').split('/').reverse();
  return areas.length ? `${city} (${areas.reverse().join(', ')})` : city;
}
