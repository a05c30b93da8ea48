import type { RichText } from '@kith/core';
import { KithMenuSelectEvent } from '@kith/ui';
import { noField, type Family, type Look } from './family.js';
import { unsafeIn } from './inspect.js';
import { bodyFormats, isPostField, postFieldNames, talkOf, talkWith, type Talk } from './post-fields.js';
import { entriesOf, opening, perList, subject } from './post-stage.js';
import { settled, stand } from './stage.js';
import { takeSeen } from './watch.js';

/** Fewer than the lists put into a window. */
const together = 48;

type Format = RichText['format'];

/** Which list shows the posts, by the format that their bodies are in. */
const lists: Readonly<Record<Format, readonly [tag: string, attributes: Readonly<Record<string, string>>]>> = {
  text: ['kith-feed', { status: 'reported pending', topic: 't1', compose: '' }],
  markdown: ['kith-thread', { thread: opening, images: 'auto' }],
  html: ['kith-comments', { subject, images: 'click' }],
};

/** Addresses that a host makes of posts, topics and tags; with `html` those of the backend are used. */
const links = {
  text: { 'post-url': '/discussions/{threadId}?post={id}', 'topic-url': '/topics/{slug}{id}', 'tag-url': '{name}{id}' },
  markdown: { 'post-url': '{id}', 'topic-url': '//example.org/{name}', 'member-url': '{handle}' },
  html: {},
} as const;

export const posts: Family = {
  fields: postFieldNames,
  all: (payloads) =>
    inEachFormat((format) => payloads.map((payload, at) => talkOf(payload, `${format} ${at}`, format))),
  one: (field, payload) =>
    isPostField(field)
      ? inEachFormat(() => [talkWith(field, payload, field === 'post id' ? payload : 'one')])
      : noField(field),
  probe: {
    unseen: [
      'post edited',
      'post thread',
      'author headline',
      'author pronouns',
      'attachment type',
      'topic name',
      'topic description',
      'topic address',
    ],
    show: (texts, look) =>
      inEachFormat(
        () =>
          [...texts].map(([field, text]) =>
            isPostField(field) ? talkWith(field, text, `probe ${field}`) : noField(field),
          ),
        look,
      ),
    inOne: (field, text) => (isPostField(field) ? talkWith(field, text, 'one') : noField(field)),
    inAll: (text) => bodyFormats.map((format) => talkOf(text, format, format)),
  },
};

/** Each format of a body goes with another list, another panel below a post and other words in a composer. */
async function inEachFormat(talksOf: (format: Format) => readonly Talk[], look?: Look): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const format of bodyFormats) {
    const talks = talksOf(format);
    for (let at = 0; at < talks.length; at += together)
      problems.push(...(await tryPosts(talks.slice(at, at + together), format, look)));
  }
  return problems;
}

/** Shows posts in every widget of discussions and says what went wrong. `look` is called when there is something new. */
async function tryPosts(talks: readonly Talk[], format: Format, look?: Look): Promise<readonly string[]> {
  const { stage, remove } = stand(entriesOf(talks), links[format], (stage) => {
    const [tag, attributes] = lists[format];
    // Laying all that out costs most of the time and changes nothing in what it holds.
    stage.hidden = true;
    stage.append(
      element(tag, { ...attributes, 'page-size': String(talks.length) }),
      element('kith-comment-count', { subject: talks[0]?.post.title ?? subject }),
    );
    // By itself a post is the same template: once is enough.
    if (format === 'markdown') for (const { post } of talks) stage.append(element('kith-post', { post: post.id }));
    for (let at = 0; at < talks.length; at += listed[format])
      stage.append(element('kith-composer', { 'draft-key': `${format} ${at}` }));
  });
  const problems: string[] = [];
  const see = (): void => {
    look?.(stage);
    problems.push(...unsafeIn(stage), ...takeSeen());
  };
  try {
    await drawnUntil(stage, () => drawn(stage, talks.length), 'the posts');
    openBelow(stage, format);
    await drawnUntil(stage, () => opened(stage, talks.length), 'what is below a post');
    see();
    await ask(stage, see);
    await write(stage, talks, format, see);
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error));
    see();
  }
  remove();
  return problems;
}

