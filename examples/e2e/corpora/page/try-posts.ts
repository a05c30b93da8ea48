import type { RichText } from '@kith/core';
import { KithMenuSelectEvent } from '@kith/ui';
import { deepElements, unsafeIn } from './inspect.js';
import { entriesOf, opening, perList, subject } from './post-stage.js';
import type { Talk } from './post-fields.js';
import { settled, stand } from './stage.js';
import { takeSeen } from './watch.js';

/** Fewer than the lists put into a window. */
const together = 48;

type Hook = (stage: HTMLElement) => void;

/** Which list shows the posts, by the format that their bodies are in. */
const lists: Readonly<
  Record<RichText['format'], readonly [tag: string, attributes: Readonly<Record<string, string>>]>
> = {
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

/**
 * Shows posts in every widget of discussions and says what went wrong. `prepare` sees the widgets before they are drawn,
 * `look` when all is drawn.
 */
export async function tryPosts(
  talks: readonly Talk[],
  format: RichText['format'],
  prepare?: Hook,
  look?: Hook,
): Promise<readonly string[]> {
  if (talks.length > together) {
    const first = await tryPosts(talks.slice(0, together), format, prepare, look);
    return [...first, ...(await tryPosts(talks.slice(together), format, prepare, look))];
  }
  const { stage, remove } = stand(entriesOf(talks), links[format], (stage) => {
    const [tag, attributes] = lists[format];
    const list = element(tag, { ...attributes, 'page-size': String(talks.length) });
    const others = document.createElement('div');
    const alone = document.createElement('div');
    // Laying them out costs most of the time and changes nothing in what they hold.
    alone.hidden = true;
    if (format !== 'text') for (const { post } of talks) alone.append(element('kith-post', { post: post.id }));
    others.append(alone, element('kith-comment-count', { subject: talks[0]?.post.title ?? subject }));
    for (let at = 0; at < talks.length; at += listed[format])
      others.append(element('kith-composer', { 'draft-key': `${format} ${at}` }));
    stage.append(list, others);
    prepare?.(stage);
  });
  const problems: string[] = [];
  const see = (): void => {
    look?.(stage);
    problems.push(...unsafeIn(stage), ...takeSeen());
  };
  try {
    await drawnUntil(stage, () => drawn(stage, talks.length), 'the posts');
    open(stage, format);
    await drawnUntil(stage, () => opened(stage), 'what is below a post');
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

function drawn(stage: HTMLElement, count: number): boolean {
  const list = stage.firstElementChild;
  return (
    list !== null &&
    inside(list, '[part~=post]').length >= count &&
    all(stage, 'kith-post').every((post) => inside(post, '[part~=post] kith-menu').length > 0) &&
    all(stage, 'kith-composer').every((composer) => inside(composer, 'textarea').length > 0)
  );
}

/** What stands open below a post: its earlier versions, who reacted, or the way to report. */
function open(stage: HTMLElement, format: RichText['format']): void {
  for (const post of all(stage, 'kith-post')) {
    if (format === 'markdown')
      for (const menu of inside(post, 'kith-menu'))
        menu.dispatchEvent(new KithMenuSelectEvent({ value: 'who-reacted' }));
    else for (const button of inside(post, 'button[part~=edited]')) if (button instanceof HTMLElement) button.click();
    for (const button of inside(post, '[part~=react]'))
      if (format === 'html' && button instanceof HTMLElement) button.click();
  }
}

/** The choices of a report: those of all posts are one list. */
async function ask(stage: HTMLElement, see: () => void): Promise<void> {
  const [post] = all(stage, 'kith-post');
  if (!post) return;
  for (const menu of inside(post, 'kith-menu')) menu.dispatchEvent(new KithMenuSelectEvent({ value: 'report' }));
  await drawnUntil(post, () => inside(post, 'dialog label').length > 0, 'the choices of a report');
  see();
  for (const dialog of inside(post, 'dialog')) if (dialog instanceof HTMLDialogElement) dialog.close();
}

function opened(stage: HTMLElement): boolean {
  return all(stage, 'kith-post').every((post) => inside(post, '[part~=panel] li').length > 0);
}

const signs = { text: ['@'], markdown: [], html: [':', '#'] } as const;
/** How many posts one composer is about: as many as its lists show, or all in its preview. */
const listed = { text: perList, markdown: 1000, html: perList } as const;

/** In each composer words and files, and then their preview in Markdown, else what a word may become. `see` looks at each. */
async function write(
  stage: HTMLElement,
  talks: readonly Talk[],
  format: RichText['format'],
  see: () => void,
): Promise<void> {
  for (const [index, composer] of all(stage, 'kith-composer').entries()) {
    const from = index * listed[format];
    const own = talks.slice(from, from + listed[format]);
    const [area] = inside(composer, 'textarea');
    const [box] = inside(composer, '[part~=composer]');
    if (!(area instanceof HTMLTextAreaElement) || !box) throw new Error('a composer has no field');
    const has = (selector: string) => () => inside(composer, selector).length > 0;
    area.focus();
    type(area, `https://example.org/\n\n${own.map(({ draft }) => draft).join('\n\n')}`);
    const data = new DataTransfer();
    for (const { file } of own) data.items.add(new File(['file'], file, { type: 'text/plain' }));
    box.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    await drawnUntil(composer, has('[part~=tool]'), 'the tools of a composer');
    if (format === 'markdown') {
      await drawnUntil(composer, has('[part~=card]'), 'what is known of a link');
      for (const tab of inside(composer, '#tab-preview')) if (tab instanceof HTMLElement) tab.click();
      await drawnUntil(composer, has('[part~=preview]'), 'a preview');
    }
    see();
    for (const sign of signs[format]) {
      type(area, `${sign}p${from}`);
      await drawnUntil(composer, has('[part~=suggestion]'), 'what a word may become');
      see();
      type(area, '');
      await drawnUntil(composer, () => !has('[part~=suggestion]')(), 'an empty field');
    }
  }
}

function type(area: HTMLTextAreaElement, text: string): void {
  area.value = text;
  area.setSelectionRange(text.length, text.length);
  area.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

/** @throws {Error} naming what has not come in time */
async function drawnUntil(root: HTMLElement | Element, enough: () => boolean, what: string): Promise<void> {
  if (!(root instanceof HTMLElement)) return;
  await settled(root, enough).catch(() => {
    throw new Error(`the widgets did not show ${what}`);
  });
}

/** Every text and attribute value below `stage`. */
export function saidIn(stage: HTMLElement): readonly string[] {
  const said: string[] = [];
  for (const one of [stage, ...deepElements(stage)]) {
    for (const { value } of one.attributes) said.push(value);
    for (const root of one.shadowRoot ? [one, one.shadowRoot] : [one])
      for (const node of root.childNodes) if (node instanceof Text) said.push(node.data);
  }
  return said;
}
