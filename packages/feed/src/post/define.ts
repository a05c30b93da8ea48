import { addOperations } from '@kith/core';
import { firstDiscussionOperations } from '@kith/core/discussion';
import { defineOnce } from '@kith/ui';
import { KithPost } from './kith-post.js';

addOperations(firstDiscussionOperations);
defineOnce('kith-post', KithPost);