function element(tag: string, attributes: Readonly<Record<string, string>>): HTMLElement {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

const all = (root: ParentNode, selector: string): Element[] => [...root.querySelectorAll(selector)];
const inside = (host: Element, selector: string): Element[] => all(host.shadowRoot ?? host, selector);

/** What shows posts: the list, and each that stands by itself. */
const hosts = (stage: HTMLElement): Element[] => [...all(stage, 'kith-post'), ...[...stage.children].slice(0, 1)];

/** Whether every post is there with all that comes once the first are drawn, and every composer can be written in. */
function drawn(stage: HTMLElement, count: number): boolean {
  return (
    hosts(stage).every(
      (host) => inside(host, '[part~=post] kith-menu').length >= (host.localName === 'kith-post' ? 1 : count),
    ) && all(stage, 'kith-composer').every((composer) => inside(composer, 'textarea').length > 0)
  );
}

/** Opens what stands below each post: who reacted, or its earlier versions; and what can be reacted with, once for all. */
function openBelow(stage: HTMLElement, format: Format): void {
  for (const host of hosts(stage)) {
    if (format === 'text') choose(inside(host, 'kith-menu'), 'who-reacted');
    else press(inside(host, 'button[part~=edited]'));
    if (format === 'html') press(inside(host, '[part~=react]').slice(0, 1));
  }
}

function opened(stage: HTMLElement, count: number): boolean {
  return hosts(stage).every((host) => {
    const panels = inside(host, '[part~=panel]');
    return (
      panels.length >= (host.localName === 'kith-post' ? 1 : count) && panels.every((one) => one.querySelector('li'))
    );
  });
}

function press(buttons: readonly Element[]): void {
  for (const button of buttons) if (button instanceof HTMLElement) button.click();
}

function choose(menus: readonly Element[], value: string): void {
  for (const menu of menus) menu.dispatchEvent(new KithMenuSelectEvent({ value }));
}

/** The choices of a report: those of all posts are one list. */
async function ask(stage: HTMLElement, see: () => void): Promise<void> {
  const [post] = all(stage, 'kith-post');
  if (!post) return;
  choose(inside(post, 'kith-menu'), 'report');
  await drawnUntil(post, () => inside(post, 'dialog label').length > 0, 'the choices of a report');
  see();
  for (const dialog of inside(post, 'dialog')) if (dialog instanceof HTMLDialogElement) dialog.close();
}

const signs = { text: ['@'], markdown: [], html: [':', '#'] } as const;
/** How many posts one composer is about: as many as its lists show, or all in its preview. */
const listed = { text: perList, markdown: together, html: perList } as const;

/** In all composers words and files, and then their preview in Markdown, else what a word may become. */
async function write(stage: HTMLElement, talks: readonly Talk[], format: Format, see: () => void): Promise<void> {
  const desks = all(stage, 'kith-composer').map((composer, index) => deskOf(composer, talks, index, listed[format]));
  const each =
    (selector: string, there = true) =>
    () =>
      desks.every(({ composer }) => inside(composer, selector).length > 0 === there);
  for (const { area, box, own } of desks) {
    type(area, `https://example.org/\n\n${own.map(({ draft }) => draft).join('\n\n')}`);
    const data = new DataTransfer();
    for (const { file } of own) data.items.add(new File(['file'], file, { type: 'text/plain' }));
    box.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  }
  await drawnUntil(stage, each('[part~=tool]'), 'the tools of a composer');
  if (format === 'markdown') {
    await drawnUntil(stage, each('[part~=card]'), 'what is known of a link');
    for (const { composer } of desks) press(inside(composer, '#tab-preview'));
    await drawnUntil(stage, each('[part~=preview]'), 'a preview');
  }
  see();
  for (const sign of signs[format]) {
    for (const { area, from } of desks) type(area, `${sign}p${from}`);
    await drawnUntil(stage, each('[part~=suggestion]'), 'what a word may become');
    see();
    for (const { area } of desks) type(area, '');
    await drawnUntil(stage, each('[part~=suggestion]', false), 'an empty field');
  }
}

interface OfComposer {
  readonly composer: Element;
  readonly area: HTMLTextAreaElement;
  readonly box: Element;
  /** What is written is about these, and this is the number of the first. */
  readonly own: readonly Talk[];
  readonly from: number;
}

function deskOf(composer: Element, talks: readonly Talk[], index: number, size: number): OfComposer {
  const from = index * size;
  const [area] = inside(composer, 'textarea');
  const [box] = inside(composer, '[part~=composer]');
  if (!(area instanceof HTMLTextAreaElement) || !box) throw new Error('a composer has no field');
  return { composer, area, box, own: talks.slice(from, from + size), from };
}

function type(area: HTMLTextAreaElement, text: string): void {
  area.value = text;
  area.setSelectionRange(text.length, text.length);
  area.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

/** @throws {Error} naming what has not come in time */
async function drawnUntil(root: Element, enough: () => boolean, what: string): Promise<void> {
  await settled(root, enough).catch(() => {
    throw new Error(`the widgets did not show ${what}`);
  });
}
