export { startLoader, type Bundle } from './loader.js';
