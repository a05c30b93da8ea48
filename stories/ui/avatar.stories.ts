import { avatar } from '@kith/ui';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { members } from '../fixtures/members.js';
import { brokenPortrait, portrait } from '../fixtures/portraits.js';
import { row } from '../fixtures/stage.js';

const meta: Meta = { title: 'UI/Avatar' };
export default meta;

export const Picture: StoryObj = {
  render: () =>
    row(
      (['s', 'm', 'l'] as const).map((size) =>
        avatar({ id: 'a', name: 'Ada Okafor', url: portrait(28, 'bun'), size, label: 'Ada Okafor' }),
      ),
    ),
};

export const Initials: StoryObj = {
  render: () =>
    row((['s', 'm', 'l'] as const).map((size) => avatar({ id: 'a', name: 'Ada Okafor', size, label: 'Ada Okafor' }))),
};

export const BrokenPicture: StoryObj = {
  render: () => row(avatar({ id: 'a', name: 'Ada Okafor', url: brokenPortrait, label: 'Ada Okafor' })),
};

/** The colour comes from the id: the same person has the same one everywhere. Contrast holds for all of them. */
export const Colours: StoryObj = {
  render: () =>
    row(
      Array.from({ length: 24 }, (_, n) =>
        avatar({ id: `m-${n}`, name: `${'ABCDEFGHIJKLMNOPQRSTUVWX'[n]}`, label: `Member ${n}` }),
      ),
    ),
};

/** One letter where two would say nothing, an emoji where there is nothing else, a figure where there is no name. */
export const NamesOfTheWorld: StoryObj = {
  render: () =>
    row(
      [...members.map(({ name }) => name ?? ''), '🦊', '42', '', '  ', 'de la Cruz', '“Quoted” (he/him)'].map(
        (name, n) => avatar({ id: `m-${n}`, name, label: name.trim() || 'No name' }),
      ),
    ),
};
