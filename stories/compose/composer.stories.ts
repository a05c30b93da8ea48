import '@kith/compose/composer/define';
import type { KithComposer } from '@kith/compose';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { getStorybookHelpers } from '@wc-toolkit/storybook-helpers';
import { html, type TemplateResult } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { inCommunity, type Around } from '../fixtures/community.js';
import { shadowOf } from '../fixtures/find.js';
import { begun, conflicting, own, pictureFile, refusing, taking } from '../fixtures/writing.js';

const { args, argTypes, template } = getStorybookHelpers<KithComposer>('kith-composer');

const meta: Meta = { title: 'Discussion/Composer', component: 'kith-composer' };
export default meta;

const plain = html`<kith-composer></kith-composer>`;
const answer = html`<kith-composer parent="p1"></kith-composer>`;
const words =
  'The reading room is ours **from nine to one**.\n\n- [x] room\n- [ ] cable\n\n> Leave half an hour for nothing.';

export const Playground: StoryObj = {
  args: { ...args, kinds: 'discussion question link', placeholder: 'What is on your mind?' },
  argTypes,
  render: (given) => inCommunity(taking(), template(given)),
};

/** An answer, a comment, a discussion, and a post that is changed: nobody has been there yet. */
export const Places: StoryObj = {
  render: () =>
    inCommunity(
      taking(),
      html`${answer}<br /><kith-composer subject="page" kind="comment"></kith-composer
        ><br />${plain}<br /><kith-composer .post=${own}></kith-composer>`,
    ),
};

/** Kept from an earlier visit. The tools come with the first touch. */
export const DraftRestored: StoryObj = {
  render: () => inCommunity(taking(), plain, { begin: begun({ body: words, title: 'Saturday in the library' }) }),
  play: ({ canvasElement }) => touched(canvasElement),
};

/** What it is can be chosen; what a link leads to is known from the backend, so that the page asks nobody. */
export const KindsAndLink: StoryObj = {
  render: () =>
    inCommunity(
      taking(),
      html`<kith-composer kinds="discussion question article link resource" kind="link"></kith-composer>`,
      {
        begin: begun({ body: 'Twelve pages, no slogans.', link: 'https://example.org/quiet', kind: 'link' }),
      },
    ),
  play: ({ canvasElement }) => touched(canvasElement, '[part~="card"]'),
};

export const Preview: StoryObj = {
  ...DraftRestored,
  play: async ({ canvasElement }) => {
    const root = await tools(canvasElement);
    root.querySelector<HTMLElement>('#tab-preview')?.click();
    await waitFor(() => expect(root.querySelector('[part~="preview"] strong')).not.toBeNull());
  },
};

/** Members, those of the thread first. */
export const Mention: StoryObj = {
  render: () => inCommunity(taking(), plain),
  play: typing('I ask @ad', '[role=option]'),
};

export const Tag: StoryObj = { render: () => inCommunity(taking(), plain), play: typing('About #d', '[role=option]') };

export const Emoji: StoryObj = {
  render: () => inCommunity(taking(), plain),
  play: typing('Well :smi', '[role=option]'),
};

/** Under way, sent, refused, not sent, too large and of a wrong kind; what a picture shows is asked for. */
export const Files: StoryObj = {
  render: () => inCommunity(taking(), answer),
  play: async ({ canvasElement }) => {
    const root = await tools(canvasElement);
    const data = new DataTransfer();
    for (const [at, name] of ['slow.png', 'reading-room.png', 'refused.png', 'broken.png'].entries())
      data.items.add(await pictureFile(name, 60 * at));
    data.items.add(new File(['#!/bin/sh'], 'run-me.sh', { type: 'text/x-shellscript' }));
    data.items.add(new File([new Uint8Array(6_000_000)], 'too-large.pdf', { type: 'application/pdf' }));
    root
      .querySelector('.composer')
      ?.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    await waitFor(() => expect(root.querySelectorAll('[part~="file"]').length).toBe(4));
    await waitFor(() => expect(root.querySelector('.file.refused')).not.toBeNull());
  },
};

const long = 'We wrote this down so that nobody has to remember it. ';

/** Near the end, and past it; counted in characters as people see them. */
export const Limit: StoryObj = {
  render: () => html`${limited(120)}${limited(100)}`,
  play: async ({ canvasElement }) => {
    for (const { shadowRoot } of canvasElement.querySelectorAll('kith-composer'))
      await waitFor(() => expect(shadowRoot?.querySelector('[part~="count"]')).not.toBeNull());
  },
};

function limited(maxLength: number): TemplateResult {
  const begin = begun({ body: `${long}${long}👩🏽‍💻` }, 'reply p1');
  return inCommunity(taking({ maxLength }), answer, { begin });
}

