// The Custom Elements Manifest of all our elements, made from their class comments and decorators.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, ts } from '@custom-elements-manifest/analyzer';
import { litPlugin } from '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js';
import { publishedPackages, sourceFiles } from '../rollup/entries.mjs';

const inherited = ['attributes', 'cssParts', 'cssProperties', 'cssStates', 'events', 'members', 'slots'];

/** The sources that elements are in. */
function elementSources() {
  return publishedPackages()
    .filter(({ json }) => json.dependencies?.lit)
    .flatMap(({ name, folder }) =>
      sourceFiles(folder)
        .filter((file) => !/\.(test|stories|styles)\.ts$/.test(file))
        .map((file) => ({ path: `packages/${name}/${file}`, text: readFileSync(join(folder, file), 'utf8') })),
    );
}

/**
 * @param {readonly { path: string, text: string }[]} sources - TypeScript sources; by default those of our elements.
 * @returns the manifest, schema version 1, with a module for each source.
 */
export function makeManifest(sources = elementSources()) {
  const modules = sources.map(({ path, text }) => ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true));
  return create({ modules, plugins: [...litPlugin(), housePlugin()], context: { dev: false, thirdPartyCEMs: [] } });
}

/** The elements of a manifest, by tag. */
export function elementsOf({ modules }) {
  return modules
    .flatMap(({ path, declarations = [] }) =>
      declarations.filter(({ tagName }) => tagName).map((declaration) => ({ path, ...declaration })),
    )
    .sort((a, b) => a.tagName.localeCompare(b.tagName));
}

function housePlugin() {
  const shared = new Map();
  const declared = new Map();
  return {
    name: 'kith-house',
    collectPhase({ ts: { isVariableDeclaration, isClassDeclaration, isIdentifier }, node }) {
      if (isVariableDeclaration(node) && isIdentifier(node.name) && node.name.text.endsWith('Properties'))
        shared.set(node.name.text, node.initializer);
      if (!isClassDeclaration(node)) return;
      const properties = node.members.find(({ name }) => name?.text === 'properties')?.initializer;
      if (properties) declared.set(node.name?.text, properties);
    },
    packageLinkPhase({ customElementsManifest: { modules } }) {
      const classes = new Map();
      for (const module of modules) {
        for (const declaration of module.declarations ?? [])
          if (declaration.kind === 'class') classes.set(declaration.name, { module, declaration });
      }
      for (const { declaration } of classes.values()) dropPrivate(declaration);
      for (const [name, { declaration }] of classes)
        takeAttributes(declaration, attributesIn(declared.get(name), shared));
      for (const { declaration } of classes.values()) inherit(declaration, classes);
      for (const { module, declaration } of classes.values()) define(module, declaration);
    },
  };
}

/** The analyzer lists `#private` and `private` members: nobody may build on them. */
function dropPrivate(declaration) {
  const hidden = (member) =>
    member.name.startsWith('#') || member.privacy === 'private' || member.privacy === 'protected' || member.static;
  const gone = new Set((declaration.members ?? []).filter(hidden).map(({ name }) => name));
  declaration.members = (declaration.members ?? []).filter((member) => !hidden(member));
  declaration.attributes = declaration.attributes?.filter(({ fieldName }) => !gone.has(fieldName));
}

/** Families declare properties together, in a constant that several classes spread: the analyzer does not look there. */
function attributesIn(properties, shared) {
  if (!properties) return [];
  if (ts.isIdentifier(properties)) return attributesIn(shared.get(properties.text), shared);
  if (!ts.isObjectLiteralExpression(properties)) return [];
  return properties.properties.flatMap((one) => {
    if (ts.isSpreadAssignment(one)) return attributesIn(one.expression, shared);
    const options = one.initializer?.properties ?? [];
    const told = (key) => options.find(({ name }) => name.text === key)?.initializer;
    const attribute = told('attribute');
    if (told('state') || attribute?.kind === ts.SyntaxKind.FalseKeyword) return [];
    return [{ field: one.name.text, attribute: attribute?.text ?? one.name.text.toLowerCase() }];
  });
}

function takeAttributes(declaration, attributes) {
  for (const { field, attribute } of attributes) {
    const member = declaration.members.find(({ name }) => name === field);
    if (!member || member.attribute) continue;
    member.attribute = attribute;
    const { type, description, default: first } = member;
    declaration.attributes = [
      ...(declaration.attributes ?? []),
      { name: attribute, type, description, default: first, fieldName: field },
    ];
  }
}

/** Base classes come from other packages, by names that the analyzer cannot follow. */
function inherit(declaration, classes) {
  const base = classes.get(declaration.superclass?.name);
  if (!base || base.declaration === declaration) return;
  inherit(base.declaration, classes);
  for (const kind of inherited) {
    const own = new Set((declaration[kind] ?? []).map(({ name }) => name));
    const more = (base.declaration[kind] ?? []).filter(({ name }) => !own.has(name));
    const from = { name: base.declaration.name, module: base.module.path };
    if (more.length > 0)
      declaration[kind] = [...(declaration[kind] ?? []), ...more.map((one) => ({ inheritedFrom: from, ...one }))];
  }
}

/** Elements are registered in another module than their class: the analyzer only looks at `customElements.define`. */
function define(module, declaration) {
  if (!declaration.tagName) return;
  declaration.customElement = true;
  module.exports ??= [];
  if (module.exports.some(({ kind, name }) => kind === 'custom-element-definition' && name === declaration.tagName))
    return;
  module.exports.push({
    kind: 'custom-element-definition',
    name: declaration.tagName,
    declaration: { name: declaration.name, module: module.path },
  });
}
