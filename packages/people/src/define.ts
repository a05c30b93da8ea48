import './avatars/define.js';
import './member-card/define.js';
