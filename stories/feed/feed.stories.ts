import '@kith/feed/define';
import type { KithFeed } from '@kith/feed';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { getStorybookHelpers } from '@wc-toolkit/storybook-helpers';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { postsInEveryState } from '../../packages/feed/test/posts.js';
import { inCommunity } from '../fixtures/community.js';
import { guest, newestOnly, onTheWay, talking, telling, thenFailing } from '../fixtures/discussions.js';
import { shadowOf } from '../fixtures/find.js';
import { failing, silent } from '../fixtures/gateways.js';
import {
  arabic,
  community,
  link,
  longWords,
  manyPosts,
  meetup,
  ofModerators,
  poll,
  question,
} from '../fixtures/posts.js';

const { args, argTypes, template } = getStorybookHelpers<KithFeed>('kith-feed');

const meta: Meta = { title: 'Discussion/Feed', component: 'kith-feed' };
export default meta;

const plain = html`<kith-feed></kith-feed>`;

/** Every attribute, slot and token as a control. Pinned first, then the newest; a line stands below what is new. */
export const Playground: StoryObj = {
  args: { ...args, heading: 'Discussions', compose: true },
  argTypes,
  render: (given) => inCommunity(talking(), template(given)),
};

/** Nothing flashes: skeletons in the shape of posts show after 200 ms. */
export const Loading: StoryObj = { render: () => inCommunity(silent(talking()), plain) };

/** No posts, in our words and in the host’s; nothing followed, bookmarked, found, or left for a moderator. */
export const Empty: StoryObj = {
  render: () =>
    html`${inCommunity(talking([]), html`<kith-feed heading="Discussions" compose></kith-feed>`)}
    ${inCommunity(
      talking([]),
      html`<kith-feed sorts="newest"
        ><p slot="empty">Quiet, is it not? <a href="#/new">Say something.</a></p></kith-feed
      >`,
    )}
    ${inCommunity(
      talking(),
      html`<kith-feed following sorts="newest"></kith-feed><kith-feed bookmarked sorts="newest"></kith-feed
        ><kith-feed search="zzzz" sorts="newest"></kith-feed
        ><kith-feed status="reported pending" sorts="newest"></kith-feed>`,
    )}`,
};

/** Children without a slot stand in where nothing can be shown. */
export const ErrorWithRetry: StoryObj = {
  render: () =>
    inCommunity(
      failing('network', undefined, talking()),
      html`<kith-feed
        ><p>Meanwhile there is <a href="#/list">the mailing list</a>.</p></kith-feed
      >`,
    ),
};

const sortAnew: StoryObj['play'] = async ({ canvasElement }) => {
  const root = await shadowOf(canvasElement, 'kith-feed');
  const sort = await waitFor(() => found(root.querySelector('select')));
  sort.value = 'top';
  sort.dispatchEvent(new Event('change', { bubbles: true }));
  await waitFor(() => expect(root.querySelector('[part~="notice"], .calm')).not.toBeNull());
};

/** What was on the screen stays, and a way to try again. */
export const ErrorKeepingWhatWasThere: StoryObj = {
  render: () => inCommunity(thenFailing(community.slice(0, 3)), plain),
  play: sortAnew,
};

export const Offline: StoryObj = {
  ...ErrorKeepingWhatWasThere,
  beforeEach: () => {
    Object.defineProperty(navigator, 'onLine', { configurable: true, value: false });
    return () => Reflect.deleteProperty(navigator, 'onLine');
  },
};

/** The community answers to members only; nothing is loaded before the visitor agrees; the host has a wrong address. */
export const SignedOutConsentSetUpError: StoryObj = {
  render: () =>
    html`${inCommunity(failing('unauthenticated', undefined, talking()), plain)}
    ${inCommunity(talking(), plain, { consent: 'wait' })}
    ${inCommunity(talking(), plain, {
      settings: { debug: true },
      error: { code: 'html-answer', detail: 'https://example.org/graphql answered with HTML instead of GraphQL.' },
    })}`,
};

/** A guest may read; writing, and what one follows, lead to signing in. */
export const Guest: StoryObj = {
  render: () =>
    inCommunity(
      talking(
        community.slice(1, 3).map((post) => ({ ...post, viewerCan: [], unread: null })),
        { viewer: guest },
      ),
      html`<kith-feed heading="Discussions" compose></kith-feed><kith-feed following sorts="newest"></kith-feed>`,
    ),
};

const { pending, reported } = postsInEveryState;

