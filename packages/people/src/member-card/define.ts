import { defineOnce } from '@kith/ui';
import { KithMemberCard } from './member-card.js';

defineOnce('kith-member-card', KithMemberCard);
