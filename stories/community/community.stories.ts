import '@kith/community/define';
import '@kith/directory/define';
import '@kith/people/define';
import type { KithCommunity } from '@kith/community';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { getStorybookHelpers } from '@wc-toolkit/storybook-helpers';
import { html } from 'lit';
import { transport } from '../fixtures/transport.js';

const { args, argTypes, template } = getStorybookHelpers<KithCommunity>('kith-community');

const meta: Meta = { title: 'Community/Community', component: 'kith-community' };
export default meta;

const widgets = html`<p>
    Going tonight: <kith-avatars label="Going" members="@ada-okafor @lin-meihua" total="12"></kith-avatars>
  </p>
  <kith-directory facets="expertise location" page-size="6"></kith-directory>`;

/** Looks without a line of CSS. */
export const Playground: StoryObj = {
  args: { ...args, accent: '#0f766e', radius: 'large', density: 'compact' },
  argTypes,
  render: (given) => template({ ...given, transport: transport() }, widgets),
};

/** Several widgets, one connection: members are asked for once. */
export const SharedByItsWidgets: StoryObj = {
  render: () =>
    html`<kith-community .transport=${transport()} member-url="#/people/{handle}">${widgets}</kith-community>`,
};

export const Accent: StoryObj = {
  render: () => html`<kith-community .transport=${transport()} accent="#b91c1c">${widgets}</kith-community>`,
};

/** The text on any accent keeps its contrast. */
export const PaleAccent: StoryObj = {
  render: () => html`<kith-community .transport=${transport()} accent="#fde047">${widgets}</kith-community>`,
};

export const NoRadius: StoryObj = {
  render: () => html`<kith-community .transport=${transport()} radius="none">${widgets}</kith-community>`,
};

export const FullRadius: StoryObj = {
  render: () => html`<kith-community .transport=${transport()} radius="full">${widgets}</kith-community>`,
};

export const Compact: StoryObj = {
  render: () => html`<kith-community .transport=${transport()} density="compact">${widgets}</kith-community>`,
};

export const Spacious: StoryObj = {
  render: () => html`<kith-community .transport=${transport()} density="spacious">${widgets}</kith-community>`,
};

export const Theme: StoryObj = {
  render: () => html`<kith-community .transport=${transport()} theme="paper">${widgets}</kith-community>`,
};

/** No request before the visitor agrees, anywhere within. */
export const Consent: StoryObj = {
  render: () => html`<kith-community .transport=${transport()} consent="wait">${widgets}</kith-community>`,
};
