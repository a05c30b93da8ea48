import { addOperations } from '@kith/core';
import { firstDiscussionOperations } from '@kith/core/discussion';
import { defineOnce } from '@kith/ui';
import { KithThread } from './thread.js';

addOperations(firstDiscussionOperations);
defineOnce('kith-thread', KithThread);
