import type { Catalogue } from '@kith/ui';
import type { AddMessage } from './first.js';

export const catalogue: Catalogue<AddMessage> = {
  add: 'In den Kalender',
  file: 'Kalenderdatei (.ics)',
  google: 'Google Kalender',
  outlook: 'Outlook.com',
  office365: 'Microsoft 365',
  yahoo: 'Yahoo',
  subscribe: 'Diese Veranstaltungen abonnieren',
};
