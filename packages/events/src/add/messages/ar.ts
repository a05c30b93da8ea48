import type { Catalogue } from '@kith/ui';
import type { AddMessage } from './first.js';

export const catalogue: Catalogue<AddMessage> = {
  add: 'إضافة إلى التقويم',
  file: 'ملف تقويم (.ics)',
  google: 'تقويم Google',
  outlook: 'Outlook.com',
  office365: 'Microsoft 365',
  yahoo: 'Yahoo',
  subscribe: 'الاشتراك في هذه الفعاليات',
};
