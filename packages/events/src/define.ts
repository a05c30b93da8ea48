import './event/define.js';
import './events/define.js';
import './next-event/define.js';
