/** What RFC 5545 has us do otherwise than a piece of a corpus or a library. */
export interface Judgement {
  /** We refuse it, with words that hold this. */
  readonly refused?: string;
  /** Library by library, why what it does is not what the RFC says. */
  readonly differs?: Readonly<Record<string, string>>;
}

/** "INTERVAL" is a positive integer (3.3.10); a rule that never moves on has no second date. */
const noInterval: Judgement = { refused: 'INTERVAL=0' };

/** DTSTART is a property of its own (3.8.2.4), never a part of a rule: one library's shorthand. */
const notAPart: Judgement = { refused: 'DTSTART' };

const firstDate: Judgement = {
  differs: {
    'ical.js':
      'leaves out a first date that the rule does not make. DTSTART is the first date of the set (3.8.5.3) and counts as one of COUNT (3.3.10).',
  },
};

const weekdaysOfTheYear: Judgement = {
  differs: {
    'ical.js':
      'takes the 13th Tuesday of a year for one within a month or so: in a yearly rule without BYMONTH the number counts through the year (3.3.10, note 2).',
  },
};

const strictUntil: Judgement = {
  differs: {
    'rrule-temporal':
      'refuses an UNTIL without Z beside a DTSTART with a zone. The RFC wants UTC there, so the rule is wrong; what is meant is plain, the clock of the zone, and a series that is shown is better than none. We write it in UTC.',
  },
};

/** By the id of the corpus, or the UID of a meeting. Held to what happens: a difference that is gone fails, too. */
export const judged: Readonly<Record<string, Judgement | undefined>> = {
  'rrule-strings-0006': {
    differs: {
      'rrule-temporal':
        'counts elapsed hours over a change of clocks. The RFC computes local start times and then asks what instants they are (3.3.10: a computed local time that is skipped or comes twice is read as one that is written, 3.3.5), so that every fourth hour stays 1, 5, 9 … on the clock.',
    },
  },
  'rrule-strings-0015': weekdaysOfTheYear,
  'rrule-strings-0024': firstDate,
  'rrule-strings-0032': notAPart,
  'rrule-strings-0035': notAPart,
  'rrule-strings-0037': noInterval,
  'rrule-strings-0038': noInterval,
  'rrule-strings-0039': noInterval,
  'rrule-strings-0040': noInterval,
  'rrule-strings-0041': noInterval,
  'rrule-strings-0042': noInterval,
  'rrule-strings-0043': firstDate,
  'rrule-strings-0044': firstDate,
  'rrule-strings-0045': firstDate,
  'rrule-strings-0046': notAPart,
  'rrule-strings-0047': notAPart,
  'rrule-strings-0048': firstDate,
  // FREQ is required (3.3.10).
  'rrule-strings-0049': { refused: 'FREQ=' },
  'rrule-strings-0058': notAPart,
  'rrule-strings-0063': notAPart,
  'rrule-strings-0066': notAPart,
  'rrule-strings-0068': notAPart,
  'rrule-strings-0070': strictUntil,
  'rrule-strings-0091': weekdaysOfTheYear,
  'rrule-strings-0093': strictUntil,
  'rrule-strings-0094': notAPart,
  'rrule-strings-0095': notAPart,
  'rrule-strings-0096': notAPart,
  'rrule-strings-0108': strictUntil,
  'sig-network-34@kubernetes': firstDate,
};
