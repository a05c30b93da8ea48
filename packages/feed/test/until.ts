export { broken, heard, until } from '../../people/test/until.js';
