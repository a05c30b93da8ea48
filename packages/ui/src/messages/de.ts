import type { Catalogue } from '../localise/messages.js';
import type { UiMessage } from './messages.js';

export const catalogue: Catalogue<UiMessage> = {
  retry: 'Erneut versuchen',
  loading: 'Wird geladen',
  more: 'Mehr anzeigen',
  close: 'Schließen',
  clear: 'Leeren',
  remove: '{label} entfernen',
  'error-network': 'Die Community ist nicht erreichbar. Prüfe deine Verbindung und versuche es erneut.',
  'error-unauthenticated': 'Melde dich an, um das zu sehen.',
  'error-forbidden': 'Du hast hierauf keinen Zugriff.',
  'error-not-found': 'Das gibt es hier nicht mehr.',
  'error-invalid': 'Etwas davon konnte nicht angenommen werden. Bitte prüfe es.',
  'error-conflict': 'Das hat sich inzwischen geändert. Sieh noch einmal nach, bevor du weitermachst.',
  'error-rate-limited': 'Gerade sind es zu viele Anfragen. Bitte warte einen Moment.',
  'error-unsupported': 'Das bietet diese Community nicht an.',
  'error-backend': 'Die Community hat gerade ein Problem. Bitte versuche es später erneut.',
  offline: 'Du bist offline. Das ist der letzte bekannte Stand.',
  partial: 'Ein Teil davon konnte nicht geladen werden.',
  'sign-in-invitation': 'Melde dich an, um mitzumachen.',
  'sign-in': 'Anmelden',
  consent: 'Dieser Teil der Seite kommt von {host}. Er wird nur geladen, wenn du zustimmst.',
  'consent-unnamed': 'Dieser Teil der Seite wird nur geladen, wenn du zustimmst.',
  'consent-grant': 'Anzeigen',
  'setup-failed': 'Dieser Teil der Seite ist noch nicht eingerichtet.',
};
