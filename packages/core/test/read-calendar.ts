import ICAL from 'ical.js';

export interface ReadEvent {
  readonly component: ICAL.Component;
  /** Names of its properties, sorted. */
  readonly properties: readonly string[];
  readonly text: (name: string) => string | null;
}

/** A calendar as another program reads it. */
export function readCalendar(text: string) {
  const root = new ICAL.Component(ICAL.parse(text) as unknown[]);
  const events = root.getAllSubcomponents('vevent').map((component): ReadEvent => ({
    component,
    properties: component
      .getAllProperties()
      .map(({ name }) => name)
      .sort(),
    text: (name) => {
      const value: unknown = component.getFirstPropertyValue(name);
      return value === null ? null : String(value);
    },
  }));
  return { root, events };
}

/** Lines that are no content line of at most 75 octets, or that UTF-8 cannot hold. */
export function brokenLines(text: string): readonly string[] {
  const lines = text.split('\r\n');
  if (lines.pop() !== '') return ['no line break at the end'];
  return lines.filter((line) => {
    const bytes = new TextEncoder().encode(line);
    return bytes.length > 75 || new TextDecoder().decode(bytes) !== line || /[\u0000-\u0008\n-\u001f\u007f]/.test(line);
  });
}

/** When the dates of its first event begin, as ical.js has them, with the zone that the calendar explains. */
export function datesAsRead(text: string): readonly number[] {
  const { root, events } = readCalendar(text);
  const [master, ...exceptions] = events.map(({ component }) => component);
  const event = new ICAL.Event(master, { exceptions });
  const explained = root.getFirstSubcomponent('vtimezone');
  const zone = explained ? new ICAL.Timezone(explained) : ICAL.Timezone.utcTimezone;
  event.startDate.zone = zone;
  const dates: number[] = [];
  const steps = event.iterator();
  for (let next: unknown = steps.next(); next instanceof ICAL.Time; next = steps.next()) {
    const { startDate } = event.getOccurrenceDetails(next) as { readonly startDate: ICAL.Time };
    startDate.zone = zone;
    dates.push(startDate.toUnixTime() * 1000);
  }
  return dates.sort((a, b) => a - b);
}
