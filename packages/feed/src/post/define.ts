import { addOperations } from '@kith/core';
import { discussionOperations } from '@kith/core/discussion';
import { defineOnce } from '@kith/ui';
import { KithPost } from './kith-post.js';

addOperations(discussionOperations);
defineOnce('kith-post', KithPost);
