// How the bundle for script tags is cut and what lies beside it: one shared chunk, one per tag, the rest on use.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build, transform } from 'esbuild';
import { installedPackage, root } from './entries.mjs';

const ours = /\/packages\/(?<pkg>[^/]+)\/src\/(?:(?<path>.*)\/)?(?<file>[^/]+)\.ts$/;

/** `kith-member-card` for the module that registers it: `people/src/member-card/define.ts`. */
export function tagOf(id) {
  const { pkg, path, file } = ours.exec(id)?.groups ?? {};
  return file === 'define' ? `kith-${path ?? pkg}` : undefined;
}

/** Leaves out what is imported on use, which is no part of a first load, and says what that is. */
const withoutUse = (used) => ({
  name: 'kith-without-use',
  setup(plugin) {
    plugin.onResolve({ filter: /./ }, async ({ path, kind, importer, resolveDir }) => {
      if (kind !== 'dynamic-import') return undefined;
      used.push((await plugin.resolve(path, { kind: 'import-statement', importer, resolveDir })).path);
      return { path, external: true };
    });
  },
});

/** Stands for whatever is imported on use, as another user of what tags need first. */
const onUse = 'use';

/**
 * Which tag's first load uses each module of ours and of packages, and what is used later, found by bundling everything
 * that is loaded by itself: only that says what is left of a module that is reached through an `index.ts`.
 * @param {Record<string, string>} starts - by tag, and `connect`, the module that is loaded for it
 * @returns {Promise<Map<string, Set<string>>>} tags, and `use`, by module
 */
async function usersOf(starts) {
  const users = new Map();
  const begun = new Set();
  const follow = async (user, start) => {
    if (begun.has(start)) return;
    begun.add(start);
    const used = [];
    const { metafile } = await build({
      entryPoints: [start],
      absWorkingDir: root,
      bundle: true,
      format: 'esm',
      outdir: 'unwritten',
      write: false,
      metafile: true,
      minifySyntax: true,
      treeShaking: true,
      conditions: ['kith-source', 'production'],
      plugins: [withoutUse(used)],
      logLevel: 'silent',
    });
    const [{ inputs }] = Object.values(metafile.outputs);
    for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
      if (!bytesInOutput) continue;
      const id = join(root, path);
      users.set(id, (users.get(id) ?? new Set()).add(user));
    }
    await Promise.all(used.map((path) => follow(onUse, path)));
  };
  await Promise.all(Object.entries(starts).map(([tag, start]) => follow(tag, start)));
  return users;
}

/** What the loader loads: every tag's module and the one that connects, from the loader's own table. */
function startsOf(embed) {
  const table = readFileSync(join(embed, 'src/tags.ts'), 'utf8');
  return Object.fromEntries(
    [...table.matchAll(/(?:'(kith-[\w-]+)'|(connect)).*import\('@kith\/(\w+)\/([\w/-]+)'\)/g)].map(
      ([, tag, connect, pkg, path]) => [tag ?? connect, join(root, `packages/${pkg}/src/${path}.ts`)],
    ),
  );
}

/** What finds and understands adapters other than the default one. It loads as one where a page names one. */
const adapters =
  /\/packages\/(?:community\/src\/find-adapter|graphql\/src\/(?:full|memory|paging|parse-adapter|rules|support|variables|presets\/index)|core\/src\/gateway-of)\.ts$/;

/**
 * What shows more than plain words: a chunk, for a post’s first view takes it only where a body needs it. What its directive
 * stands on is in it: in a file of its own it would come one trip later.
 */
const richText =
  /\/packages\/(?:ui\/src\/rich-text\/(?:cap|rich-text|rich-text-styles)|feed\/src\/post\/(?:post-content|fold\.styles))\.ts$|\/lit-html\/(?:[\w/]+\/)?(?:async-directive|directive|directive-helpers)\.js$/;

/** What every format goes through: one file, beside what parses the format. */
const gate = /\/packages\/ui\/src\/rich-text\/(?:gate|dress|words(?:\.en)?)\.ts$|\/dompurify\//;

/** What discussions take of the gateway: it comes with what shows them, in one trip. */
const asked =
  /\/packages\/(?:graphql\/src\/(?:family-discussion|kinds-discussion|adapters\/discussion(?:-fields)?)|ui\/src\/styles\/adopt)\.ts$/;

/** What joins any family to it. */
const askedByAll = /\/packages\/graphql\/src\/(?:family|words)\.ts$/;

/** What events take of it. */
const askedOfEvents = /\/packages\/graphql\/src\/(?:family-event|kinds-event|adapters\/event)\.ts$/;

/** What discussions take of it after their first view. */
const askedLater =
  /\/packages\/(?:graphql\/src\/(?:family-discussion-more|kinds-discussion-more|adapters\/discussion-more)|core\/src\/discussion\/operations)\.ts$/;

