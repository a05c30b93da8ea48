import { onEachDatabase } from '../testing/databases.js';
import { eventCases } from '../testing/event-cases.js';
import { smallEvents } from '../testing/small-events.js';

onEachDatabase('events', eventCases, { fill: smallEvents });
