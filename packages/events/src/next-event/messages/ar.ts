import type { Catalogue } from '@kith/ui';
import type { NextEventMessage } from './first.js';

export const catalogue: Catalogue<NextEventMessage> = {
  next: 'الفعالية القادمة',
  none: 'لم يُخطط لشيء بعد.',
  live: 'لقد بدأت.',
  'in-days': {
    zero: 'اليوم',
    one: 'بعد يوم',
    two: 'بعد يومين',
    few: 'بعد {count} أيام',
    many: 'بعد {count} يومًا',
    other: 'بعد {count} يوم',
  },
  'in-time': 'بعد {time}',
};
