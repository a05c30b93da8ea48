import { chip } from '@kith/ui';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { fn } from 'storybook/test';
import { row } from '../fixtures/stage.js';

const meta: Meta = { title: 'UI/Chip' };
export default meta;

const labels = ['Accessibility', 'PostgreSQL', 'إتاحة الوصول', '設計', 'C++ & Rust', '<b>not bold</b>'];

export const Facts: StoryObj = { render: () => row(labels.map((label) => chip({ label }))) };

export const Removable: StoryObj = {
  render: () => row(labels.map((label) => chip({ label, onRemove: fn(), removeLabel: `Remove ${label}` }))),
};

export const LongWord: StoryObj = {
  render: () =>
    row(
      chip({
        label: 'Verkehrsinfrastrukturfinanzierungsgesellschaft'.repeat(4),
        onRemove: fn(),
        removeLabel: 'Remove it',
      }),
    ),
};
