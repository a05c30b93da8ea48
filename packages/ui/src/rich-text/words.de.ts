import type { Catalogue } from '../localise/messages.js';
import type { english } from './words.en.js';

export const catalogue: Catalogue<keyof typeof english> = {
  code: 'Code',
  table: 'Tabelle',
  'task-done': 'Erledigt',
  'task-open': 'Offen',
  'show-image': 'Bild zeigen: {alt} ({host})',
  'show-image-unnamed': 'Bild von {host} zeigen',
};
