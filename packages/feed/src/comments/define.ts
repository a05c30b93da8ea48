import { addOperations } from '@kith/core';
import { discussionOperations } from '@kith/core/discussion';
import { defineOnce } from '@kith/ui';
import { KithComments } from './comments.js';

addOperations(discussionOperations);
defineOnce('kith-comments', KithComments);