/** Whoever has no account gives a name; an address if they like. */
export const Guest: StoryObj = {
  render: () =>
    inCommunity(taking({ guests: true }, false), html`<kith-composer subject="page" kind="comment"></kith-composer>`, {
      begin: begun({ body: 'Lovely.' }, 'subject  page'),
    }),
  play: async ({ canvasElement }) => {
    const root = await shadowOf(canvasElement, 'kith-composer');
    await waitFor(() => expect(root.querySelector('input')).not.toBeNull());
  },
};

const refusals = ['unauthenticated', 'forbidden', 'suspended', 'locked', 'archived', 'closed'] as const;

/** Why nothing can be written, before anybody has written it. */
export const Refused: StoryObj = {
  render: () => html`${refusals.map((refused) => inCommunity(taking({ refused }), answer))}`,
  play: async ({ canvasElement }) => {
    for (const { shadowRoot } of canvasElement.querySelectorAll('kith-composer'))
      await waitFor(() => expect(shadowRoot?.querySelector('[part~="notice"]')).not.toBeNull());
  },
};

/** Posts are held for a moderator, and this one the backend would not have: the words are back, and why. */
export const SentBack: StoryObj = {
  render: () => inCommunity(refusing({ moderated: true }), answer),
  play: async ({ canvasElement }) => {
    const root = await write(canvasElement, 'See https://example.org, https://example.com, https://example.net');
    root.querySelector<HTMLElement>('[part~="submit"]')?.click();
    await waitFor(() => expect(root.querySelector('.note.bad')).not.toBeNull());
  },
};

/** Somebody else was quicker: both texts, and the writer chooses. */
export const Conflict: StoryObj = {
  render: () => inCommunity(conflicting(), html`<kith-composer .post=${own}></kith-composer>`),
  play: async ({ canvasElement }) => {
    const root = await write(canvasElement, ' And a kettle.');
    root.querySelector<HTMLElement>('[part~="submit"]')?.click();
    await waitFor(() => expect(root.querySelectorAll('.conflict section').length).toBe(2));
  },
};

/** Without a community it is a Markdown field of any form. */
export const FieldOfAForm: StoryObj = {
  render: () =>
    html`<form>
      <p><label for="bio">About you</label></p>
      <kith-composer id="bio" name="bio" required value="I look after **search**."></kith-composer>
      <p><button type="submit">Save</button></p>
    </form>`,
  play: ({ canvasElement }) => touched(canvasElement),
};

const everything: Around = {
  begin: begun({
    body: words,
    title: 'Saturday in the library',
    poll: { question: 'Which evening?', options: ['Tuesday', 'Thursday'], multiple: false, closesAt: '' },
  }),
};

/** Two to six options, one or several to choose, and until when; all of it in a column of 320 px. */
export const PollAndNarrow: StoryObj = {
  render: () =>
    inCommunity(
      taking(),
      html`<div class="story-narrow"><kith-composer kinds="discussion question link" cancelable></kith-composer></div>
        <br /><kith-composer kinds="discussion question link"></kith-composer>`,
      everything,
    ),
  play: ({ canvasElement }) => touched(canvasElement, '[part~="poll"]'),
};

/** Goes into the field, as a writer does, and waits for the tools. */
async function tools(canvas: HTMLElement): Promise<ShadowRoot> {
  const root = await shadowOf(canvas, 'kith-composer');
  const area = await waitFor(() => areaOf(root));
  area.focus();
  await waitFor(() => expect(root.querySelector('.toolbar')).not.toBeNull());
  return root;
}

async function touched(canvas: HTMLElement, then = '.toolbar'): Promise<void> {
  const root = await tools(canvas);
  await waitFor(() => expect(root.querySelector(then)).not.toBeNull());
}

/** Writes at the end of what is there. */
async function write(canvas: HTMLElement, text: string): Promise<ShadowRoot> {
  const root = await tools(canvas);
  const area = areaOf(root);
  area.setRangeText(text, area.value.length, area.value.length, 'end');
  area.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, data: text, inputType: 'insertText' }));
  return root;
}

function typing(text: string, then: string): NonNullable<StoryObj['play']> {
  return async ({ canvasElement }) => {
    const root = await write(canvasElement, text);
    await waitFor(() => {
      // A tab in the background loses the focus, and what was offered with it: the next key brings it back.
      if (!root.querySelector(then)) areaOf(root).dispatchEvent(new KeyboardEvent('keyup', { key: 'Shift' }));
      expect(root.querySelector(then)).not.toBeNull();
    });
  };
}

function areaOf(root: ShadowRoot): HTMLTextAreaElement {
  const area = root.querySelector('textarea');
  if (!area) throw new Error('There is no field yet.');
  return area;
}
