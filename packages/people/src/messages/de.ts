import type { Catalogue } from '@kith/ui';
import type { PeopleMessage } from './messages.js';

export const catalogue: Catalogue<PeopleMessage> = {
  unnamed: 'Jemand',
  follow: 'Folgen',
  following: 'Gefolgt',
  'follow-name': '{name} folgen',
  'following-name': 'Gefolgt: {name}',
  'follow-failed': 'Das hat nicht geklappt. Bitte versuche es noch einmal.',
  'follow-sign-in': 'Melde dich an, um Mitgliedern zu folgen.',
  more: '+{count}',
  'more-members': { one: '{count} weiteres Mitglied', other: '{count} weitere Mitglieder' },
  members: 'Mitglieder',
  expertise: 'Bekannt für',
  badges: 'Abzeichen',
};
