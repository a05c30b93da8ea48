import type { RichText } from '@kith/core';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { hostile, layla, lin, self } from '../fixtures/members.js';
import { text } from '../fixtures/rich-stage.js';

const meta: Meta = { title: 'UI/Rich text' };
export default meta;

export const Plain: StoryObj = { render: () => text(lin.bio) };
export const Markdown: StoryObj = { render: () => text(self.bio) };
export const Html: StoryObj = { render: () => text(layla.bio) };

/** Headings, quotes, code, tables, lists within lists: everything that a discussion needs. */
export const Everything: StoryObj = {
  render: () =>
    text({
      format: 'markdown',
      text: [
        '# A heading',
        '',
        'Some *emphasis*, some **weight**, some `code`, a ~~mistake~~ and https://example.org/found.',
        '',
        '> Somebody said this,\n> and meant it.',
        '',
        '1. First\n   - within\n   - it\n2. Second',
        '',
        '```js\nconst wide = "a line of code that is longer than a narrow column, so that it has to scroll on its own";\n```',
        '',
        '| Who | Where |\n| --- | --- |\n| Ada | Lagos |\n| 林美華 | Taipei |',
        '',
        '---',
        '',
        'The end.',
      ].join('\n'),
    }),
};

/** No script, no handler, no form, no style, no address but those of the web. */
export const Hostile: StoryObj = { render: () => text(hostile.bio) };

const unknown: RichText = { format: 'text', text: '<b>Text is text</b>\n\n  with its   spaces.' };
export const TextIsText: StoryObj = { render: () => text(unknown) };
