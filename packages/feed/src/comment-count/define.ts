import { addOperations } from '@kith/core';
import { discussionOperations } from '@kith/core/discussion';
import { defineOnce } from '@kith/ui';
import { KithCommentCount } from './comment-count.js';

addOperations(discussionOperations);
defineOnce('kith-comment-count', KithCommentCount);