/** The chunk that modules with these users go to, where they are not the browser's to cut. */
function sharedBy(tags, families) {
  if (tags.has('connect')) return 'shared';
  // Most pages begin with one of these three.
  const [directory, feed, events] = ['kith-directory', 'kith-feed', 'kith-events'].map((tag) => tags.has(tag));
  if (directory || feed) return (directory && feed) || events ? 'shared' : directory ? 'people' : 'discussions';
  const of = new Set([...tags].map((tag) => families[tag]));
  if (of.size > 1) return undefined;
  const [family] = of;
  // What a list of events does without stays out of its first load.
  return family === 'events' && !events ? 'event' : family;
}

/**
 * Rollup's `manualChunks`. `shared` is what connecting needs and what the directory, the feed and the events have in common;
 * `people` and `discussions` what either has in common with others, or with what is loaded on use; `members`, `threads`
 * and `events` what only their others share, `event` what a list of events has no part in; what one tag needs goes with that tag. A module that registers a tag is never
 * shared: loading one tag, or anything on use, must not register another.
 * @param {string} embed - folder of the package
 */
export async function chunking(embed) {
  const starts = startsOf(embed);
  const users = await usersOf(starts);
  const families = Object.fromEntries(
    Object.entries(starts).map(([tag, path]) => [
      tag,
      /\/packages\/(?:feed|compose)\//.test(path)
        ? 'threads'
        : path.includes('/packages/events/')
          ? 'events'
          : 'members',
    ]),
  );
  return (id) => {
    const of = users.get(id) ?? new Set();
    const { pkg } = ours.exec(id)?.groups ?? {};
    if (adapters.test(id) && !of.has('connect')) return 'adapters';
    if (asked.test(id)) return 'discussions';
    if (askedByAll.test(id)) return 'shared';
    if (askedOfEvents.test(id)) return 'events';
    if (askedLater.test(id)) return 'discussions-more';
    if (richText.test(id)) return 'rich-text';
    if (gate.test(id)) return 'gate';
    if (tagOf(id) in starts) return tagOf(id);
    const tags = new Set(of);
    tags.delete(onUse);
    if (tags.size === 0) return undefined; // Rollup cuts what is needed on use alone
    if (of.size === 1 && !of.has('connect') && pkg !== 'core') return [...of][0];
    return sharedBy(tags, families);
  };
}

const shared = [
  'shared',
  'people',
  'discussions',
  'discussions-more',
  'events',
  'event',
  'members',
  'threads',
  'rich-text',
  'gate',
  'adapters',
];

/** A file name that says where the code is from: `directory-table.js`, `preset-github.js`, `marked.js`. */
export function chunkFileName({ name, facadeModuleId, moduleIds }) {
  if (shared.includes(name) || name.startsWith('kith')) return '[name].js';
  const id = facadeModuleId ?? moduleIds.at(-1) ?? '';
  const folder = installedPackage(id);
  if (folder) return `${basename(folder)}.js`;
  const { pkg, path, file } = ours.exec(id)?.groups ?? {};
  if (!pkg) return '[name].js';
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

/** @param {'sha256' | 'sha384'} algorithm - Each byte of a hash in the loader is a byte of every first load. */
export function integrityOf(content, algorithm = 'sha384') {
  return `${algorithm}-${createHash(algorithm).update(content).digest('base64')}`;
}

/** Writes the hashes into the loader, and the style sheets, the integrity manifest and the snippet beside it. */
export function bundleFiles({ version, embed }) {
  return {
    name: 'kith-bundle-files',
    async generateBundle(_options, output) {
      const entry = output['kith.js'];
      const chunks = Object.values(output).filter(({ type }) => type === 'chunk');
      for (const { fileName, imports } of chunks) {
        const tag = imports.find((name) => name.startsWith('kith-'));
        if (tag) this.error(`${fileName} would register a tag, since it imports ${tag}`);
      }
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

/** What the loader starts by name: each file's hash, then the files that it imports itself. Presets too, which are imported elsewhere. */
function loadedByName(entry, output) {
  const files = {};
  const nameOf = (fileName) => basename(fileName, '.js');
  const add = (fileName) => {
    const name = nameOf(fileName);
    if (name in files) return;
    const { code, imports } = output[fileName];
    // What finds a preset is what understands it.
    const needs = [...imports, ...(isPreset(fileName) ? ['adapters.js'] : [])];
    files[name] = [integrityOf(code, 'sha256'), ...needs.map(nameOf)];
    needs.forEach(add);
  };
  entry.dynamicImports.forEach(add);
  Object.keys(output).filter(isPreset).forEach(add);
  return files;
}

function isPreset(fileName) {
  return fileName.startsWith('preset-');
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
