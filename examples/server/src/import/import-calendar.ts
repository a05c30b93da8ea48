import type { ChangeRow } from '../events/event-row.js';
import { type NewEvent, writeEvents } from '../events/write-events.js';
import { boundsOf } from '../events/dates.js';
import { readEntry, Refused } from './calendar-entry.js';
import { CalendarZones } from './calendar-zones.js';
import type { ImportContext } from './import-community.js';
import { quoted } from './report.js';

/** Characters of one entry: what is longer says nothing of an event. */
const LONGEST = 500_000;

/**
 * An iCalendar file (RFC 5545): every VEVENT on its own, found again by UID, so that a broken one takes no other with it. How
 * single dates of a series differ goes to the series.
 */
export async function importCalendar(text: string, { database, refuse, warn }: ImportContext): Promise<number> {
  const parts = componentsOf(text);
  const zones = new CalendarZones(parts.filter(({ name }) => name === 'VTIMEZONE').map((part) => part.text));
  const entries = parts.filter(({ name }) => name === 'VEVENT');
  if (entries.length === 0) refuse('file', 'holds no VEVENT');
  const taken = new Map<string, NewEvent>();
  const changes: { readonly where: string; readonly uid: string; readonly change: ChangeRow }[] = [];
  for (const [index, entry] of entries.entries()) {
    const uid = /^UID[^:\r\n]*:(.{1,200})/im.exec(entry.text)?.[1]?.trim();
    const where = uid ? `UID ${quoted(uid)}` : `entry ${index + 1}`;
    try {
      if (entry.text.length > LONGEST) throw new Refused(`has more than ${LONGEST} characters`);
      const read = readEntry(entry.text, zones, (reason) => warn(where, reason));
      if ('change' in read) changes.push({ where, ...read });
      else if (taken.has(read.event.uid)) throw new Refused('is there twice');
      else if (!boundsOf(timesOf(read.event))) throw new Refused('begins in a year that calendars do not have');
      else taken.set(read.event.uid, read.event);
    } catch (error) {
      refuse(where, error instanceof Refused ? error.message : 'is not written as iCalendar');
    }
  }
  for (const { where, uid, change } of changes) {
    const series = taken.get(uid);
    if (!series?.recurrence) refuse(where, 'changes a date of a series that is not here');
    else {
      const { changes: others = [] } = series.recurrence;
      // The last word on a date counts.
      const kept = others.filter(({ recurrenceId }) => recurrenceId !== change.recurrenceId);
      taken.set(uid, { ...series, recurrence: { ...series.recurrence, changes: [...kept, change] } });
    }
  }
  await writeEvents(database, [...taken.values()]);
  return taken.size;
}

function timesOf({ start_at, end_at = null, time_zone = null, recurrence = null }: NewEvent) {
  return { start_at, end_at, time_zone, recurrence };
}

/** The components of a file, read line by line: one that never ends holds nothing up. */
function componentsOf(text: string): { readonly name: string; readonly text: string }[] {
  const found: { name: string; text: string }[] = [];
  let open: { readonly name: string; readonly lines: string[] } | undefined;
  for (const line of text.split(/\r\n|\n|\r/)) {
    const [, edge, name = ''] = /^(BEGIN|END):(VEVENT|VTIMEZONE)[ \t]*$/i.exec(line) ?? [];
    if (edge?.toUpperCase() === 'BEGIN') open = { name: name.toUpperCase(), lines: [] };
    open?.lines.push(line);
    if (open && edge?.toUpperCase() === 'END' && name.toUpperCase() === open.name) {
      found.push({ name: open.name, text: open.lines.join('\r\n') });
      open = undefined;
    }
  }
  return found;
}
