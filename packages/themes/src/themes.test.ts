import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { build, themeNames, themeTokens } from '../build.mjs';
import { isThemeName, themes } from './index.js';

function read(path: string): string {
  return readFileSync(new URL(path, import.meta.url), 'utf8');
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

type Colours = Readonly<Record<string, { readonly $value: string }>>;

function isDesign(value: unknown): value is { readonly color: Colours; readonly avatar: Colours } {
  return typeof value === 'object' && value !== null && 'color' in value && 'avatar' in value;
}

/** What is read on what, with the contrast of WCAG 2 that it needs. */
const pairs: readonly (readonly [string, readonly string[], number])[] = [
  ['text', ['canvas', 'surface', 'card', 'field'], 4.5],
  ['muted', ['canvas', 'surface', 'card', 'field'], 4.5],
  ['link', ['canvas', 'surface', 'card'], 4.5],
  ['positive', ['canvas', 'surface', 'card'], 4.5],
  ['warning', ['canvas', 'surface', 'card'], 4.5],
  ['danger', ['canvas', 'surface', 'card'], 4.5],
  ['on-accent', ['accent'], 4.5],
  ['on-raised', ['raised'], 4.5],
  ['control', ['canvas', 'card', 'field'], 3],
  ['focus', ['canvas', 'card', 'raised'], 3],
];

describe('themes', () => {
  for (const theme of themeNames)
    for (const scheme of ['light', 'dark'])
      it(`${theme} keeps its contrast in the ${scheme} scheme`, () => {
        const design: unknown = JSON.parse(read(`../json/${theme}.${scheme}.tokens.json`));
        assert.ok(isDesign(design));
        const { color, avatar } = design;
        const of = (name: string): string => color[name]?.$value ?? assert.fail(`${theme} has no colour ${name}`);
        for (const [ink, papers, needed] of pairs)
          for (const paper of papers) {
            const found = contrast(of(ink), of(paper));
            assert.ok(found >= needed, `${ink} ${of(ink)} on ${paper} ${of(paper)}: ${found.toFixed(2)} of ${needed}`);
          }
        assert.ok(contrast(avatar['color']?.$value ?? '', avatar['background']?.$value ?? '') >= 4.5, 'initials');
      });

  it('are the ones that can be loaded, each with the tokens of its CSS', async () => {
    assert.deepEqual(Object.keys(themes), themeNames);
    for (const [name, load] of Object.entries(themes)) {
      const tokens = await load();
      assert.deepEqual(tokens, await themeTokens(name));
      const css = read(`../css/${name}.css`).replace(/\s+/g, '').replaceAll("'", '"');
      for (const [token, value] of Object.entries(tokens))
        assert.ok(
          css.toLowerCase().includes(`${token}:${value}`.replace(/\s+/g, '').toLowerCase()),
          `${name}: ${token}`,
        );
    }
    assert.ok(isThemeName('paper'));
    assert.ok(!isThemeName('toString'));
  });

  it('are built from their source as it stands, and so is the list in docs/theming.md', async () => {
    for (const [path, text] of await build())
      assert.equal(readFileSync(path, 'utf8'), text, `${path} is not current: run npm run build -w @kith/themes`);
  });

  it('set nothing that widgets do not read: the plain theme is what widgets look like without one', async () => {
    const base = read('../../ui/src/styles/base.ts');
    for (const [token, value] of Object.entries(await themeTokens('plain'))) {
      const fallback = new RegExp(`var\\(${token}, ([^;]*)\\);`).exec(base)?.[1];
      assert.equal(fallback?.replace(/^0$/, '0px'), value, token);
    }
  });
});
