import type { Catalogue } from '@kith/ui';
import type { PeopleMessage } from './messages.js';

export const catalogue: Catalogue<PeopleMessage> = {
  unnamed: 'عضو',
  follow: 'متابعة',
  following: 'متابَع',
  'follow-name': 'متابعة {name}',
  'following-name': 'متابَع: {name}',
  'follow-failed': 'لم ينجح ذلك. يُرجى المحاولة مرة أخرى.',
  'follow-sign-in': 'سجّل الدخول لمتابعة الأعضاء.',
  more: '\u2066+{count}\u2069',
  'more-members': {
    zero: 'لا أعضاء آخرين',
    one: 'عضو واحد آخر',
    two: 'عضوان آخران',
    few: '{count} أعضاء آخرين',
    many: '{count} عضوًا آخر',
    other: '{count} عضو آخر',
  },
  members: 'الأعضاء',
  expertise: 'مجالات الخبرة',
  badges: 'الأوسمة',
};
