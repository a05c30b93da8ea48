import type { Catalogue } from '../localise/messages.js';
import type { UiMessage } from './messages.js';

export const catalogue: Catalogue<UiMessage> = {
  retry: 'إعادة المحاولة',
  loading: 'جارٍ التحميل',
  more: 'عرض المزيد',
  close: 'إغلاق',
  clear: 'مسح',
  remove: 'إزالة {label}',
  'error-network': 'تعذّر الوصول إلى المجتمع. تحقّق من اتصالك ثم أعد المحاولة.',
  'error-unauthenticated': 'يُرجى تسجيل الدخول لعرض هذا.',
  'error-forbidden': 'ليس لديك إذن للوصول إلى هذا.',
  'error-not-found': 'لم يعد هذا موجودًا هنا.',
  'error-invalid': 'تعذّر قبول جزء من هذا. يُرجى مراجعته.',
  'error-conflict': 'تغيّر هذا في هذه الأثناء. ألقِ نظرة أخرى قبل المتابعة.',
  'error-rate-limited': 'الطلبات كثيرة الآن. يُرجى الانتظار قليلًا.',
  'error-unsupported': 'هذا المجتمع لا يوفّر ذلك.',
  'error-backend': 'يواجه المجتمع مشكلة حاليًا. يُرجى المحاولة لاحقًا.',
  offline: 'أنت غير متصل بالإنترنت. هذا آخر ما كان لدينا.',
  partial: 'تعذّر تحميل جزء من هذا.',
  'sign-in-invitation': 'سجّل الدخول للمشاركة.',
  'sign-in': 'تسجيل الدخول',
  consent: 'يأتي هذا الجزء من الصفحة من {host}، ولا يُحمَّل إلا بموافقتك.',
  'consent-unnamed': 'لا يُحمَّل هذا الجزء من الصفحة إلا بموافقتك.',
  'consent-grant': 'عرضه',
  'setup-failed': 'لم يتم إعداد هذا الجزء من الصفحة بعد.',
};
