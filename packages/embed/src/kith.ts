import { startLoader } from './loader.js';
import { preloader, type Files } from './preload.js';
import { connect, tags } from './tags.js';

// Both are written in when the bundle is built.
declare const KITH_VERSION: string;
declare const KITH_FILES: Files;

// A module script does not know its own element.
const script = (document.currentScript ??
  document.querySelector(`script[src*="/${KITH_VERSION}/kith.js"]`)) as HTMLScriptElement | null;

startLoader({ version: KITH_VERSION, tags, connect, preload: preloader(KITH_FILES, script) });
