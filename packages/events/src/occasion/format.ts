type Options = Intl.DateTimeFormatOptions;

const date: Options = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' };
const brief: Options = { weekday: 'short', day: 'numeric', month: 'short' };
const clock: Options = { hour: 'numeric', minute: '2-digit' };

/** How times are written. Each is what `Intl` makes of it in the reader's language: order, words, digits, 12 or 24 hours. */
const formats = {
  /** Tuesday, 24 November 2026 at 18:00 */
  full: { ...date, ...clock },
  /** Tuesday, 24 November 2026 */
  date,
  /** Tue, 24 Nov, 18:00 */
  short: { ...brief, ...clock },
  /** Tue, 24 Nov */
  day: brief,
  /** 18:00 */
  clock,
  /** Wed 02:00 */
  'weekday-clock': { weekday: 'short', ...clock },
  /** Tuesday */
  weekday: { weekday: 'long' },
  /** Tue */
  'weekday-short': { weekday: 'short' },
  /** 24 */
  number: { day: 'numeric' },
  /** Nov */
  'month-short': { month: 'short' },
  /** 24 November */
  'day-month': { day: 'numeric', month: 'long' },
  /** November 2026 */
  month: { month: 'long', year: 'numeric' },
  /** Central European Standard Time */
  'zone-long': { timeZoneName: 'long' },
  /** Germany Time */
  zone: { timeZoneName: 'shortGeneric' },
} satisfies { readonly [name: string]: Options };

export type TimeStyle = keyof typeof formats;

const made = new Map<string, Intl.DateTimeFormat>();

/** Writes moments in a style, a language and a zone. Formatters are costly to make and kept. */
export function formatter(style: TimeStyle, locale: string, timeZone: string): Intl.DateTimeFormat {
  const key = `${style} ${locale} ${timeZone}`;
  let one = made.get(key);
  if (!one) made.set(key, (one = new Intl.DateTimeFormat(locale, { ...formats[style], timeZone })));
  return one;
}

/** From one moment to another, said once where both share it. */
export function formatRange(style: TimeStyle, locale: string, timeZone: string, from: number, to: number): string {
  const format = formatter(style, locale, timeZone);
  return to > from ? format.formatRange(from, to) : format.format(from);
}

/** What a zone is called at a moment, in the reader's language. */
export function zoneName(locale: string, timeZone: string, at: number, style: 'zone' | 'zone-long' = 'zone'): string {
  const found = formatter(style, locale, timeZone)
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName');
  return found?.value ?? timeZone;
}
