import '@kith/ui/menu/define';
import { listIcon } from '@kith/ui';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { shadowOf } from '../fixtures/find.js';

const meta: Meta = { title: 'UI/Menu', component: 'kith-menu' };
export default meta;

const actions = [
  { value: 'copy', label: 'Copy link' },
  { value: 'save', label: 'Download contact' },
  { value: 'report', label: 'Report this member' },
];
const orders = [
  { value: 'name', label: 'Name' },
  { value: 'newest', label: 'Newest' },
  { value: 'active', label: 'Most active' },
];

const open: StoryObj['play'] = async ({ canvasElement }) => {
  const root = await shadowOf(canvasElement, 'kith-menu');
  root.querySelector('button')?.click();
  await waitFor(() => expect(root.querySelector('[role="menu"]')?.matches(':popover-open')).toBe(true));
};

export const Closed: StoryObj = { render: () => html`<kith-menu label="More" .items=${actions}></kith-menu>` };

export const Open: StoryObj = { ...Closed, play: open };

export const ChoiceOfOne: StoryObj = {
  render: () => html`<kith-menu label="Sort by" value="newest" .items=${orders}></kith-menu>`,
  play: open,
};

export const IconOnly: StoryObj = {
  render: () => html`<kith-menu label="More" .icon=${listIcon} .items=${actions}></kith-menu>`,
};

export const LongWords: StoryObj = {
  render: () =>
    html`<div class="story-narrow">
      <kith-menu
        label="Sort by"
        .items=${[...orders, { value: 'x', label: 'Rindfleischetikettierung'.repeat(4) }]}
      ></kith-menu>
    </div>`,
  play: open,
};
