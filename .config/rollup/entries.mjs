// The packages and what each of them exports: read from the exports maps, so that a new element needs no new line here.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

export function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** The packages that are published, each with its folder and its package.json. */
export function publishedPackages() {
  return readdirSync(join(root, 'packages'))
    .map((name) => ({
      name,
      folder: join(root, 'packages', name),
      json: readJson(join(root, 'packages', name, 'package.json')),
    }))
    .filter(({ json }) => !json.private);
}

/**
 * The modules that a package exports: `{ subpath: './member-card', source: 'src/member-card/member-card.ts', output: 'member-card/member-card' }`.
 * A pattern stands for the files that there are.
 */
export function entriesOf({ folder, json }) {
  const found = new Map();
  const targets = Object.entries(json.exports ?? {}).filter(([, target]) => target?.['kith-source']);
  // The more telling pattern wins, as it does in Node: `./*/define` before `./*`.
  targets.sort(([a], [b]) => b.length - a.length);
  for (const [pattern, { 'kith-source': source }] of targets) {
    for (const { star, file } of expand(folder, source)) {
      const subpath = pattern.replace('*', star);
      if (!found.has(subpath)) found.set(subpath, file);
    }
  }
  return [...found]
    .map(([subpath, source]) => ({ subpath, source, output: source.replace(/^src\//, '').replace(/\.ts$/, '') }))
    .sort((a, b) => a.subpath.localeCompare(b.subpath));
}

function expand(folder, source) {
  const target = source.replace(/^\.\//, '');
  if (!target.includes('*')) return existsSync(join(folder, target)) ? [{ star: '', file: target }] : [];
  const pattern = new RegExp(`^${target.replace(/[.]/g, '\\.').replace('*', '([^/]+)').replaceAll('*', '\\1')}$`);
  return sourceFiles(folder)
    .map((file) => ({ star: pattern.exec(file)?.[1], file }))
    .filter(({ star, file }) => star && !/\.(test|stories|styles|events)\.ts$/.test(file));
}

/** Every TypeScript file of a package, tests included, as `src/…`. */
export function sourceFiles(folder) {
  const src = join(folder, 'src');
  if (!existsSync(src)) return [];
  return readdirSync(src, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).replaceAll('\\', '/'))
    .sort();
}

/** The folder of the installed package that a module belongs to, or `undefined` for our own. */
export function installedPackage(id) {
  if (!id.includes('/node_modules/')) return undefined;
  for (let folder = dirname(id); folder.includes('/node_modules/'); folder = dirname(folder)) {
    const path = join(folder, 'package.json');
    if (existsSync(path) && readJson(path).name) return folder;
  }
  return undefined;
}
