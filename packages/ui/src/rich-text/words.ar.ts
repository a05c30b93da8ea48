import type { Catalogue } from '../localise/messages.js';
import type { english } from './words.en.js';

export const catalogue: Catalogue<keyof typeof english> = {
  code: 'شيفرة',
  table: 'جدول',
  'task-done': 'منجز',
  'task-open': 'غير منجز',
  'show-image': 'عرض الصورة: {alt} ({host})',
  'show-image-unnamed': 'عرض صورة من {host}',
};
