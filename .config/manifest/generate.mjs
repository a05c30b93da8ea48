// `npm run manifest`: each package's custom-elements.json, and for all of them together the editor data (VS Code, JetBrains)
// and the JSX and Vue types, in packages/embed/dist.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateJetBrainsWebTypes } from 'custom-element-jet-brains-integration';
import { generateVsCodeCustomElementData } from 'custom-element-vs-code-integration';
import { generateVuejsTypes } from 'custom-element-vuejs-integration';
import { generateJsxTypes } from '@wc-toolkit/jsx-types';
import { publishedPackages, root, sourceFiles } from '../rollup/entries.mjs';
import { elementsOf, makeManifest } from './manifest.mjs';

const sourcePath = /^packages\/([^/]+)\/src\/(.*)\.ts$/;
const packageOf = (path) => sourcePath.exec(path)?.[1];
const builtPath = (path) => path.replace(sourcePath, 'dist/$2.js');

const manifest = makeManifest();
// Elements and what they extend; helpers are described by their types.
manifest.modules = manifest.modules.filter(({ declarations }) =>
  declarations?.some(({ customElement }) => customElement),
);
for (const { name, folder } of publishedPackages()) {
  const modules = manifest.modules.filter(({ path }) => packageOf(path) === name);
  if (!modules.some(({ declarations }) => declarations?.some(({ tagName }) => tagName))) continue;
  write(folder, 'custom-elements.json', { ...manifest, modules: modules.map((module) => relocate(module, name)) });
}

const embed = join(root, 'packages/embed');
const outdir = join(embed, 'dist');
mkdirSync(outdir, { recursive: true });
const whole = relocate(manifest);
writeFileSync(join(outdir, 'custom-elements.json'), `${JSON.stringify(whole, null, 2)}\n`);

const tags = elementsOf(manifest);
const packageByClass = new Map(tags.map(({ name, path }) => [name, `@kith/${packageOf(path)}`]));
const typePath = (name) => packageByClass.get(name) ?? '@kith/ui';
generateVsCodeCustomElementData(whole, {
  outdir,
  htmlFileName: 'vscode.html-custom-data.json',
  cssFileName: 'vscode.css-custom-data.json',
  hideLogs: true,
});
generateJetBrainsWebTypes(whole, { outdir, webTypesFileName: 'web-types.json', packageJson: false, hideLogs: true });
generateJsxTypes(whole, { outdir, fileName: 'jsx.d.ts', componentTypePath: typePath, stronglyTypedEvents: false });
generateVuejsTypes(whole, { outdir, fileName: 'vue.d.ts', componentTypePath: typePath, hideLogs: true });
completeTypes(join(outdir, 'jsx.d.ts'));
completeTypes(join(outdir, 'vue.d.ts'));
console.log(`${tags.length} elements: ${tags.map(({ tagName }) => tagName).join(', ')}`);

/** Events are classes, each imported from the package that has it; React's ref objects fit. */
function completeTypes(path) {
  const types = readFileSync(path, 'utf8')
    .replace(/CustomEvent<(Kith\w+Event)>/g, '$1')
    .replace(/ *\/\*\* {2}\*\/\n *onundefined.*\n/g, '')
    .replace(
      'ref?: (T | ((e: T) => void)) | undefined;',
      'ref?: T | { current: T | null } | ((e: T | null) => void) | undefined;',
    )
    .replace(/import type \{([^}]*)\} from "(@kith\/\w+)";\n/g, (_, names, from) => {
      const elements = names
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name && !name.endsWith('Event'));
      return elements.length ? `import type { ${elements.join(', ')} } from "${from}";\n` : '';
    });
  const lines = [...new Set(types.match(/\bKith\w+Event\b/g))].map((name) => {
    const from = publishedPackages().find((pkg) =>
      sourceFiles(pkg.folder).some((file) =>
        readFileSync(join(pkg.folder, file), 'utf8').includes(`export class ${name} `),
      ),
    );
    if (!from) throw new Error(`No package declares ${name}`);
    return `import type { ${name} } from "@kith/${from.name}";\n`;
  });
  writeFileSync(path, lines.join('') + types);
}

/** Module paths as published: from the package's own folder, and other packages by their names. */
function relocate(value, own) {
  if (Array.isArray(value)) return value.map((one) => relocate(one, own));
  if (typeof value !== 'object' || value === null) return value;
  const result = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, relocate(one, own)]));
  for (const key of ['path', 'module']) {
    if (typeof value[key] !== 'string' || !sourcePath.test(value[key])) continue;
    const from = packageOf(value[key]);
    if (from === own) result[key] = builtPath(value[key]);
    else if (key === 'module') Object.assign(result, { package: `@kith/${from}`, module: builtPath(value[key]) });
    else result[key] = `@kith/${from}/${builtPath(value[key])}`;
  }
  return result;
}

function write(folder, file, json) {
  mkdirSync(join(folder, 'dist'), { recursive: true });
  writeFileSync(join(folder, 'dist', file), `${JSON.stringify(json, null, 2)}\n`);
}
