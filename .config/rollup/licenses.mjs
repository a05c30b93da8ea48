// The licences of what is bundled in, as their terms ask, in one file beside the code.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { installedPackage, readJson } from './entries.mjs';

export function licenses() {
  return {
    name: 'kith-licenses',
    generateBundle(_options, output) {
      const folders = new Set();
      for (const chunk of Object.values(output)) {
        for (const id of Object.keys(chunk.modules ?? {})) {
          const folder = installedPackage(id);
          if (folder && chunk.modules[id].renderedLength > 0) folders.add(folder);
        }
      }
      const texts = [...folders].sort().map((folder) => {
        const { name, version, license } = readJson(join(folder, 'package.json'));
        const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
        const text = file && existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8').trim() : '';
        return `${name} ${version} (${license})\n\n${text}`;
      });
      if (texts.length > 0) {
        this.emitFile({
          type: 'asset',
          fileName: 'THIRD-PARTY-LICENSES.txt',
          source: `${texts.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`,
        });
      }
    },
  };
}
