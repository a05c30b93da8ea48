import './event/define.js';
import './events/define.js';
