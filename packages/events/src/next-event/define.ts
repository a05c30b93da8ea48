import { addOperations } from '@kith/core';
import { eventOperations } from '@kith/core/events';
import { defineOnce } from '@kith/ui';
import { KithNextEvent } from './next-event.js';

addOperations(eventOperations);
defineOnce('kith-next-event', KithNextEvent);
