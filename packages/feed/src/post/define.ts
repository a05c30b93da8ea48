import { defineOnce } from '@kith/ui';
import { KithPost } from './kith-post.js';

defineOnce('kith-post', KithPost);
