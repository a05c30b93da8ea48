import '@kith/ui/time/define';
import { defineOnce } from '@kith/ui';
import { KithProfile } from './profile.js';

defineOnce('kith-profile', KithProfile);
