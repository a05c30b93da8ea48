import type { Catalogue } from '@kith/ui';
import type { ProfileMessage } from './messages.js';

export const catalogue: Catalogue<ProfileMessage> = {
  expertise: 'Fachgebiete',
  offers: 'Bietet Hilfe bei',
  wants: 'Möchte lernen',
  language: 'Sprachen',
  joined: 'Dabei seit',
  links: 'Links',
  about: 'Mehr zur Person',
  'local-time': '{time} Ortszeit',
  'count-followers': { one: '{count} Follower', other: '{count} Follower' },
  'count-following': 'Folgt {count}',
  'count-posts': { one: '{count} Beitrag', other: '{count} Beiträge' },
  'count-events': { one: '{count} Termin', other: '{count} Termine' },
  message: 'Nachricht',
  'copy-link': 'Link kopieren',
  copied: 'Link kopiert.',
  vcard: 'Kontaktkarte herunterladen',
  'last-active': 'Zuletzt aktiv',
  'not-found': 'Dieses Mitglied gibt es hier nicht.',
  'not-found-hint': 'Vielleicht ist es ausgetreten, oder die Adresse enthält einen Tippfehler.',
};
