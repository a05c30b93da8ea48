import '@kith/feed/comments/define';
import '@kith/feed/comment-count/define';
import type { Post } from '@kith/core';
import type { KithComments } from '@kith/feed';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { getStorybookHelpers } from '@wc-toolkit/storybook-helpers';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { inCommunity } from '../fixtures/community.js';
import { guest, talking, telling, under } from '../fixtures/discussions.js';
import { shadowOf } from '../fixtures/find.js';
import { failing, silent } from '../fixtures/gateways.js';
import { replies } from '../fixtures/posts.js';

const { args, argTypes, template } = getStorybookHelpers<KithComments>('kith-comments');

const meta: Meta = { title: 'Discussion/Comments', component: 'kith-comments' };
export default meta;

/** The same words, under a page of the host. */
const comments: readonly Post[] = replies.map((post) => ({
  ...post,
  subject: { key: 'page' },
  threadId: null,
  unread: null,
  ...(post.parentId === 'meetup' && { parentId: null, depth: 0 }),
}));

const section = html`<kith-comments subject="page" heading="Comments"></kith-comments>`;

export const Playground: StoryObj = {
  args: { ...args, subject: 'page', heading: 'Comments' },
  argTypes,
  render: (given) => inCommunity(talking(comments), template(given)),
};

/** The first comment begins the section; only members write; nobody does any more. */
export const EmptySignedOutClosed: StoryObj = {
  render: () =>
    html`${inCommunity(talking([]), section)} ${inCommunity(talking(comments.slice(0, 1), { viewer: guest }), section)}
    ${inCommunity(talking(comments.slice(0, 2), under({ refused: 'closed' })), section)}`,
};

/** Whoever comes by may write, with a name. */
export const GuestsMayWrite: StoryObj = {
  render: () => inCommunity(talking(comments.slice(0, 1), { viewer: guest, ...under({ guests: true }) }), section),
  play: async ({ canvasElement }) => {
    const root = await shadowOf(canvasElement, 'kith-comments');
    const prompt = await waitFor(() => {
      const button = root.querySelector<HTMLElement>('[part~="prompt"]');
      if (!button) throw new Error('There is no place to write yet.');
      return button;
    });
    prompt.click();
    await waitFor(() => expect(root.querySelector('kith-composer')?.shadowRoot?.querySelector('input')).not.toBeNull());
  },
};

export const NewComments: StoryObj = {
  render: () =>
    inCommunity(
      telling(
        comments.slice(0, 1),
        comments
          .filter(({ parentId }) => parentId === null)
          .slice(1, 3)
          .map((post) => ({ type: 'created', post })),
      ),
      section,
    ),
  play: async ({ canvasElement }) => {
    const root = await shadowOf(canvasElement, 'kith-comments');
    await waitFor(() => expect(root.querySelector('[part~="pill"]')).not.toBeNull());
  },
};

export const LoadingAndFailed: StoryObj = {
  render: () =>
    html`${inCommunity(silent(talking()), section)}
    ${inCommunity(
      failing('backend', undefined, talking()),
      html`<kith-comments subject="page"
        ><p>Write to <a href="#/contact">the editors</a> instead.</p></kith-comments
      >`,
    )}`,
};

/** All numbers of a page come in one request; where a number is not to be had, what stands in the element stays. */
export const Counts: StoryObj = {
  render: () =>
    html`${inCommunity(
      talking(comments),
      html`<p><kith-comment-count subject="page" href="#comments"></kith-comment-count></p>
        <p><kith-comment-count subject="elsewhere"></kith-comment-count></p>
        <p>Number alone: <kith-comment-count subject="page" format="number"></kith-comment-count></p>`,
    )}
    ${inCommunity(
      failing('network', undefined, talking()),
      html`<p><kith-comment-count subject="page">Comments</kith-comment-count></p>`,
    )}`,
};

export const Narrow: StoryObj = {
  globals: { locale: 'de' },
  render: () => inCommunity(talking(comments), html`<div class="story-narrow">${section}</div>`),
};
