import { addOperations } from '@kith/core';
import { eventOperations } from '@kith/core/events';
import { defineOnce } from '@kith/ui';
import { KithEvent } from './event.js';

addOperations(eventOperations);
defineOnce('kith-event', KithEvent);
