import { defineOnce } from '../define-once.js';
import { KithTime } from './time.js';

defineOnce('kith-time', KithTime);
