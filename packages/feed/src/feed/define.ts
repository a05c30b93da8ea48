import { addOperations } from '@kith/core';
import { firstDiscussionOperations } from '@kith/core/discussion';
import { defineOnce } from '@kith/ui';
import { KithFeed } from './feed.js';

addOperations(firstDiscussionOperations);
defineOnce('kith-feed', KithFeed);
