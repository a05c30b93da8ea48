// Themes from their DTCG source (tokens/): CSS, JSON for design tools, modules for `<kith-community theme>`, and the
// list of tokens in docs/theming.md. `node build.mjs` writes them; `build()` gives them, for the test that they are current.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { format, resolveConfig } from 'prettier';
import StyleDictionary from 'style-dictionary';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const docs = join(root, 'docs/theming.md');

export const themeNames = ['plain', 'paper', 'high-contrast', 'riso'];

/** Lengths follow the text around them; a border's width does not. */
const length = ({ value }, path) => (path[0] === 'border' || value === 0 ? `${value}px` : `${value / 16}em`);

const toCss = {
  color: (value) => value,
  dimension: length,
  number: String,
  fontWeight: String,
  fontFamily: (names) =>
    [names]
      .flat()
      .map((name) => (/\s/.test(name) ? `"${name}"` : name))
      .join(', '),
  duration: ({ value, unit }) => `${value}${unit}`,
  shadow: ({ color, ...sizes }, path) =>
    [...['offsetX', 'offsetY', 'blur'].map((name) => length(sizes[name], path)), color].join(' '),
};

const cssOf = ({ $type, $value, path }) => toCss[$type]($value, path);
const nameOf = ({ path }) => `--kith-${path.join('-')}`;
const ownCss = (token) => token?.$extensions?.['org.kith']?.css;
const fileOf = (theme, scheme = '') => join(here, `tokens/${theme}${scheme}.tokens.json`);

/** A theme's tokens in one scheme: all of them, over those of the plain theme, which `isSource` tells apart. */
async function tokensOf(theme, dark) {
  const files = (name) => [fileOf(name), ...(dark ? [fileOf(name, '.dark')] : [])];
  const dictionary = new StyleDictionary({
    include: theme === 'plain' ? [] : files('plain'),
    source: files(theme),
    usesDtcg: true,
    platforms: { tokens: { transforms: [] } },
    log: { verbosity: 'silent', warnings: 'disabled' }, // a theme is there to override
  });
  const { allTokens } = await dictionary.getPlatformTokens('tokens');
  return allTokens;
}

/** What a theme sets, by custom property. What widgets work out by themselves (`org.kith.css`) is left to them. */
export async function themeTokens(theme) {
  const [light, dark] = await Promise.all([tokensOf(theme, false), tokensOf(theme, true)]);
  const written = JSON.parse(readFileSync(fileOf(theme), 'utf8'));
  const leftToWidgets = ({ path }) => ownCss(path.reduce((group, name) => group?.[name], written)) !== undefined;
  const nights = new Map(dark.map((token) => [nameOf(token), token]));
  return Object.fromEntries(
    light
      .filter((token) => token.isSource && !leftToWidgets(token))
      .map((token) => {
        const name = nameOf(token);
        const day = cssOf(token);
        const night = cssOf(nights.get(name));
        if (day === night) return [name, day];
        if (token.$type === 'color') return [name, `light-dark(${day}, ${night})`];
        if (token.$type !== 'shadow') throw new Error(`${theme}: ${name} cannot differ between light and dark.`);
        const colour = ` light-dark(${token.$value.color}, ${nights.get(name).$value.color})`;
        return [name, day.slice(0, day.lastIndexOf(' ')) + colour];
      }),
  );
}

/** One scheme of a theme as plain DTCG, with everything in it: what design tools import as a mode. */
async function designFile(theme, dark) {
  const tree = {};
  for (const { path, $type, $value, $description } of await tokensOf(theme, dark)) {
    const groups = path.slice(0, -1);
    const group = groups.reduce((parent, name) => (parent[name] ??= {}), tree);
    group[path.at(-1)] = { $type, $value, ...($description ? { $description } : {}) };
  }
  return tree;
}

async function tokenTable() {
  const [light, dark] = await Promise.all([tokensOf('plain', false), themeTokens('plain')]);
  const rows = light.map((token) => {
    const value = ownCss(token) ?? dark[nameOf(token)];
    const code = /^[a-z]+ [a-z]|^the |^one |^black /.test(value) ? value : `\`${value}\``;
    return `| \`${nameOf(token)}\` | ${token.$description} | ${code} |`;
  });
  return ['| token | what for | by default |', '| --- | --- | --- |', ...rows].join('\n');
}

const note = 'Written by build.mjs from tokens/: change it there.';

/** Every file that follows from the source, by absolute path. */
export async function build() {
  const files = new Map();
  for (const theme of themeNames) {
    const tokens = await themeTokens(theme);
    const lines = Object.entries(tokens).map(([name, value]) => `  ${name}: ${value};`);
    files.set(join(here, `css/${theme}.css`), `/* The theme "${theme}". ${note} */\n:root {\n${lines.join('\n')}\n}\n`);
    files.set(
      join(here, `src/tokens/${theme}.ts`),
      `// ${note}\nexport const tokens: Readonly<Record<string, string>> = ${JSON.stringify(tokens)};\n`,
    );
    for (const scheme of ['light', 'dark'])
      files.set(
        join(here, `json/${theme}.${scheme}.tokens.json`),
        JSON.stringify(await designFile(theme, scheme === 'dark')),
      );
  }
  const [before, , after] = readFileSync(docs, 'utf8').split(/(?<=<!-- tokens -->\n)([^]*)(?=<!-- \/tokens -->)/);
  files.set(docs, `${before}\n${await tokenTable()}\n\n${after}`);
  for (const [path, text] of files)
    files.set(path, await format(text, { ...(await resolveConfig(path)), filepath: path }));
  return files;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  for (const [path, text] of await build()) {
    writeFileSync(path, text);
    console.log(relative(root, path));
  }
