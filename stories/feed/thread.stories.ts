import '@kith/feed/thread/define';
import type { KithThread } from '@kith/feed';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { getStorybookHelpers } from '@wc-toolkit/storybook-helpers';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { inCommunity } from '../fixtures/community.js';
import { talking, telling } from '../fixtures/discussions.js';
import { shadowOf } from '../fixtures/find.js';
import { failing, silent } from '../fixtures/gateways.js';
import { answers, chain, meetup, question, replies } from '../fixtures/posts.js';

const { args, argTypes, template } = getStorybookHelpers<KithThread>('kith-thread');

const meta: Meta = { title: 'Discussion/Thread', component: 'kith-thread' };
export default meta;

const threadOf = (id: string) => html`<kith-thread thread=${id}></kith-thread>`;

/** Replies stand in below what they answer to, each branch can be closed, and a line stands above what is new. */
export const Playground: StoryObj = {
  args: { ...args, thread: 'meetup', heading: 'A discussion' },
  argTypes,
  render: (given) => inCommunity(talking([meetup, ...replies]), template(given)),
};

export const Collapsed: StoryObj = {
  render: () => inCommunity(talking([meetup, ...replies]), threadOf('meetup')),
  play: async ({ canvasElement }) => {
    const root = await shadowOf(canvasElement, 'kith-thread');
    const branch = await waitFor(() => {
      const button = root.querySelector<HTMLElement>('[part~="branch"]');
      if (!button) throw new Error('There is no branch yet.');
      return button;
    });
    branch.click();
    await waitFor(() => expect(root.querySelector('[part~="branch"][aria-expanded="false"]')).not.toBeNull());
  },
};

/** As deep as the host sets, or as there is room for in a column of 320 px; from there a link leads on. */
export const ContinueThisThread: StoryObj = {
  render: () =>
    inCommunity(
      talking([meetup, ...chain(meetup, 9)]),
      html`<kith-thread thread="meetup" depth="2" compose="off"></kith-thread>
        <div class="story-narrow">${threadOf('meetup')}</div>`,
    ),
};

/** The accepted answer comes first, and says so. */
export const QuestionWithAcceptedAnswer: StoryObj = {
  render: () => inCommunity(talking([question, ...answers]), threadOf('question')),
};

/** Nobody can reply any more; nothing at all can be done. */
export const LockedAndArchived: StoryObj = {
  render: () =>
    inCommunity(
      talking([
        { ...meetup, locked: true, viewerCan: ['react', 'bookmark'] },
        ...replies.slice(0, 1).map((post) => ({ ...post, viewerCan: ['react' as const] })),
        { ...question, archived: true, viewerCan: [] },
      ]),
      html`${threadOf('meetup')}${threadOf('question')}`,
    ),
};

export const SomebodyIsWriting: StoryObj = {
  render: () => inCommunity(telling([meetup, ...replies.slice(0, 2)], [], true), threadOf('meetup')),
  play: async ({ canvasElement }) => {
    const root = await shadowOf(canvasElement, 'kith-thread');
    await waitFor(() => expect(root.querySelector('[part~="typing"]')?.textContent.trim()).not.toBe(''));
  },
};

/** A link to a reply opens what it stands in, and marks it. */
export const LinkedReply: StoryObj = {
  beforeEach: () => {
    const before = location.href;
    history.replaceState(history.state, '', '#kith-post-eat');
    return () => history.replaceState(history.state, '', before);
  },
  render: () => inCommunity(talking([meetup, ...replies]), threadOf('meetup')),
};

/** On its way, without replies, gone, and not to be had. */
export const LoadingEmptyGoneFailed: StoryObj = {
  render: () =>
    html`${inCommunity(silent(talking()), threadOf('meetup'))}${inCommunity(talking(), threadOf('meetup'))}
    ${inCommunity(talking(), threadOf('nowhere'))}
    ${inCommunity(failing('network', undefined, talking()), threadOf('meetup'))}`,
};
