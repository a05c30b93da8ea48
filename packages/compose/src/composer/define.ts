import { addOperations } from '@kith/core';
import { discussionOperations } from '@kith/core/discussion';
import { defineOnce } from '@kith/ui';
import { KithComposer } from './composer.js';

addOperations(discussionOperations);
defineOnce('kith-composer', KithComposer);
