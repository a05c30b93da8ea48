// How the bundle for script tags is cut and what lies beside it: one shared chunk, one per tag, the rest on use.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { transform } from 'esbuild';
import { installedPackage, root } from './entries.mjs';

const ours = /\/packages\/(?<pkg>[^/]+)\/src\/(?:(?<path>.*)\/)?(?<file>[^/]+)\.ts$/;

/** `kith-member-card` for the module that registers it: `people/src/member-card/define.ts`. */
export function tagOf(id) {
  const { pkg, path, file } = ours.exec(id)?.groups ?? {};
  return file === 'define' ? `kith-${path ?? pkg}` : undefined;
}

let plan;

/**
 * Rollup's `manualChunks`. Shared is what connecting needs and what two tags have in common; what only one tag needs
 * goes with that tag. A module that registers a tag is never shared: loading one tag must not register another.
 */
export function chunkOf(id, { getModuleInfo, getModuleIds }) {
  // Every build asks anew; the first question of a build is about a module that the last plan does not know the graph of.
  if (plan?.getModuleInfo !== getModuleInfo)
    plan = { getModuleInfo, chunks: planChunks([...getModuleIds()], getModuleInfo) };
  return plan.chunks.get(id);
}

function planChunks(ids, getModuleInfo) {
  const closure = (start, seen = new Set()) => {
    if (seen.has(start)) return seen;
    seen.add(start);
    for (const next of getModuleInfo(start)?.importedIds ?? []) closure(next, seen);
    return seen;
  };
  const starts = ids
    .filter((id) => ours.exec(id)?.groups.pkg === 'embed')
    .flatMap((id) => getModuleInfo(id).dynamicallyImportedIds);
  const connecting = starts.filter((id) => /\/community\/src\/connect/.test(id)).flatMap((id) => [...closure(id)]);
  const tags = starts.filter(tagOf).map((id) => ({ tag: tagOf(id), modules: closure(id) }));
  const chunks = new Map();
  for (const { tag, modules } of tags) {
    for (const id of modules) chunks.set(id, tagOf(id) ?? (chunks.has(id) ? 'shared' : tag));
  }
  for (const id of connecting) chunks.set(id, tagOf(id) ?? 'shared');
  return chunks;
}

/** A file name that says where the code is from: `directory-table.js`, `preset-github.js`, `micromark.js`. */
export function chunkFileName({ name, facadeModuleId, moduleIds }) {
  const id = facadeModuleId ?? moduleIds.at(-1) ?? '';
  const folder = installedPackage(id);
  if (folder) return `${basename(folder)}.js`;
  const { pkg, path, file } = ours.exec(id)?.groups ?? {};
  if (!pkg || name === 'shared' || name.startsWith('kith')) return '[name].js';
  return path === 'presets' && file !== 'index'
    ? `preset-${file}.js`
    : `${pkg}-${file === 'index' ? basename(path ?? pkg) : file}.js`;
}

/**
 * The loader works as a classic script as well as a module: page builders drop `type="module"`. Two copies of a
 * classic script share one scope, hence the function around it.
 */
export function classicScript() {
  return {
    name: 'kith-classic-script',
    renderChunk(code, chunk) {
      if (!chunk.isEntry) return null;
      if (chunk.imports.length > 0 || chunk.exports.length > 0) {
        this.error(
          `${chunk.fileName} may not import (${chunk.imports.join(', ')}) or export (${chunk.exports.join(', ')}) statically`,
        );
      }
      return { code: `(()=>{${code.trim()}})();\n`, map: null };
    },
  };
}

export function integrityOf(content) {
  return `sha384-${createHash('sha384').update(content).digest('base64')}`;
}

/** Writes the hashes into the loader, and the style sheets, the integrity manifest and the snippet beside it. */
export function bundleFiles({ version, embed }) {
  return {
    name: 'kith-bundle-files',
    async generateBundle(_options, output) {
      const entry = output['kith.js'];
      const chunks = Object.values(output).filter(({ type }) => type === 'chunk');
      entry.code = entry.code.replaceAll('KITH_FILES', JSON.stringify(loadedByName(entry, output)));

      const files = chunks.map(({ fileName, code, imports, dynamicImports }) => ({
        fileName,
        content: code,
        imports,
        dynamicImports,
      }));
      for (const { fileName, path } of styleSheets(embed)) {
        const { code } = await transform(readFileSync(path, 'utf8'), { loader: 'css', minify: true });
        this.emitFile({ type: 'asset', fileName, source: code });
        files.push({ fileName, content: code });
      }
      const manifest = {
        version,
        files: Object.fromEntries(
          files
            .sort((a, b) => a.fileName.localeCompare(b.fileName))
            .map(({ fileName, content, imports, dynamicImports }) => [
              fileName,
              {
                integrity: integrityOf(content),
                bytes: Buffer.byteLength(content),
                ...(imports && { imports, dynamicImports }),
              },
            ]),
        ),
      };
      this.emitFile({ type: 'asset', fileName: 'integrity.json', source: `${JSON.stringify(manifest, null, 2)}\n` });
    },
  };
}

// What finds a preset, and the full grammar, which those for foreign schemas need.
const besidePresets = ['graphql-presets.js', 'graphql-full.js'];

/** What the loader starts by name: each file's hash, then the files that it imports itself. Presets too, which are imported elsewhere. */
function loadedByName(entry, output) {
  const files = {};
  const add = (fileName) => {
    if (fileName in files) return;
    const { code, imports } = output[fileName];
    const needs = [...imports, ...(fileName.startsWith('preset-') ? besidePresets : [])].filter(
      (name) => name in output,
    );
    files[fileName] = [integrityOf(code), ...needs];
    needs.forEach(add);
  };
  entry.dynamicImports.forEach(add);
  Object.keys(output)
    .filter((fileName) => fileName.startsWith('preset-'))
    .forEach(add);
  return files;
}

function styleSheets(embed) {
  const themes = join(root, 'packages/themes/css');
  return [
    { fileName: 'kith.css', path: join(embed, 'src/kith.css') },
    ...(existsSync(themes) ? readdirSync(themes) : [])
      .filter((file) => file.endsWith('.css'))
      .map((file) => ({ fileName: `themes/${file}`, path: join(themes, file) })),
  ];
}
