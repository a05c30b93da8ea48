import '@kith/people/define';
import type { KithMemberCard } from '@kith/people';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { getStorybookHelpers } from '@wc-toolkit/storybook-helpers';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { inCommunity } from '../fixtures/community.js';
import { shadowOf } from '../fixtures/find.js';
import { asGuest, failing, ready, silent, slow } from '../fixtures/gateways.js';
import { bare, hostile, layla, lin, longWords, self } from '../fixtures/members.js';

const { args, argTypes, template } = getStorybookHelpers<KithMemberCard>('kith-member-card');

const meta: Meta = { title: 'People/Member card', component: 'kith-member-card' };
export default meta;

const card = (id: string) => html`<kith-member-card member=${id}></kith-member-card>`;

export const Playground: StoryObj = {
  args: { ...args, member: '@ada-okafor' },
  argTypes,
  render: (given) => inCommunity(ready(), template(given)),
};

export const Followed: StoryObj = { render: () => inCommunity(ready(), card(lin.id)) };
export const NotFollowed: StoryObj = { render: () => inCommunity(ready(), card(layla.id)) };
export const Own: StoryObj = { render: () => inCommunity(ready(), card(self.id)) };
export const Guest: StoryObj = { render: () => inCommunity(asGuest(), card(layla.id)) };
export const Loading: StoryObj = { render: () => inCommunity(silent(), card(lin.id)) };
export const ErrorWithRetry: StoryObj = { render: () => inCommunity(failing('network'), card(lin.id)) };
export const NotFound: StoryObj = { render: () => inCommunity(ready(), card('nobody')) };
export const MissingFields: StoryObj = { render: () => inCommunity(ready([bare]), card(bare.id)) };
export const HostileText: StoryObj = { render: () => inCommunity(ready([hostile]), card(hostile.id)) };

export const LongWords: StoryObj = {
  render: () => inCommunity(ready([longWords]), html`<div class="story-narrow">${card(longWords.id)}</div>`),
};

export const Arabic: StoryObj = { ...NotFollowed, globals: { locale: 'ar' } };

/** The member is at hand already: nothing is asked. */
export const MemberGivenAsAProperty: StoryObj = {
  render: () => inCommunity(silent(), html`<kith-member-card .data=${layla}></kith-member-card>`),
};

async function followIn(canvas: HTMLElement): Promise<ShadowRoot> {
  const root = await shadowOf(canvas, 'kith-member-card');
  await waitFor(() => expect(root.querySelector('[part~="follow"]')).not.toBeNull());
  root.querySelector<HTMLElement>('[part~="follow"]')?.click();
  return root;
}

/** Shows at once, before the backend has answered. */
export const Following: StoryObj = {
  render: () => inCommunity(slow(300), card(layla.id)),
  play: async ({ canvasElement }) => {
    const root = await followIn(canvasElement);
    await waitFor(() => expect(root.querySelector('[part~="follow"]')?.getAttribute('aria-pressed')).toBe('true'));
  },
};

/** What failed is taken back, alone, and said. */
export const FollowThatFails: StoryObj = {
  render: () => inCommunity(failing('network', ['members.follow']), card(layla.id)),
  play: async ({ canvasElement }) => {
    const root = await followIn(canvasElement);
    await waitFor(() => expect(root.querySelector('[part~="follow-error"]')).not.toBeNull());
    expect(root.querySelector('[part~="follow"]')?.getAttribute('aria-pressed')).toBe('false');
  },
};

/** More about a member whose name is pointed at or has the focus; where members have no page, a press shows it. */
export const HoverCard: StoryObj = {
  render: () => inCommunity(ready(), card(layla.id), { settings: { links: {} } }),
  play: async ({ canvasElement }) => {
    const root = await shadowOf(canvasElement, 'kith-member-card');
    await waitFor(() => expect(root.querySelector('[part~="name"]')).not.toBeNull());
    root.querySelector<HTMLElement>('[part~="name"]')?.click();
    await waitFor(() => expect(root.querySelector('[part~="hover-card"]')).not.toBeNull(), { timeout: 3000 });
  },
};