/** Reports stand beside each post, and what can be decided. What was decided stays for a moment. */
export const ModeratorsQueue: StoryObj = {
  render: () =>
    inCommunity(
      talking([
        reported,
        { ...pending, author: link.author, viewerCan: ofModerators },
        { ...pending, id: 'third', author: poll.author, viewerCan: ofModerators },
      ]),
      html`<kith-feed heading="To be decided" status="reported pending" sorts="newest"></kith-feed>`,
    ),
  play: async ({ canvasElement }) => {
    const root = await shadowOf(canvasElement, 'kith-feed');
    (await waitFor(() => found([...root.querySelectorAll<HTMLElement>('[part~="approve"]')].at(-1) ?? null))).click();
    await waitFor(() => expect(root.querySelector('[part~="decided"]')).not.toBeNull());
  },
};

export const Bookmarks: StoryObj = {
  render: () =>
    inCommunity(
      talking(community.map((post, at) => ({ ...post, unread: false, bookmarked: at === 3 || at === 6 }))),
      html`<kith-feed heading="Kept for later" bookmarked></kith-feed>`,
    ),
};

const news = [question, link, poll].map((post) => ({ type: 'created', post }) as const);

/** What others write waits until it is asked for, so that nothing jumps; or it is there at once, if the host says so. */
export const NewPosts: StoryObj = {
  render: () =>
    html`${inCommunity(telling([meetup], news), html`<kith-feed heading="Discussions"></kith-feed>`)}
    ${inCommunity(telling([meetup], news.slice(0, 1)), html`<kith-feed live="insert" heading="At once"></kith-feed>`)}`,
  play: async ({ canvasElement }) => {
    const [waits, shows] = canvasElement.querySelectorAll('kith-feed');
    await waitFor(() => expect(waits?.shadowRoot?.querySelector('[part~="pill"]')).not.toBeNull());
    await waitFor(() => expect(shows?.shadowRoot?.querySelectorAll('[part~="post"]').length).toBe(2));
  },
};

/** A link to a post shows it marked, with what stands around it; a second list is told that it is not there any more. */
export const Permalink: StoryObj = {
  beforeEach: () => at('#kith-post-many-30'),
  render: () =>
    html`${inCommunity(talking(community.slice(1, 2)), plain)}
    ${inCommunity(talking(manyPosts(60)), html`<kith-feed page-size="5"></kith-feed>`)}`,
  play: async ({ canvasElement }) => {
    const [, last] = canvasElement.querySelectorAll('kith-feed');
    await waitFor(() => expect(last?.shadowRoot?.querySelector('.marked')).not.toBeNull());
  },
};

/** Only what is near the screen is in the document. */
export const MoreByScrolling: StoryObj = {
  render: () => inCommunity(talking(manyPosts(2000)), html`<kith-feed page-size="200" paging="scroll"></kith-feed>`),
};

export const PagesByNumber: StoryObj = {
  render: () => inCommunity(talking(manyPosts(90)), html`<kith-feed page-size="4" paging="pages"></kith-feed>`),
  play: async ({ canvasElement }) => {
    const root = await shadowOf(canvasElement, 'kith-feed');
    await waitFor(() => expect(root.querySelector('[part~="pages"], nav')).not.toBeNull());
  },
};

/** The backend knows one order: the others are made here of what is loaded, and that is said. More come by a button. */
export const RankedHere: StoryObj = {
  render: () => inCommunity(newestOnly(), html`<kith-feed sort="top" page-size="4"></kith-feed>`),
};

/** Not sent, nobody knows, under way, waiting: each says so, and offers what can be done. */
export const OnTheWay: StoryObj = {
  render: () => {
    const { gateway, begin } = onTheWay();
    return inCommunity(gateway, html`<kith-feed heading="Discussions"></kith-feed>`, { begin });
  },
  play: async ({ canvasElement }) => {
    const root = await shadowOf(canvasElement, 'kith-feed');
    await waitFor(() => expect(root.querySelectorAll('[part~="sending"]').length).toBe(4));
    await waitFor(() => expect(root.querySelector('.sending.failed')).not.toBeNull());
    await waitFor(() => expect(root.querySelector('.sending.checking')).not.toBeNull());
  },
};

/** In a column of 320 px, whatever the width of the window. */
export const Narrow: StoryObj = {
  render: () =>
    inCommunity(
      talking([...community.slice(0, 6), longWords]),
      html`<div class="story-narrow"><kith-feed heading="Discussions" compose></kith-feed></div>`,
    ),
};

export const Arabic: StoryObj = {
  globals: { locale: 'ar' },
  render: () =>
    inCommunity(talking([arabic, meetup, question]), html`<kith-feed heading="النقاشات" compose></kith-feed>`),
};

function found<T>(value: T | null): T {
  if (value === null) throw new Error('It is not there yet.');
  return value;
}

/** The page's address ends so while the story is shown. */
function at(hash: string): () => void {
  const before = location.href;
  history.replaceState(history.state, '', hash);
  return () => history.replaceState(history.state, '', before);
}
