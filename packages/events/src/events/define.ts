import { addOperations } from '@kith/core';
import { eventOperations } from '@kith/core/events';
import { defineOnce } from '@kith/ui';
import { KithEvents } from './events.js';

addOperations(eventOperations);
defineOnce('kith-events', KithEvents);
