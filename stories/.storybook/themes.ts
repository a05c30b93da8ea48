import { themes } from '@kith/themes';

export const themeNames = Object.keys(themes);

/** What the last theme set on the page. */
let applied: readonly string[] = [];

/** Sets a theme's tokens on the page's root, as a site owner's style sheet would. */
export async function applyTheme(name: string): Promise<void> {
  const tokens = Object.entries(themes).find(([theme]) => theme === name)?.[1];
  const values = Object.entries((await tokens?.()) ?? {});
  const { style } = document.documentElement;
  for (const property of applied) style.removeProperty(property);
  for (const [property, value] of values) style.setProperty(property, value);
  applied = values.map(([property]) => property);
}
