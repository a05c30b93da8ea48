import type { Post, PostAction } from '@kith/core';
import type { Action } from '../plan.js';
import { keptIn } from './kept.js';
import { articles, comments, feed, inside, lists, postsOf, soon, thread, type List } from './widgets.js';

/** What became of an interaction. */
export interface Deed {
  /** What was really done: what nothing on the screen allows is a comment instead. */
  readonly action: Action;
  /** The words of a post that was taken from the visitor, by which it is known everywhere. */
  readonly token?: string | undefined;
  /** The post that something was done to. */
  readonly id?: string | undefined;
  readonly refused?: string | undefined;
  /** What was written, not taken, and stands neither in its composer nor in a draft any more. */
  readonly gone?: string | undefined;
}

type Rolls = readonly number[];
const choose = <T>(from: readonly T[], roll = 0): T | undefined => from[Math.floor(roll * from.length)];

/** Does what a visitor does, by the controls that a visitor has. */
export async function act(action: Action, index: number, rolls: Rolls): Promise<Deed> {
  const done = await attempt(action, `storm ${index} ${action}`, rolls);
  return done ?? (await attempt('comment', `storm ${index} comment`, rolls)) ?? { action, refused: 'nothing to do' };
}

async function attempt(action: Action, token: string, rolls: Rolls): Promise<Deed | undefined> {
  switch (action) {
    case 'post':
      return write(action, feed(), await prompt(feed()), token);
    case 'comment':
      return write(action, comments(), await prompt(comments()), token);
    case 'reply':
      return reply(token, rolls);
    case 'edit':
      return edit(token, rolls);
    case 'react':
      return react(rolls);
    case 'unreact':
      return unreact(rolls);
    case 'vote':
      return vote(rolls);
    case 'bookmark':
    case 'follow':
      return fromMenu(action, action === 'bookmark' ? /bookmark/i : /follow/i, action, rolls);
    case 'delete':
    case 'undo':
      return remove(action, rolls);
    case 'sort':
      return sort(rolls);
    case 'more':
      return press(action, '[part~=more], [part~=pill]', rolls);
    case 'scroll':
      window.scrollTo(0, (rolls[0] ?? 0) * document.documentElement.scrollHeight);
      return { action };
    case 'thread':
      return open(rolls);
    case 'draft':
      return draft(token, rolls);
  }
}

/** The place to write on top of a list or below it. */
async function prompt(list: List): Promise<HTMLElement | undefined> {
  const ready = (): HTMLElement | undefined => inside(list, '.compose kith-composer, kith-composer[part~=composer]');
  const field = await soon(() => ready() ?? inside(list, 'button[part~=prompt]'));
  if (field?.localName === 'button') field.click();
  return soon(ready);
}

async function write(
  action: Action,
  list: List,
  composer: HTMLElement | undefined,
  token: string,
  id?: string,
): Promise<Deed | undefined> {
  if (!composer) return { action, refused: `no place to write in ${list.localName}` };
  const area = await soon(() => inside(composer, 'textarea'));
  if (!area) return { action, refused: `no field in ${list.localName}` };
  const title = inside(composer, 'input#title, input[name=title], [part~=title] input, input[part~=title]');
  if (title) type(title, `About ${token}`);
  type(area, token);
  const gone = new Promise<boolean>((resolve) => {
    composer.addEventListener('kith-post-submitted', () => resolve(true), { once: true });
    setTimeout(() => resolve(false), 30_000);
  });
  await soon(() => (inside(composer, '[part~=submit]')?.ariaDisabled === 'true' ? undefined : composer), 10);
  inside(composer, '[part~=submit]')?.click();
  if (await gone) return { action, token, id };
  const stands = area.isConnected && area instanceof HTMLTextAreaElement && area.value === token;
  const kept = stands || (await soon(async () => (await isDraft(token)) || undefined));
  const where = stands ? 'stands there' : kept ? 'is a draft' : 'is gone';
  return { action, refused: `not taken in ${list.localName}: it ${where}`, gone: kept ? undefined : token };
}

/** Whether a draft keeps these words. */
async function isDraft(words: string): Promise<boolean> {
  return (await keptIn('kith-drafts')).some(({ value }) => JSON.stringify(value).includes(JSON.stringify(words)));
}

function type(field: HTMLElement, text: string): void {
  if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) return;
  field.focus();
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, data: text, inputType: 'insertText' }));
}

/** A post on the screen with which the viewer may do this. */
function target(can: PostAction, rolls: Rolls, fits: (post: Post) => boolean = () => true) {
  const found = lists().flatMap((list) => {
    const posts = new Map(postsOf(list).map((post) => [post.id, post]));
    return articles(list).flatMap((article) => {
      const post = posts.get(article.dataset['post'] ?? '');
      const may = post?.viewerCan?.includes(can) && !post.deletedAt && fits(post);
      return post && may ? [{ list, article, post }] : [];
    });
  });
  return choose(found, rolls[0]);
}

async function reply(token: string, rolls: Rolls): Promise<Deed | undefined> {
  const found = target('reply', rolls, ({ depth }) => (depth ?? 0) < 4);
  const button = found?.article.querySelector<HTMLElement>('[part~=reply]');
  if (!found || !button) return undefined;
  const composer = (): HTMLElement | undefined =>
    found.article.querySelector<HTMLElement>('kith-composer') ?? undefined;
  if (!composer()) button.click();
  const place = await soon(composer);
  return place && write('reply', found.list, place, token);
}

