import { addOperations } from '@kith/core';
import { firstDiscussionOperations } from '@kith/core/discussion';
import { defineOnce } from '@kith/ui';
import { KithComments } from './comments.js';

addOperations(firstDiscussionOperations);
defineOnce('kith-comments', KithComments);
