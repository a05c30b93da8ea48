import type { Plugin } from 'vite';
import { makeManifest } from '../../.config/manifest/manifest.mjs';

const name = 'virtual:custom-elements';
const resolved = `\0${name}`;

/** `virtual:custom-elements`: the Custom Elements Manifest, made afresh from the sources, for the controls and the docs. */
export function manifest(): Plugin {
  return {
    name: 'kith-manifest',
    resolveId: (id) => (id === name ? resolved : undefined),
    load: (id) => (id === resolved ? `export default ${JSON.stringify(makeManifest())}` : undefined),
  };
}
