import '@kith/directory/define';
import type { KithProfile } from '@kith/directory';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { getStorybookHelpers } from '@wc-toolkit/storybook-helpers';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { inCommunity } from '../fixtures/community.js';
import { shadowOf } from '../fixtures/find.js';
import { asGuest, failing, listOnly, partial, ready, silent } from '../fixtures/gateways.js';
import { bare, hostile, layla, lin, longWords, self } from '../fixtures/members.js';

const { args, argTypes, template } = getStorybookHelpers<KithProfile>('kith-profile');

const meta: Meta = { title: 'Directory/Profile', component: 'kith-profile' };
export default meta;

export const Playground: StoryObj = {
  args: { ...args, member: '@lin-meihua' },
  argTypes,
  render: (given) => inCommunity(ready(), template(given)),
};

const profile = (id: string) => html`<kith-profile member=${id}></kith-profile>`;

/** What the viewer sees of themselves: nothing to follow, nobody to write to. */
export const Own: StoryObj = { render: () => inCommunity(ready(), profile(self.id)) };

export const SomebodyElse: StoryObj = { render: () => inCommunity(ready(), profile(lin.id)) };

/** A bio from right to left in a page from left to right. */
export const RightToLeft: StoryObj = { render: () => inCommunity(ready(), profile(layla.id)) };

export const Arabic: StoryObj = { ...RightToLeft, globals: { locale: 'ar' } };

export const SeenByAGuest: StoryObj = { render: () => inCommunity(asGuest(), profile(lin.id)) };

/** Fields that the backend withholds leave no trace in the layout. */
export const WithheldFields: StoryObj = { render: () => inCommunity(ready([bare]), profile(bare.id)) };

export const NotFound: StoryObj = { render: () => inCommunity(ready(), profile('nobody')) };

export const Loading: StoryObj = { render: () => inCommunity(silent(), profile(lin.id)) };

export const ErrorWithRetry: StoryObj = { render: () => inCommunity(failing('network'), profile(lin.id)) };

export const Partial: StoryObj = { render: () => inCommunity(partial(), profile(lin.id)) };

export const SignedOut: StoryObj = { render: () => inCommunity(failing('unauthenticated'), profile(lin.id)) };

export const Consent: StoryObj = { render: () => inCommunity(ready(), profile(lin.id), { consent: 'wait' }) };

/** The backend has no operation for one member. */
export const Unsupported: StoryObj = { render: () => inCommunity(listOnly(), profile(lin.id)) };

export const HostileText: StoryObj = { render: () => inCommunity(ready([hostile]), profile(hostile.id)) };

export const LongWords: StoryObj = { render: () => inCommunity(ready([longWords]), profile(longWords.id)) };

export const Narrow: StoryObj = {
  render: () => inCommunity(ready(), html`<div class="story-narrow">${profile(self.id)}</div>`),
};

export const NarrowLongWords: StoryObj = {
  render: () => inCommunity(ready([longWords]), html`<div class="story-narrow">${profile(longWords.id)}</div>`),
};

export const FollowThatFails: StoryObj = {
  render: () => inCommunity(failing('network', ['members.follow']), profile(layla.id)),
  play: async ({ canvasElement }) => {
    const root = await shadowOf(canvasElement, 'kith-profile');
    const follow = await waitFor(
      () => root.querySelector<HTMLElement>('[part~="follow"]') ?? Promise.reject(new Error('No button.')),
    );
    follow.click();
    await waitFor(() => expect(root.querySelector('[part~="follow-error"]')).not.toBeNull());
  },
};

/** `actions` beside the buttons, `section` below. */
export const Slots: StoryObj = {
  render: () =>
    inCommunity(
      ready(),
      html`<kith-profile member=${lin.id}>
        <a slot="actions" href="#/book">Book a call</a>
        <section slot="section">
          <h3>Recent talks</h3>
          <p>Han and Latin on one line, Taipei 2026</p>
        </section>
      </kith-profile>`,
    ),
};
