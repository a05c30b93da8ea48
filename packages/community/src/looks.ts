import { checkWords, reportSetupError } from '@kith/ui';

/** The four attributes that give a community its looks without a line of CSS. */
export interface Looks {
  readonly theme?: string | undefined;
  readonly accent?: string | undefined;
  readonly radius?: string | undefined;
  readonly density?: string | undefined;
}

type Tokens = Readonly<Record<string, string>>;

const densities: Readonly<Record<string, string>> = { compact: '0.75', comfortable: '1', spacious: '1.25' };
const roundnesses: Readonly<Record<string, string>> = {
  none: '0',
  small: '0.5',
  medium: '1',
  large: '1.75',
  full: '2.5',
};

/** Functions that colours are written with: none fetches anything. */
const colorFunctions = /^(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix|light-dark|var|calc)$/;
const wide = /^(?:inherit|initial|unset|revert|revert-layer)$/i;

const sheets = new WeakMap<Element, CSSStyleSheet>();

/** Sets the tokens that an element's looks stand for, through CSSOM, on `:host`: the page's own CSS wins over them. */
export async function applyLooks(element: Element, looks: Looks): Promise<void> {
  const root = element.shadowRoot;
  if (!root) return;
  const { theme } = looks;
  const themeTokens = await themeOf(element, theme);
  if (looks.theme !== theme) return; // a newer one is on its way
  const tokens = { ...themeTokens, ...tokensOf(element, looks) };
  let sheet = sheets.get(element);
  if (!sheet) {
    sheets.set(element, (sheet = new CSSStyleSheet()));
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  }
  sheet.replaceSync(':host {}');
  const [rule] = sheet.cssRules;
  if (!(rule instanceof CSSStyleRule)) return;
  for (const [name, value] of Object.entries(tokens)) rule.style.setProperty(name, value);
}

function tokensOf(element: Element, { accent, radius, density }: Looks): Tokens {
  const tokens: Record<string, string> = {};
  if (accent) {
    if (isColor(accent)) tokens['--kith-color-accent'] = accent;
    else refuse(element, 'accent', accent, 'a CSS colour, such as #2f5fd0 or teal');
  }
  if (radius) {
    const roundness = own(roundnesses, radius);
    const [, size, unit = 'px'] = /^(\d{1,3}(?:\.\d{1,3})?)(px|em)?$/.exec(radius) ?? [];
    if (roundness) tokens['--kith-roundness'] = roundness;
    else if (size) {
      for (const [step, factor] of [
        ['s', 0.5],
        ['m', 1],
        ['l', 1.5],
      ] as const)
        tokens[`--kith-radius-${step}`] = `${Number(size) * factor}${unit}`;
    } else
      refuse(element, 'radius', radius, `${Object.keys(roundnesses).join(', ')}, or a length such as 6px or 0.5em`);
  }
  if (density && checkWords(element, 'density', density, Object.keys(densities))) {
    const factor = own(densities, density.trim());
    if (factor) tokens['--kith-density'] = factor;
  }
  return tokens;
}

function isColor(value: string): boolean {
  const functions = value.match(/[\w-]+(?=\()/g) ?? [];
  return (
    /^[\w\s#%.,()/+*-]{1,200}$/.test(value) &&
    !wide.test(value.trim()) &&
    functions.every((name) => colorFunctions.test(name)) &&
    CSS.supports('color', value)
  );
}

function own(table: Tokens, name: string): string | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

function refuse(element: Element, name: string, value: string, wanted: string): void {
  reportSetupError({
    code: 'bad-attribute',
    detail: `<${element.localName} ${name}=${JSON.stringify(value.slice(0, 60))}>: it takes ${wanted}.`,
  });
}

async function themeOf(element: Element, theme: string | undefined): Promise<Tokens> {
  if (!theme) return {};
  const { isThemeName, themes } = await import('@kith/themes');
  if (isThemeName(theme)) return themes[theme]();
  checkWords(element, 'theme', theme, Object.keys(themes));
  return {};
}
