// The public surface: every tag, attribute, property, event, slot, part, state, custom property and exported name, as a
// list that is checked in. `npm run surface` writes it; without `--write` this fails when the list is not what the code
// has, or when it was changed without a changeset.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { elementsOf, makeManifest } from '../.config/manifest/manifest.mjs';
import { entriesOf, publishedPackages, root } from '../.config/rollup/entries.mjs';
import { changesWithoutChangeset } from './surface-history.mjs';

const file = 'docs/public-surface.md';
const path = join(root, file);

const typed = ({ name, type }) => `${name}: ${(type?.text ?? '').replace(/\s+/g, ' ')}`;
const named = ({ name }) => name || '(default)';
/** Each list of an element: its heading, where it is in the manifest, and how an entry reads. */
const lists = [
  ['attributes', ({ attributes }) => attributes, typed],
  ['properties', ({ members }) => members?.filter(({ kind }) => kind === 'field'), typed],
  ['methods', ({ members }) => members?.filter(({ kind }) => kind === 'method'), named],
  ['events', ({ events }) => events, typed],
  ['slots', ({ slots }) => slots, named],
  ['parts', ({ cssParts }) => cssParts, named],
  ['states', ({ cssStates }) => cssStates, named],
  ['custom properties', ({ cssProperties }) => cssProperties, named],
];

function elementSection(element) {
  const lines = lists.flatMap(([heading, take, write]) => {
    const entries = [...new Set((take(element) ?? []).map(write))].sort();
    return entries.length > 0 ? [`- ${heading}`, ...entries.map((entry) => `  - \`${entry}\``)] : [];
  });
  return [`### \`<${element.tagName}>\``, '', ...lines, ''];
}

/** The names that each entry point exports; what is a type only says so. */
function exportedNames() {
  const entries = publishedPackages().flatMap((pkg) =>
    entriesOf(pkg).map(({ subpath, source }) => ({
      name: `${pkg.json.name}${subpath.slice(1)}`,
      source: join(pkg.folder, source),
    })),
  );
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const program = ts.createProgram(
    entries.map(({ source }) => source),
    options,
  );
  const checker = program.getTypeChecker();
  return entries.map(({ name, source }) => {
    const module = checker.getSymbolAtLocation(program.getSourceFile(source));
    const names = (module ? checker.getExportsOfModule(module) : []).map((symbol) => {
      const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
      return target.flags & ts.SymbolFlags.Value ? symbol.name : `${symbol.name} (type)`;
    });
    return { name, names: names.sort() };
  });
}

/** Tokens that themes and hosts may set: the table that the themes' build writes. */
function tokens() {
  const table = readFileSync(join(root, 'docs/theming.md'), 'utf8');
  return [...new Set(table.match(/^\| `--kith-[\w-]+(?=`)/gm))].map((row) => row.slice(3)).sort();
}

export function surface() {
  return `${[
    '# The public surface',
    '',
    'Written by `npm run surface`; what is listed here changes only with a changeset.',
    '',
    '## Elements',
    '',
    ...elementsOf(makeManifest()).flatMap(elementSection),
    '## Tokens',
    '',
    ...tokens().map((token) => `- \`${token}\``),
    '',
    '## Modules',
    '',
    ...exportedNames().flatMap(({ name, names }) => [`### \`${name}\``, '', ...names.map((one) => `- \`${one}\``), '']),
  ]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`;
}

const now = surface();
if (process.argv.includes('--write')) {
  writeFileSync(path, now);
  console.log(`Wrote ${file}. A changed surface needs a changeset: npm run changeset`);
} else {
  const problems = [];
  if (!existsSync(path) || readFileSync(path, 'utf8') !== now) {
    const { stdout } = spawnSync('git', ['diff', '--no-index', '--no-color', '--unified=0', '--', path, '-'], {
      input: now,
      encoding: 'utf8',
    });
    problems.push(
      `${file} is not what the code has now. If that is meant: npm run surface, and add a changeset.\n${stdout}`,
    );
  }
  problems.push(...changesWithoutChangeset(file));
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
