import '@kith/feed/post/define';
import type { Post } from '@kith/core';
import type { KithPost } from '@kith/feed';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { getStorybookHelpers } from '@wc-toolkit/storybook-helpers';
import { html, type TemplateResult } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { postsInEveryState as states } from '../../packages/feed/test/posts.js';
import { inCommunity } from '../fixtures/community.js';
import { guest, talking } from '../fixtures/discussions.js';
import { shadowOf } from '../fixtures/find.js';
import { failing, silent } from '../fixtures/gateways.js';
import { picture } from '../fixtures/pictures.js';
import {
  arabic,
  article,
  community,
  hostile,
  link,
  longWords,
  me,
  meetup,
  ofAuthors,
  ofModerators,
  poll,
  question,
  resource,
} from '../fixtures/posts.js';

const { args, argTypes, template } = getStorybookHelpers<KithPost>('kith-post');

const meta: Meta = { title: 'Discussion/Post', component: 'kith-post' };
export default meta;

/** Posts one below another, each by itself. */
function posts(...all: readonly Post[]): TemplateResult {
  return inCommunity(
    talking(all),
    html`<div class="story-posts">${all.map(({ id }) => html`<kith-post post=${id} live="off"></kith-post>`)}</div>`,
  );
}

/** Presses what there is of a post as soon as it is there. */
async function press(canvas: HTMLElement, post: string, selector: string, then: string): Promise<void> {
  const root = await shadowOf(canvas, `[post=${post}]`);
  const button = await waitFor(() => {
    const one = root.querySelector<HTMLElement>(selector);
    if (!one) throw new Error(`There is no ${selector} yet.`);
    return one;
  });
  button.click();
  await waitFor(() => expect(root.querySelector(then)).not.toBeNull());
}

/** Chooses from the menu of a post. */
async function choose(canvas: HTMLElement, post: string, value: string, then: string): Promise<void> {
  const root = await shadowOf(canvas, `[post=${post}]`);
  const menu = await waitFor(() => {
    const one = root.querySelector('kith-menu');
    if (!one) throw new Error('There is no menu yet.');
    return one;
  });
  menu.dispatchEvent(new CustomEvent('kith-menu-select', { detail: { value }, bubbles: true, composed: true }));
  await waitFor(() => expect(root.querySelector(then)).not.toBeNull());
}

export const Playground: StoryObj = {
  args: { ...args, post: 'meetup' },
  argTypes,
  render: (given) => inCommunity(talking(), template(given)),
};

/** Discussion, question, article, link and resource; a guest’s, a former member’s, a moderator’s. */
export const Kinds: StoryObj = {
  render: () => posts(meetup, question, article, link, resource, states.guest, states.erased, states.moderatorPost),
};

/** Not voted yet, voted, several to choose from, closed. */
export const Polls: StoryObj = {
  render: () => {
    const options = poll.poll?.options ?? [];
    const votes = [4, 17, 2];
    const counted = options.map((option, at) => ({ ...option, votes: votes[at] ?? 0, mine: at === 1 }));
    return posts(
      poll,
      { ...poll, id: 'voted', poll: { ...poll.poll, options: counted } },
      { ...poll, id: 'several', poll: { ...poll.poll, options, multiple: true, closesAt: null } },
      { ...poll, id: 'closed', poll: { ...poll.poll, options: counted, closed: true } },
    );
  },
};

const pictured: Post = {
  ...states.plain,
  id: 'pictured',
  title: 'The room, before and after',
  body: { text: `Before:\n\n![Chairs in rows](${picture(20)})\n\nAnd after.`, format: 'markdown' },
  attachments: resource.attachments,
};

/** Pictures of others load when they are asked for, or with the post. */
export const Pictures: StoryObj = {
  render: () =>
    inCommunity(
      talking([pictured]),
      html`<div class="story-posts">
        <kith-post post="pictured"></kith-post><kith-post post="pictured" images="auto"></kith-post>
      </div>`,
    ),
};

/** Edited, long, archived, bookmarked and followed, with reactions. */
export const Marks: StoryObj = {
  render: () =>
    posts(
      states.edited,
      states.long,
      states.archived,
      { ...states.reactions, following: true, bookmarked: true },
      { ...meetup, pinned: true, locked: true, unread: true },
    ),
};

