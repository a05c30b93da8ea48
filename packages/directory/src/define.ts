import './directory/define.js';
import './profile/define.js';
