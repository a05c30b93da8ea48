import type { Community, CommunityEvent, Registration, RsvpRefusal, RsvpStatus } from '@kith/core';
import { textOf } from '@kith/people';
import { safeUrl } from '@kith/ui';
import { isFull } from '../occasion/marks.js';

/** What can be said; the backend makes `going` a place on the waiting list where nothing is left. */
export type Answer = Exclude<RsvpStatus, 'waiting'>;

/** How an event lets the viewer say that they come: not at all, elsewhere, not now, after signing in, or here. */
export type RsvpOffer =
  | { readonly is: 'none' }
  | { readonly is: 'link'; readonly href: string; readonly sold: boolean }
  | { readonly is: 'refused'; readonly why: Exclude<RsvpRefusal, 'unauthenticated'> }
  | { readonly is: 'sign-in' }
  | AnswersOffer;

export interface AnswersOffer {
  readonly is: 'answers';
  readonly answers: readonly Answer[];
  /** Who goes is put on the waiting list. */
  readonly waits: boolean;
}

export interface OfferContext {
  readonly community: Community | undefined;
  readonly over: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly schemes: readonly string[] | undefined;
}

const known = ['going', 'maybe', 'declined'] as const satisfies readonly Answer[];

/** What is offered now. Who has a place can change their answer where it is full; others wait, where one can. */
export function offerOf(event: CommunityEvent, { community, over, now, schemes }: OfferContext): RsvpOffer {
  const { registration, status, viewerCan, rsvp, price } = event;
  if (!registration || !community) return { is: 'none' };
  if (status === 'cancelled') return { is: 'refused', why: 'cancelled' };
  if (over) return { is: 'refused', why: 'past' };
  const url = textOf(registration.url);
  const href = url && safeUrl(url, schemes);
  if (href) return { is: 'link', href, sold: (price?.amount ?? 0) > 0 };
  if (!community.supports('events.rsvp')) return { is: 'none' };
  const { refused } = registration;
  if (refused === 'unauthenticated' || community.viewer?.key === null) return { is: 'sign-in' };
  const holds = rsvp?.status === 'going' || rsvp?.status === 'waiting';
  if (refused && !(refused === 'full' && holds)) return { is: 'refused', why: refused };
  if (Date.parse(registration.deadline ?? '') <= now) return { is: 'refused', why: 'closed' };
  if (Array.isArray(viewerCan) && !viewerCan.includes('rsvp')) return { is: 'refused', why: 'forbidden' };
  const waits = isFull(event) && !holds;
  if (waits && !registration.waitingList) return { is: 'refused', why: 'full' };
  return answersOf(registration, waits);
}

function answersOf({ statuses }: Registration, waits: boolean): AnswersOffer {
  const answers = Array.isArray(statuses) ? known.filter((one) => statuses.includes(one)) : [];
  return { is: 'answers', answers: answers.length ? answers : ['going'], waits };
}
