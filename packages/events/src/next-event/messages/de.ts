import type { Catalogue } from '@kith/ui';
import type { NextEventMessage } from './first.js';

export const catalogue: Catalogue<NextEventMessage> = {
  next: 'Nächste Veranstaltung',
  none: 'Noch ist nichts geplant.',
  live: 'Sie hat begonnen.',
  'in-days': { one: 'In {count} Tag', other: 'In {count} Tagen' },
  'in-time': 'In {time}',
};