/** Deleted, hidden, muted by the host: a quiet mark where words would be. */
export const Veiled: StoryObj = {
  render: () =>
    inCommunity(
      talking([states.deleted, states.hidden, meetup]),
      html`<div class="story-posts">
        <kith-post post="deleted"></kith-post><kith-post post="hidden"></kith-post
        ><kith-post post="meetup" muted="lin-meihua"></kith-post>
      </div>`,
    ),
};

/** The author is told what was decided, and why. */
export const Moderation: StoryObj = {
  render: () =>
    posts(
      { ...states.pending, author: me },
      { ...states.rejected, author: me },
      { ...states.own, id: 'hidden-one', author: me, moderation: { status: 'hidden', reason: 'off-topic', by: 'Jo' } },
      states.reported,
    ),
};

/** What a guest sees: nothing that they may not do, but the way in. */
export const SeenByAGuest: StoryObj = {
  render: () =>
    inCommunity(
      talking(
        [
          { ...meetup, viewerCan: [] },
          { ...poll, viewerCan: [] },
        ],
        { viewer: guest },
      ),
      html`<div class="story-posts"><kith-post post="meetup"></kith-post><kith-post post="poll"></kith-post></div>`,
    ),
};

/** Everything that a moderator and author can do. */
export const MenuOpen: StoryObj = {
  render: () => posts({ ...meetup, viewerCan: [...ofModerators, ...ofAuthors] }),
  play: async ({ canvasElement }) => {
    const root = await shadowOf(canvasElement, 'kith-post');
    const opener = await waitFor(() => {
      const one = root.querySelector('kith-menu')?.shadowRoot?.querySelector<HTMLElement>('button');
      if (!one) throw new Error('There is no menu yet.');
      return one;
    });
    opener.click();
    await waitFor(() =>
      expect(root.querySelector('kith-menu')?.shadowRoot?.querySelector('[popover]')?.matches(':popover-open')).toBe(
        true,
      ),
    );
  },
};

export const PaletteOpen: StoryObj = {
  render: () => posts(meetup),
  play: ({ canvasElement }) => press(canvasElement, 'meetup', '.react', '.palette:popover-open .face'),
};

export const ReportDialog: StoryObj = {
  render: () => posts(meetup),
  play: ({ canvasElement }) => choose(canvasElement, 'meetup', 'report', 'dialog[open]'),
};

/** Earlier versions and who reacted open below a post; what was deleted can be had back for a while. */
export const Panels: StoryObj = {
  render: () => posts(states.edited, states.reactions, { ...meetup, author: me, viewerCan: ofAuthors }),
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'edited', 'button[part~="edited"]', '.panel li');
    await choose(canvasElement, 'reactions', 'who-reacted', '.panel li');
    await choose(canvasElement, 'meetup', 'delete', '[part~="undo"]');
  },
};

/** The place to answer opens below the post; its author changes the words where they stand. */
export const Composing: StoryObj = {
  render: () => posts(question, { ...meetup, author: me, viewerCan: ofAuthors }),
  play: async ({ canvasElement }) => {
    await choose(canvasElement, 'meetup', 'edit', 'kith-composer');
    await press(canvasElement, 'question', '[part~="reply"]', 'kith-composer');
    const root = await shadowOf(canvasElement, '[post=question]');
    await waitFor(() =>
      expect(root.querySelector('kith-composer')?.shadowRoot?.querySelector('.toolbar')).not.toBeNull(),
    );
  },
};

/** On its way, not there, not to be had, and behind a consent. */
export const LoadingGoneFailedConsent: StoryObj = {
  render: () =>
    html`${inCommunity(silent(talking()), html`<kith-post post="meetup"></kith-post>`)}
    ${inCommunity(talking(), html`<kith-post post="nowhere"></kith-post>`)}
    ${inCommunity(failing('network', undefined, talking()), html`<kith-post post="meetup">It may be <a href="#/archive">in the archive</a>.</kith-post>`)}
    ${inCommunity(talking(), html`<kith-post post="meetup"></kith-post>`, { consent: 'wait' })}`,
};

/** Words that are read from right to left, and others between them. */
export const Arabic: StoryObj = {
  globals: { locale: 'ar' },
  render: () => posts(arabic, meetup, { ...states.pending, author: me }, { ...states.arabic, title: null }),
};

export const HostileText: StoryObj = { render: () => posts(hostile) };

export const LongWordsAndNarrow: StoryObj = {
  render: () => html`<div class="story-narrow">${posts(longWords, ...community.slice(1, 3), poll, resource)}</div>`,
};
