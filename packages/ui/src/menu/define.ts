import { defineOnce } from '../define-once.js';
import { KithMenu } from './menu.js';

defineOnce('kith-menu', KithMenu);