const isStorm = ({ body }: Post): boolean => body?.text?.startsWith('storm ') === true;

async function edit(token: string, rolls: Rolls): Promise<Deed | undefined> {
  const found = target('edit', rolls, isStorm);
  if (!found || !(await choice(found.article, /^edit$/i))) return undefined;
  const composer = await soon(() => inside(found.list, `article[data-post="${found.post.id}"] kith-composer`));
  if (!composer) return undefined;
  const words = found.post.body?.text?.split('\n')[0] ?? '';
  const deed = await write('edit', found.list, composer, `${words}\n\nedited ${token}`, found.post.id);
  return deed && { ...deed, token: undefined };
}

/** Chooses from a post's menu by the words of the item. */
async function choice(article: HTMLElement, words: RegExp): Promise<boolean> {
  const menu = article.querySelector<HTMLElement>('kith-menu');
  const button = menu && inside(menu, '[part~=button]');
  if (!menu || !button) return false;
  const items = (): HTMLElement[] => [...(menu.shadowRoot?.querySelectorAll<HTMLElement>('[part~=item]') ?? [])];
  button.click();
  const item = items().find(({ textContent }) => words.test(textContent.trim()));
  if (item) item.click();
  else button.click();
  return item !== undefined;
}

async function fromMenu(action: Action, words: RegExp, can: PostAction, rolls: Rolls): Promise<Deed | undefined> {
  const found = target(can, rolls);
  return found && (await choice(found.article, words)) ? { action, id: found.post.id } : undefined;
}

async function react(rolls: Rolls): Promise<Deed | undefined> {
  const found = target('react', rolls);
  const button = found?.article.querySelector<HTMLElement>('[part~=react]');
  if (!found || !button) return undefined;
  button.click();
  const faces = await soon(() => {
    const all = [...found.article.querySelectorAll<HTMLElement>('[part~=reaction-choice]')];
    return all.length ? all : undefined;
  });
  const face = faces && choose(faces.filter(({ ariaPressed }) => ariaPressed !== 'true'), rolls[1]); // prettier-ignore
  if (!face) return undefined;
  face.click();
  return { action: 'react', id: found.post.id };
}

function unreact(rolls: Rolls): Deed | undefined {
  const found = target('react', rolls, ({ reactions }) => reactions?.some(({ mine }) => mine) === true);
  const button = found?.article.querySelector<HTMLElement>('[part~=reaction][aria-pressed=true]');
  button?.click();
  return found && button ? { action: 'unreact', id: found.post.id } : undefined;
}

async function vote(rolls: Rolls): Promise<Deed | undefined> {
  const found = target('vote', rolls, ({ poll }) => Boolean(poll));
  if (!found) return undefined;
  const { article, post } = found;
  const again = [...article.querySelectorAll<HTMLElement>('.poll-foot .text-button')];
  if (!article.querySelector('.poll input')) again[0]?.click();
  const options = await soon(() => {
    const all = [...article.querySelectorAll<HTMLInputElement>('.poll input')];
    return all.length ? all : undefined;
  });
  const option = options && choose(options, rolls[1]);
  if (!option) return undefined;
  option.click();
  article.querySelector<HTMLElement>('[part~=vote]')?.click();
  return { action: 'vote', id: post.id };
}

async function remove(action: Action, rolls: Rolls): Promise<Deed | undefined> {
  const found = target('delete', rolls, isStorm);
  if (!found || !(await choice(found.article, /^delete$/i))) return undefined;
  const { id } = found.post;
  if (action === 'undo') {
    const button = await soon(() => inside(found.list, `article[data-post="${id}"] [part~=undo]`));
    button?.click();
  }
  return { action, id };
}

function sort(rolls: Rolls): Deed | undefined {
  const list = choose([feed(), comments()], rolls[0]);
  const select = list && inside(list, '[part~=sort] select');
  if (!(select instanceof HTMLSelectElement)) return undefined;
  return sortBy(select, choose([...select.options], rolls[1])?.value ?? '');
}

export function sortBy(select: HTMLSelectElement, value: string): Deed {
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  return { action: 'sort' };
}

function press(action: Action, selector: string, rolls: Rolls): Deed | undefined {
  const buttons = lists().flatMap((list) => [...(list.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])]);
  const button = choose(buttons, rolls[0]);
  button?.click();
  return button && { action };
}

async function open(rolls: Rolls): Promise<Deed | undefined> {
  const links = articles(feed()).flatMap((article) => article.querySelector<HTMLElement>('[part~=title] a') ?? []);
  const link = choose(links.slice(0, 10), rolls[0]);
  link?.click();
  return link && { action: 'thread', id: thread().thread };
}

async function draft(token: string, rolls: Rolls): Promise<Deed | undefined> {
  const list = (rolls[0] ?? 0) < 0.5 ? feed() : comments();
  const composer = await prompt(list);
  const area = composer && (await soon(() => inside(composer, 'textarea')));
  if (!area) return undefined;
  type(area, `never sent ${token}`);
  return { action: 'draft' };
}
