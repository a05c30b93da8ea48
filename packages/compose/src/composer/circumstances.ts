import type { Community, Id, Post, PostKind, PostRules } from '@kith/core';
import type { Draft } from '../draft/draft.js';
import type { Target } from '../draft/place.js';
import type { FirstComposeMessage } from '../messages/first.js';
import type { Circumstances, Format } from '../sending/inputs.js';
import { wordsOfHtml } from '../writing/html.js';
import { subjectOf } from './subject.js';

const newKinds: readonly PostKind[] = ['discussion', 'question', 'article', 'link', 'resource'];

/** Where and what a composer is told to write. */
export interface Asked {
  readonly kind: PostKind | undefined;
  readonly kinds: string | undefined;
  readonly topic: Id | undefined;
  readonly parent: Id | undefined;
  readonly subject: string | undefined;
  readonly site: string | undefined;
  readonly subjectTitle: string | undefined;
  readonly subjectUrl: string | undefined;
  readonly post: Post | undefined;
}

export function targetOf({ topic, parent, subject, site, post }: Asked): Target {
  return { topic, parent, subject, site, post };
}

/** What is known of where and what somebody writes now. */
export function circumstancesOf(
  asked: Asked,
  draft: Draft,
  rules: PostRules | undefined,
  community: Community | undefined,
): Circumstances {
  const { post, subject } = asked;
  const comments = asked.parent !== undefined || subject !== undefined;
  const named = (asked.kinds ?? '')
    .split(/\s+/)
    .filter((word): word is PostKind => newKinds.some((one) => one === word));
  const kinds = post || comments ? [] : named.filter((one) => !rules?.kinds || rules.kinds.includes(one));
  const chosen = draft.kind && kinds.includes(draft.kind) ? draft.kind : undefined;
  const first = asked.kind && (!kinds.length || kinds.includes(asked.kind)) ? asked.kind : undefined;
  const format = post?.body?.format ?? formatFor(rules);
  return {
    target: targetOf(asked),
    kind: post?.kind ?? chosen ?? first ?? kinds[0] ?? (comments ? 'comment' : 'discussion'),
    kinds,
    format,
    isSource: format === 'html' && wordsOfHtml(post?.body?.text ?? '') === undefined,
    rules,
    subject: subject === undefined ? undefined : subjectOf(asked, subject),
    guest: community?.viewer?.key === null && rules?.guests === true,
  };
}

/** What words are sent as: as they are typed, where the backend takes that. */
function formatFor(rules: PostRules | undefined): Format {
  const taken = rules?.formats ?? [];
  return taken.find((one) => one !== 'html') ?? taken[0] ?? 'markdown';
}

/** What an empty field asks for. */
export function promptFor({ kind, target }: Circumstances, community: Community | undefined): FirstComposeMessage {
  if (target.post) return 'edit-post';
  if (target.parent !== undefined) return isAnswer(target, community) ? 'write-answer' : 'write-reply';
  return kind === 'discussion' ? 'write-post' : `write-${kind}`;
}

/** What the button that sends is called. */
export function verbFor({ kind, target }: Circumstances, community: Community | undefined): FirstComposeMessage {
  if (target.post) return 'save';
  if (target.parent !== undefined) return isAnswer(target, community) ? 'answer' : 'reply';
  if (kind === 'comment') return 'comment';
  if (kind === 'question') return 'ask';
  return kind === 'link' || kind === 'resource' ? 'share' : 'post';
}

function isAnswer({ parent }: Target, community: Community | undefined): boolean {
  return parent !== undefined && community?.entities.view('post', parent)?.kind === 'question';
}
