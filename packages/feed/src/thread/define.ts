import { addOperations } from '@kith/core';
import { discussionOperations } from '@kith/core/discussion';
import { defineOnce } from '@kith/ui';
import { KithThread } from './thread.js';

addOperations(discussionOperations);
defineOnce('kith-thread', KithThread);
