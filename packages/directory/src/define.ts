import './directory/define.js';
