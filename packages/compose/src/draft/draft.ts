import type { Attachment, ErrorKind, FieldErrors, Id, Post, PostKind, RichText } from '@kith/core';
import { wordsOfHtml } from '../writing/html.js';

/** A file with what is being written: a blob on this machine until it is uploaded. */
export interface DraftFile {
  readonly id: Id;
  readonly name: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  readonly alt?: string | undefined;
  /** What the backend made of it, once it has it. */
  readonly attachment?: Attachment | undefined;
}

/** A poll as it stands in its form. */
export interface PollForm {
  readonly question: string;
  readonly options: readonly string[];
  readonly multiple: boolean;
  /** As `datetime-local` writes it, in the visitor's time zone; empty for never. */
  readonly closesAt: string;
}

export interface GuestForm {
  readonly name: string;
  readonly email: string;
}

/** Why the backend did not take it. */
export interface Problem {
  readonly kind: ErrorKind;
  readonly fields?: FieldErrors | undefined;
}

/** Everything that somebody has put into a composer. JSON: the files' bytes lie beside it. */
export interface Draft {
  readonly body: string;
  readonly title: string;
  readonly link: string;
  readonly tags: readonly string[];
  readonly files: readonly DraftFile[];
  readonly kind?: PostKind | undefined;
  readonly topic?: Id | undefined;
  readonly poll?: PollForm | undefined;
  readonly guest?: GuestForm | undefined;
  /** Of the post that it changes, when the writing began. */
  readonly revision?: number | undefined;
  readonly problem?: Problem | undefined;
}

export function emptyDraft(body = ''): Draft {
  return { body, title: '', link: '', tags: [], files: [] };
}

/** What an untouched composer shows for a post that is to be changed. */
export function draftOfPost(post: Post): Draft {
  return {
    body: wordsFrom(post.body),
    title: post.title ?? '',
    link: '',
    tags: post.tags ?? [],
    files: (post.attachments ?? []).map((attachment) => ({
      id: attachment.id,
      name: attachment.name ?? '',
      mediaType: attachment.mediaType ?? '',
      size: attachment.size ?? 0,
      alt: attachment.alt ?? undefined,
      attachment,
    })),
    kind: post.kind ?? undefined,
    topic: post.topic?.id,
    revision: post.revision ?? undefined,
  };
}

/** What is there as it is written: HTML that holds only words as those words. */
export function wordsFrom(body: RichText | null | undefined): string {
  const text = body?.text ?? '';
  return body?.format === 'html' ? (wordsOfHtml(text) ?? text) : text;
}

/** Whether there is nothing in the one that is not in the other. Who a guest is counts for nothing. */
export function isSame(one: Draft, other: Draft): boolean {
  if (one.body !== other.body) return false;
  const rest = ({ title, link, tags, files, kind, topic, poll, problem }: Draft): string =>
    JSON.stringify([title, link, tags, files, kind, topic, poll, problem]);
  return rest(one) === rest(other);
}

/** Both, one after the other: neither is lost. */
export function joined(first: Draft, second: Draft): Draft {
  return {
    ...second,
    ...first,
    body:
      first.body && second.body && first.body !== second.body
        ? `${first.body}\n\n${second.body}`
        : first.body || second.body,
    title: first.title || second.title,
    link: first.link || second.link,
    tags: [...new Set([...first.tags, ...second.tags])],
    files: [...first.files, ...second.files.filter(({ id }) => first.files.every((file) => file.id !== id))],
  };
}

/** Whether this is a draft as it was kept: another version may have written something else. */
export function isDraft(value: unknown): value is Draft {
  if (typeof value !== 'object' || value === null) return false;
  const { body, title, link, tags, files }: Partial<Record<keyof Draft, unknown>> = value;
  return [body, title, link].every((text) => typeof text === 'string') && Array.isArray(tags) && Array.isArray(files);
}
