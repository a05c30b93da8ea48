import type {
  CreatePost,
  EditPost,
  FieldErrors,
  Id,
  PostKind,
  PostRules,
  RichText,
  Subject,
  Support,
} from '@kith/core';
import type { Draft } from '../draft/draft.js';
import type { Target } from '../draft/place.js';
import { htmlOf } from '../writing/html.js';

export type Format = RichText['format'];

/** What is sent is asked for here before: what a composer knows of where it writes. */
export interface Circumstances {
  readonly target: Target;
  readonly kind: PostKind;
  /** What can be chosen from instead; nothing where there is no choice. */
  readonly kinds: readonly PostKind[];
  readonly format: Format;
  /** What is written is markup already: of a post in HTML that holds more than words. */
  readonly isSource: boolean;
  readonly rules: PostRules | undefined;
  readonly subject: Subject | undefined;
  /** Posts without an account. */
  readonly guest: boolean;
}

/** Of a post of any kind but these, the words matter most. */
export function needsLink(kind: PostKind): boolean {
  return kind === 'link';
}

/**
 * Codes by field of what is missing or too much; none where it may go.
 * @param has - Whether the bytes of a file are on this machine.
 */
export function complaints(
  draft: Draft,
  { kind, guest, rules }: Circumstances,
  length: number,
  has: (id: Id) => boolean,
): FieldErrors {
  const found: Record<string, string> = {};
  const { body, title, link, files, poll } = draft;
  if (!body.trim() && !files.length && !link && !poll) found['body'] = 'required';
  if (rules?.maxLength != null && length > rules.maxLength) found['body'] = 'too-long';
  if (kind !== 'comment' && kind !== 'discussion' && !title.trim()) found['title'] = 'required';
  if (needsLink(kind) && !link) found['link'] = 'required';
  if (link && !isWebAddress(link)) found['link'] = 'invalid';
  if (guest && !draft.guest?.name.trim()) found['guest'] = 'required';
  if (files.some(({ id, attachment }) => !attachment && !has(id))) found['attachments'] = 'lost';
  if (poll && optionsOf(poll.options).length < 2) found['poll'] = 'too-few';
  if (poll?.closesAt && !(Date.parse(poll.closesAt) > Date.now())) found['poll'] = 'past';
  return found;
}

export function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

function optionsOf(options: readonly string[]): readonly string[] {
  return options.map((option) => option.trim()).filter(Boolean);
}

/** What `posts.create` is asked for; what the backend does not take is left out. */
export function createInput(draft: Draft, about: Circumstances, inputs: Support<'posts.create'>['inputs']): CreatePost {
  const { target, kind, guest } = about;
  const { poll } = draft;
  const input: { -readonly [K in keyof CreatePost]: CreatePost[K] } = {
    kind,
    body: bodyOf(draft, about),
  };
  const title = draft.title.trim();
  const topic = target.topic ?? draft.topic;
  if (kind !== 'comment' && title && inputs.title) input.title = title;
  if (target.parent !== undefined) input.parent = target.parent;
  else if (about.subject) input.subject = about.subject;
  else if (topic !== undefined && inputs.topic) input.topic = topic;
  if (draft.tags.length && inputs.tags) input.tags = draft.tags;
  if (draft.link && inputs.link) input.link = draft.link;
  if (draft.files.length && inputs.attachments) input.attachments = attachmentIds(draft);
  if (poll && inputs.poll) {
    const question = poll.question.trim();
    input.poll = {
      ...(question && { question }),
      options: optionsOf(poll.options),
      multiple: poll.multiple,
      ...(poll.closesAt && { closesAt: new Date(poll.closesAt).toISOString() }),
    };
  }
  if (guest && inputs.guest) {
    const { name = '', email = '' } = draft.guest ?? {};
    input.guest = { name: name.trim(), ...(email.trim() && { email: email.trim() }) };
  }
  return input;
}

/** What `posts.edit` is asked for: what has changed. */
export function editInput(
  id: Id,
  draft: Draft,
  base: Draft,
  about: Pick<Circumstances, 'format' | 'isSource'>,
  inputs: Support<'posts.edit'>['inputs'],
): EditPost {
  const ids = attachmentIds(draft);
  return {
    id,
    ...(draft.revision !== undefined && inputs.revision && { revision: draft.revision }),
    ...(draft.title !== base.title && { title: draft.title.trim() }),
    ...(draft.body !== base.body && { body: bodyOf(draft, about) }),
    ...(inputs.tags && String(draft.tags) !== String(base.tags) && { tags: draft.tags }),
    ...(inputs.attachments && String(ids) !== String(attachmentIds(base)) && { attachments: ids }),
  };
}

function attachmentIds({ files }: Draft): readonly Id[] {
  return files.map(({ id, attachment }) => attachment?.id ?? id);
}

/** The words with the addresses of files that are uploaded already; the outbox puts in the others. */
function bodyOf({ body, files }: Draft, { format, isSource }: Pick<Circumstances, 'format' | 'isSource'>): RichText {
  let text = format === 'html' && !isSource ? htmlOf(body) : body.trimEnd();
  for (const { id, attachment } of files)
    if (attachment?.url) text = text.replaceAll(`kith-file:${id}`, attachment.url);
  return { format, text };
}
