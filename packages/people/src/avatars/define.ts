import { defineOnce } from '@kith/ui';
import { KithAvatars } from './avatars.js';

defineOnce('kith-avatars', KithAvatars);
