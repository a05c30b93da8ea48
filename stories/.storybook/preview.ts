import { setStorybookHelpersConfig } from '@wc-toolkit/storybook-helpers';
import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import manifest from 'virtual:custom-elements';
import { configure } from 'storybook/test';
import './preview.css';
import { surroundings } from './surroundings.js';
import { themeNames } from './themes.js';
import { whole } from './whole.js';

setCustomElementsManifest(manifest);
setStorybookHelpersConfig({ hideArgRef: true });
// What a story waits for is loaded on use; on a machine with much to do that takes a while.
configure({ asyncUtilTimeout: 8000, getElementError: (message) => new Error(message ?? '') });

const preview: Preview = {
  tags: ['autodocs'],
  loaders: [surroundings],
  afterEach: whole,
  parameters: {
    layout: 'padded',
    controls: { expanded: true, sort: 'requiredFirst' },
    a11y: {
      test: 'error',
      config: { rules: [{ id: 'target-size', enabled: true }] },
      // A story is a piece of a page: the page around it brings the landmarks and the first heading.
      options: { rules: { region: { enabled: false } } },
    },
    options: {
      storySort: {
        order: [
          'Start',
          'Tokens',
          'Parts',
          'Replacing',
          'Discussion',
          'Directory',
          'People',
          'Community',
          'UI',
          'Themes',
        ],
      },
    },
    backgrounds: { disable: true },
  },
  initialGlobals: { scheme: 'light', direction: 'auto', locale: 'en', theme: 'plain', rootFontSize: '16px' },
  globalTypes: {
    scheme: menu('Colour scheme', 'mirror', [
      ['light', 'Light'],
      ['dark', 'Dark'],
      ['light dark', 'As the system has it'],
    ]),
    theme: menu(
      'Theme',
      'paintbrush',
      themeNames.map((name) => [name, name] as const),
    ),
    direction: menu('Direction', 'transfer', [
      ['auto', 'Direction of the language'],
      ['ltr', 'Left to right'],
      ['rtl', 'Right to left'],
    ]),
    locale: menu('Language', 'globe', [
      ['en', 'English'],
      ['de', 'Deutsch'],
      ['ar', 'العربية'],
    ]),
    rootFontSize: menu('Font size of the page’s root', 'ruler', [
      ['10px', '10 px (62.5%)'],
      ['16px', '16 px'],
      ['20px', '20 px'],
    ]),
  },
};

export default preview;

function menu(
  description: string,
  icon: 'mirror' | 'paintbrush' | 'transfer' | 'globe' | 'ruler',
  items: readonly (readonly [value: string, title: string])[],
) {
  return {
    description,
    toolbar: { title: description, icon, items: items.map(([value, title]) => ({ value, title })), dynamicTitle: true },
  };
}
