import './comment-count/define.js';
import './comments/define.js';
import './feed/define.js';
import './post/define.js';
import './thread/define.js';
