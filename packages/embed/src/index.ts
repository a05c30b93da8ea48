export { startLoader, type Bundle } from './loader.js';
export { importMapOf, snippet, type IntegrityManifest, type SnippetOptions } from './snippet.js';
