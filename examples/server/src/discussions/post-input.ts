import { badInput } from '../graphql/errors.js';
import { clean } from './post-filter.js';
import type { PostKind } from './post-row.js';
import type { DiscussionSettings } from './settings.js';
import { toTag } from './tags.js';

export interface RichTextInput {
  readonly text: string;
  readonly format: 'text' | 'markdown' | 'html';
  readonly lang?: string | null;
}

export interface CreatePostInput {
  readonly kind: PostKind;
  readonly title?: string | null;
  readonly body: RichTextInput;
  readonly topic?: string | null;
  readonly parent?: string | null;
  readonly subject?: {
    readonly key: string;
    readonly site?: string | null;
    readonly title?: string | null;
    readonly url?: string | null;
  } | null;
  readonly tags?: readonly string[] | null;
  readonly link?: string | null;
  readonly attachments?: readonly string[] | null;
  readonly poll?: PollInput | null;
  readonly guest?: { readonly name: string; readonly email?: string | null } | null;
}

export interface PollInput {
  readonly question?: string | null;
  readonly options: readonly string[];
  readonly multiple?: boolean | null;
  readonly closesAt?: Date | null;
}

export const MAX_POLL_OPTIONS = 20;
const MAX_TITLE = 300;
const MAX_TAGS = 10;
const MAX_LABEL = 200;
const MAX_ADDRESS = 2_000;

export interface Words {
  readonly body: string;
  readonly format: 'text' | 'markdown';
  readonly lang: string | null;
}

/** A body as it is kept; its length is counted as readers count. */
export function readBody(
  { text, format, lang }: RichTextInput,
  settings: DiscussionSettings,
  optional: boolean,
): Words {
  if (format === 'html') throw badInput('body.format', 'must be markdown or text');
  const body = clean(text);
  if (body.trim() === '' && !optional) throw badInput('body', 'is empty');
  if (isLonger(body, settings.maxLength)) throw badInput('body', `is longer than ${settings.maxLength} characters`);
  return { body, format, lang: readLang(lang) };
}

/** No text has more graphemes than UTF-16 units; one of many times as many is not worth counting. */
function isLonger(text: string, most: number): boolean {
  if (text.length <= most) return false;
  if (text.length > most * 10) return true;
  let count = 0;
  for (const _ of new Intl.Segmenter('en').segment(text)) if (++count > most) return true;
  return false;
}

function readLang(lang: string | null | undefined): string | null {
  if (lang == null || lang === '') return null;
  try {
    return Intl.getCanonicalLocales(lang)[0] ?? null;
  } catch {
    throw badInput('body.lang', 'is not a language tag');
  }
}

export function readTitle(title: string | null | undefined, kind: PostKind): string | null {
  const text = clean(title ?? '')
    .replace(/\s+/gu, ' ')
    .trim();
  if (kind === 'comment' && text !== '') throw badInput('title', 'comments have none');
  if (text.length > MAX_TITLE && isLonger(text, MAX_TITLE))
    throw badInput('title', `is longer than ${MAX_TITLE} characters`);
  if (text === '' && (kind === 'question' || kind === 'article')) throw badInput('title', 'is empty');
  return text === '' ? null : text;
}

export function readTags(tags: readonly string[] | null | undefined): string[] {
  const read = (tags ?? []).map((text) => {
    const tag = toTag(text);
    if (tag === undefined) throw badInput('tags', 'each must have 1 to 50 characters');
    return tag;
  });
  const distinct = [...new Set(read)];
  if (distinct.length > MAX_TAGS) throw badInput('tags', `at most ${MAX_TAGS}`);
  return distinct;
}

/** An http or https address, as the URL standard writes it. */
export function readAddress(text: string | null | undefined, argument: string): string | null {
  if (text == null || text.trim() === '') return null;
  const url = text.length <= MAX_ADDRESS && URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password)
    throw badInput(argument, 'is not a web address');
  return url.href;
}

export function readLink(link: string | null | undefined, kind: PostKind): string | null {
  const address = readAddress(link, 'link');
  if (kind === 'link' && address === null) throw badInput('link', 'is missing');
  return address;
}

export interface Poll {
  readonly question: string | null;
  readonly options: readonly string[];
  readonly multiple: boolean;
  readonly closesAt: Date | null;
}

export function readPoll(poll: PollInput | null | undefined): Poll | undefined {
  if (!poll) return undefined;
  const question = clean(poll.question ?? '').trim();
  if (question.length > MAX_TITLE) throw badInput('poll.question', `is longer than ${MAX_TITLE} characters`);
  const options = poll.options.map((option) => clean(option).trim());
  if (options.length < 2 || options.length > MAX_POLL_OPTIONS)
    throw badInput('poll.options', `there must be 2 to ${MAX_POLL_OPTIONS}`);
  if (options.some((option) => option === '' || option.length > MAX_LABEL))
    throw badInput('poll.options', `each must have 1 to ${MAX_LABEL} characters`);
  if (new Set(options).size < options.length) throw badInput('poll.options', 'are not all different');
  const closesAt = poll.closesAt ?? null;
  if (closesAt && closesAt.getTime() <= Date.now()) throw badInput('poll.closesAt', 'is in the past');
  return { question: question === '' ? null : question, options, multiple: poll.multiple ?? false, closesAt };
}

export interface Guest {
  readonly name: string;
  readonly email: string | null;
}

export function readGuest(guest: CreatePostInput['guest']): Guest {
  const name = clean(guest?.name ?? '')
    .replace(/\s+/gu, ' ')
    .trim();
  if (name === '' || name.length > 100) throw badInput('guest.name', 'must have 1 to 100 characters');
  const email = clean(guest?.email ?? '').trim();
  if (email !== '' && (email.length > 254 || !/^[^\s@]+@[^\s@]+$/.test(email)))
    throw badInput('guest.email', 'is not an e-mail address');
  return { name, email: email === '' ? null : email };
}

/** What a moderator or a report says about a post: a code, and words. */
export function readReason(
  reason: string | null | undefined,
  note: string | null | undefined,
): { reason: string | null; note: string | null } {
  const code = clean(reason ?? '').trim();
  const words = clean(note ?? '').trim();
  if (code.length > 100) throw badInput('reason', 'is longer than 100 characters');
  if (words.length > 2_000) throw badInput('note', 'is longer than 2000 characters');
  return { reason: code === '' ? null : code, note: words === '' ? null : words };
}
