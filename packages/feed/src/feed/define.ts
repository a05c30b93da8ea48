import { addOperations } from '@kith/core';
import { discussionOperations } from '@kith/core/discussion';
import { defineOnce } from '@kith/ui';
import { KithFeed } from './feed.js';

addOperations(discussionOperations);
defineOnce('kith-feed', KithFeed);
