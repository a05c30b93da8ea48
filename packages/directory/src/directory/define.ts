import { defineOnce } from '@kith/ui';
import { KithDirectory } from './directory.js';

defineOnce('kith-directory', KithDirectory);
