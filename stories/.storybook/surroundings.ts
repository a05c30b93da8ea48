import type { Loader } from '@storybook/web-components-vite';
import { applyTheme } from './themes.js';

/** Makes the page around a story what the toolbar says: scheme, direction, language, root font size, theme. */
export const surroundings: Loader = async ({ globals }) => {
  const root = document.documentElement;
  const locale = text(globals['locale'], 'en');
  const direction = text(globals['direction'], 'auto');
  root.lang = locale;
  root.dir = direction === 'auto' ? (locale === 'ar' ? 'rtl' : 'ltr') : direction;
  root.style.colorScheme = text(globals['scheme'], 'light');
  root.style.fontSize = text(globals['rootFontSize'], '16px');
  await applyTheme(text(globals['theme'], 'plain'));
};

function text(value: unknown, otherwise: string): string {
  return typeof value === 'string' && value ? value : otherwise;
}
