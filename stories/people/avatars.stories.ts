import '@kith/people/define';
import type { KithAvatars } from '@kith/people';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { getStorybookHelpers } from '@wc-toolkit/storybook-helpers';
import { html } from 'lit';
import { inCommunity } from '../fixtures/community.js';
import { ready, silent } from '../fixtures/gateways.js';
import { hostile, members } from '../fixtures/members.js';

const { args, argTypes, template } = getStorybookHelpers<KithAvatars>('kith-avatars');

const meta: Meta = { title: 'People/Avatars', component: 'kith-avatars' };
export default meta;

export const Playground: StoryObj = {
  args: { ...args, label: 'Going', members: '@ada-okafor @lin-meihua @layla-haddad', total: 12 },
  argTypes,
  render: (given) => inCommunity(ready(), template(given)),
};

const stack = (count: number, total?: number) =>
  html`<kith-avatars label="Going" .members=${members.slice(0, count)} .total=${total}></kith-avatars>`;

export const Few: StoryObj = { render: () => inCommunity(ready(), stack(3)) };
export const ManyMore: StoryObj = { render: () => inCommunity(ready(), stack(9)) };
/** More than anybody has loaded. */
export const Thousands: StoryObj = { render: () => inCommunity(ready(), stack(5, 4727)) };
export const One: StoryObj = { render: () => inCommunity(ready(), stack(1)) };
export const Nobody: StoryObj = { render: () => inCommunity(ready(), stack(0)) };
export const ByHandle: StoryObj = {
  render: () =>
    inCommunity(ready(), html`<kith-avatars label="Hosts" members="@ada-okafor @lin-meihua"></kith-avatars>`),
};
export const Loading: StoryObj = {
  render: () =>
    inCommunity(silent(), html`<kith-avatars label="Hosts" members="@ada-okafor @lin-meihua"></kith-avatars>`),
};
export const HostileText: StoryObj = {
  render: () =>
    inCommunity(ready(), html`<kith-avatars label="Going" .members=${[hostile, ...members]}></kith-avatars>`),
};
export const Arabic: StoryObj = { ...Thousands, globals: { locale: 'ar' } };
