import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { entriesOf, publishedPackages, sourceFiles } from './entries.mjs';

const packages = publishedPackages();

test('every published package has a licence, its Node version, exact dependencies and the one version', () => {
  const versions = new Set(packages.map(({ json }) => json.version));
  assert.equal(versions.size, 1, [...versions].join(', '));
  for (const { json } of packages) {
    assert.equal(json.license, 'MIT', json.name);
    assert.equal(json.engines.node, '>=20.19', json.name);
    assert.equal(json.type, 'module', json.name);
    for (const [name, version] of Object.entries(json.dependencies ?? {}))
      assert.match(version, /^\d/, `${json.name}: ${name}`);
  }
});

test('each export has a source, types and a module, in the order in which they are tried', () => {
  for (const { json } of packages) {
    for (const [subpath, target] of Object.entries(json.exports)) {
      if (!target['kith-source']) continue;
      assert.deepEqual(Object.keys(target), ['kith-source', 'types', 'default'], `${json.name} ${subpath}`);
      assert.equal(target.types, target['kith-source'].replace('./src/', './dist/').replace(/\.ts$/, '.d.ts'));
      assert.equal(target.default, target['kith-source'].replace('./src/', './dist/').replace(/\.ts$/, '.js'));
    }
  }
});

test('what the maps say is what Node finds', () => {
  for (const pkg of packages) {
    for (const { subpath, source } of entriesOf(pkg)) {
      assert.ok(existsSync(join(pkg.folder, source)), `${pkg.json.name} ${subpath}`);
      const specifier = pkg.json.name + subpath.slice(1);
      assert.equal(fileURLToPath(import.meta.resolve(specifier)), join(pkg.folder, source), specifier);
    }
  }
});

test('a module that registers a tag is kept by bundlers, and a class module is free of effects', () => {
  for (const { folder, json } of packages) {
    const effects = json.sideEffects;
    const kept = (path) => effects === true || (effects || []).some((pattern) => matches(pattern, path));
    for (const file of sourceFiles(folder)) {
      if (file.endsWith('/define.ts')) assert.ok(kept(`./${file}`), `${json.name} ${file}`);
      if (file === 'src/index.ts') assert.ok(!kept(`./${file}`), `${json.name} ${file}`);
    }
  }
});

function matches(pattern, path) {
  return new RegExp(
    `^${pattern
      .replace(/[.]/g, '\\.')
      .replaceAll('**', '.+')
      .replace(/(?<!\.)\*/g, '[^/]+')}$`,
  ).test(path);
}

test('npm gets no tests', () => {
  for (const { json } of packages) assert.ok(json.files.includes('!src/**/*.test.ts'), json.name);
});
